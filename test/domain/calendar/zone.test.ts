import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dayOf, localDateOf } from '../../../domain/calendar/day.ts'
import { UnknownTimeZone, zoneOf } from '../../../domain/calendar/zone.ts'

const london = zoneOf('Europe/London')
const zones = ['Europe/London', 'America/New_York', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'UTC'].map(
  zoneOf,
)

describe('a local day', () => {
  test.each([
    ['2027-06-29T23:30:00Z', '2027-06-30'],
    ['2027-06-29T22:59:59Z', '2027-06-29'],
    ['2026-12-24T23:59:59Z', '2026-12-24'],
    ['2026-03-28T23:59:59Z', '2026-03-28'],
    ['2026-03-29T23:00:00Z', '2026-03-30'],
    ['2026-10-25T00:30:00Z', '2026-10-25'],
    ['2026-10-25T23:30:00Z', '2026-10-25'],
  ])('%s is on %s in London', (instant, day) => {
    expect(localDateOf(london.localDay(Date.parse(instant)))).toBe(day)
  })

  test.each([
    ['2026-03-28', '2026-03-28T23:59:59+00:00'],
    ['2026-03-29', '2026-03-29T23:59:59+01:00'],
    ['2026-10-24', '2026-10-24T23:59:59+01:00'],
    ['2026-10-25', '2026-10-25T23:59:59+00:00'],
  ])('%s ends at %s, around the changes of the clocks', (day, end) => {
    expect(london.writeEndOfDay(dayOf(day))).toBe(end)
    expect(london.endOfDay(dayOf(day))).toBe(Date.parse(end))
  })
})

const anyMoment = fc.integer({ min: Date.parse('2001-01-01'), max: Date.parse('2059-12-31') })

describe('in any zone', () => {
  test('a moment written out reads back as itself', () => {
    fc.assert(
      fc.property(fc.constantFrom(...zones), anyMoment, (zone, moment) => {
        expect(Date.parse(zone.write(moment))).toBe(moment)
      }),
      { numRuns: 2000 },
    )
  })

  test('the local day is the one that the platform’s own calendar shows', () => {
    fc.assert(
      fc.property(fc.constantFrom(...zones), anyMoment, (zone, moment) => {
        const shown = new Intl.DateTimeFormat('en-CA', { timeZone: zone.name, dateStyle: 'short' })
        expect(localDateOf(zone.localDay(moment))).toBe(shown.format(moment))
      }),
      { numRuns: 500 },
    )
  })

  test('a day ends one second before the next begins', () => {
    fc.assert(
      fc.property(fc.constantFrom(...zones), anyMoment, (zone, moment) => {
        const day = zone.localDay(moment)
        expect(zone.localDay(zone.endOfDay(day))).toBe(day)
        expect(zone.localDay(zone.endOfDay(day) + 1000)).toBe(day + 1)
      }),
      { numRuns: 1000 },
    )
  })

  test('a name that is no zone is refused', () => {
    expect(() => zoneOf('Europe/Larkfield')).toThrow(UnknownTimeZone)
  })
})
