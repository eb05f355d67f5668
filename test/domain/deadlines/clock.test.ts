import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dayOf, dayOfCivil } from '../../../domain/calendar/day.ts'
import { type Counting, dueAfter, inTime, writeDue } from '../../../domain/deadlines/clock.ts'
import { type Limit, limitSchema } from '../../../domain/policy/limit.ts'
import { edinburgh, london } from './caseOf.ts'

const limit = (count: number, unit: string, more: object = {}): Limit =>
  limitSchema.parse({ within: { count, unit }, from: 'received', clause: 'test', ...more })

const due = (at: string, of: Limit, counting: Counting = { dayOne: 'day-after' }, calendar = london) =>
  writeDue(dueAfter(Date.parse(at), of, counting, calendar), calendar)

describe('which day is day one', () => {
  test.each([
    // Saturday 26 December 2026; 28 December is the substitute for Boxing Day (gov.uk).
    ['day-after', '2026-12-26T10:00:00Z', '2027-01-05'],
    ['deemed-received', '2026-12-26T10:00:00Z', '2027-01-06'],
    ['same-day', '2026-12-26T10:00:00Z', '2027-01-05'],
    // Monday 9 November 2026, an ordinary week.
    ['day-after', '2026-11-09T10:00:00Z', '2026-11-16'],
    ['deemed-received', '2026-11-09T10:00:00Z', '2026-11-16'],
    ['same-day', '2026-11-09T10:00:00Z', '2026-11-13'],
  ] as const)('%s: five working days from %s end on %s', (dayOne, at, day) => {
    expect(due(at, limit(5, 'working-days'), { dayOne })).toContain(day)
  })

  test('hours of business matter only where the policy publishes them', () => {
    const counting: Counting = { dayOne: 'deemed-received', businessHours: { from: '09:00', to: '17:00' } }
    expect(due('2026-11-09T17:00:00Z', limit(5, 'working-days'), counting)).toContain('2026-11-17')
    expect(due('2026-11-09T16:59:59Z', limit(5, 'working-days'), counting)).toContain('2026-11-16')
    expect(due('2026-11-09T23:59:59Z', limit(5, 'working-days'))).toContain('2026-11-16')
  })

  test('the landlord-friendly reading is never earlier than the ordinary one, the Scottish never later', () => {
    const moment = fc.integer({ min: Date.parse('2024-01-01'), max: Date.parse('2028-12-01') })
    fc.assert(
      fc.property(moment, fc.integer({ min: 1, max: 30 }), (at, count) => {
        const end = (dayOne: Counting['dayOne']) =>
          dueAfter(at, limit(count, 'working-days'), { dayOne }, london).moment
        expect(end('deemed-received')).toBeGreaterThanOrEqual(end('day-after'))
        expect(end('same-day')).toBeLessThanOrEqual(end('day-after'))
      }),
    )
  })
})

describe('other units', () => {
  test.each([
    ['calendar-days', 21, '2027-06-08T10:00:00+01:00', '2027-06-29T23:59:59+01:00'],
    ['weeks', 12, '2026-12-31T10:00:00Z', '2027-03-25T23:59:59+00:00'],
    ['weeks', 8, '2027-02-15T10:00:00Z', '2027-04-12T23:59:59+01:00'],
    ['months', 1, '2027-01-31T10:00:00Z', '2027-02-28T23:59:59+00:00'],
    ['years', 1, '2028-02-29T10:00:00Z', '2029-02-28T23:59:59+00:00'],
    ['hours', 24, '2027-03-27T14:00:00Z', '2027-03-28T15:00:00+01:00'],
    ['working-hours', 24, '2026-12-26T10:00:00Z', '2026-12-29T10:00:00+00:00'],
    ['working-hours', 48, '2026-12-24T15:00:00Z', '2026-12-30T15:00:00+00:00'],
  ])('%s', (unit, count, at, end) => {
    expect(due(at, limit(count, unit))).toBe(end)
  })

  test('a date rolls to the next working day only where the limit says so', () => {
    // 27 March 2027 is the Saturday of Easter; Tuesday 30 March is the next working day in England.
    const at = '2027-03-20T10:00:00Z'
    expect(due(at, limit(7, 'calendar-days'))).toContain('2027-03-27')
    expect(due(at, limit(7, 'calendar-days', { roll: 'next-working-day' }))).toContain('2027-03-30')
    const scottish = { dayOne: 'day-after' } as const
    expect(due(at, limit(7, 'calendar-days', { roll: 'next-working-day' }), scottish, edinburgh)).toContain(
      '2027-03-29',
    )
  })
})

describe('in time', () => {
  test('a day lasts to its last millisecond', () => {
    const end = dueAfter(
      Date.parse('2026-11-09T10:00:00Z'),
      limit(5, 'working-days'),
      { dayOne: 'day-after' },
      london,
    )
    expect(inTime(end, Date.parse('2026-11-16T23:59:59.999Z'))).toBe(true)
    expect(inTime(end, Date.parse('2026-11-17T00:00:00.000Z'))).toBe(false)
  })

  test('elapsed hours end on the millisecond', () => {
    const end = dueAfter(
      Date.parse('2026-11-09T10:00:00Z'),
      limit(24, 'hours'),
      { dayOne: 'day-after' },
      london,
    )
    expect(inTime(end, Date.parse('2026-11-10T10:00:00.000Z'))).toBe(true)
    expect(inTime(end, Date.parse('2026-11-10T10:00:00.001Z'))).toBe(false)
  })

  test('day numbers and civil dates are the same thing', () => {
    expect(dayOf('2026-11-22')).toBe(dayOfCivil(2026, 11, 22))
  })
})
