import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { loadCalendar } from '../../../configuration/calendar.ts'
import { DayOutsideCalendar } from '../../../domain/calendar/calendar.ts'
import { addMonths, dayOf, dayOfCivil, localDateOf, weekdayOf } from '../../../domain/calendar/day.ts'
import { divisionSchema } from '../../../domain/calendar/division.ts'

const calendars = divisionSchema.options.map((division) =>
  loadCalendar({ division, timeZone: 'Europe/London', closures: ['2026-12-24', '2026-12-29'] }),
)
const anyCalendar = fc.constantFrom(...calendars)
const anyDay = fc.integer({ min: dayOfCivil(2019, 1, 1), max: dayOfCivil(2035, 12, 31) })

describe('working days', () => {
  test('adding them is the same as walking day by day', () => {
    fc.assert(
      fc.property(anyCalendar, anyDay, fc.integer({ min: 1, max: 60 }), (calendar, start, count) => {
        let day = start
        for (let passed = 0; passed < count; ) {
          day += 1
          if (calendar.isWorking(day)) passed += 1
        }
        expect(calendar.addWorkingDays(start, count)).toBe(day)
      }),
      { numRuns: 2000 },
    )
  })

  test('adding a then b from a working day is adding a plus b', () => {
    const some = fc.integer({ min: 1, max: 30 })
    fc.assert(
      fc.property(anyCalendar, anyDay, some, some, (calendar, start, a, b) => {
        expect(calendar.addWorkingDays(calendar.addWorkingDays(start, a), b)).toBe(
          calendar.addWorkingDays(start, a + b),
        )
      }),
    )
  })

  test('a later start never ends earlier', () => {
    fc.assert(
      fc.property(anyCalendar, anyDay, fc.integer({ min: 1, max: 30 }), (calendar, start, count) => {
        expect(calendar.addWorkingDays(start + 1, count)).toBeGreaterThanOrEqual(
          calendar.addWorkingDays(start, count),
        )
      }),
    )
  })

  test('a weekend is never one', () => {
    fc.assert(
      fc.property(anyCalendar, anyDay, (calendar, day) => {
        expect(calendar.isWorking(day) && weekdayOf(day) >= 5).toBe(false)
      }),
    )
  })

  test('a closure is the landlord’s alone: the statutory calendar works on it', () => {
    for (const calendar of calendars) {
      expect(calendar.isWorking(dayOf('2026-12-24'))).toBe(false)
      expect(calendar.statutory.isWorking(dayOf('2026-12-24'))).toBe(true)
    }
  })

  test('a day outside the years of the calendar is refused', () => {
    expect(() => calendars[0]?.addWorkingDays(dayOfCivil(1999, 12, 31), 1)).toThrow(DayOutsideCalendar)
    expect(() => calendars[0]?.addWorkingDays(dayOfCivil(2060, 12, 30), 5)).toThrow(DayOutsideCalendar)
  })
})

describe('months', () => {
  test.each([
    ['2027-01-31', 1, '2027-02-28'],
    ['2028-01-31', 1, '2028-02-29'],
    ['2026-08-31', 6, '2027-02-28'],
    ['2026-12-31', 2, '2027-02-28'],
    ['2026-03-31', 12, '2027-03-31'],
    ['2028-02-29', 12, '2029-02-28'],
    ['2026-11-15', 3, '2027-02-15'],
  ])('%s and %i months is %s: a day that a month does not have is its last', (from, months, until) => {
    expect(localDateOf(addMonths(dayOf(from), months))).toBe(until)
  })
})
