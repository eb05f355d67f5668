import { describe, expect, test } from 'vitest'
import { loadCalendar } from '../../../configuration/calendar.ts'
import { bankHolidaysByRule } from '../../../domain/calendar/bankHolidayRule.ts'
import { dayOf, dayOfCivil, localDateOf, weekdayOf } from '../../../domain/calendar/day.ts'
import { type Division, divisionSchema } from '../../../domain/calendar/division.ts'

/*
 * Bank holidays as gov.uk publishes them for 2024 to 2027, with the Scottish one of 15 June 2026, and as the law
 * of 1971 gives them for 2028 (Easter Sunday is 16 April 2028), written down by hand from those pages.
 */
const official: Record<Division, Record<number, string>> = {
  'england-and-wales': {
    2024: '01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26',
    2025: '01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26',
    2026: '01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28',
    2027: '01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28',
    2028: '01-03 04-14 04-17 05-01 05-29 08-28 12-25 12-26',
  },
  scotland: {
    2024: '01-01 01-02 03-29 05-06 05-27 08-05 12-02 12-25 12-26',
    2025: '01-01 01-02 04-18 05-05 05-26 08-04 12-01 12-25 12-26',
    2026: '01-01 01-02 04-03 05-04 05-25 06-15 08-03 11-30 12-25 12-28',
    2027: '01-01 01-04 03-26 05-03 05-31 08-02 11-30 12-27 12-28',
    2028: '01-03 01-04 04-14 05-01 05-29 08-07 11-30 12-25 12-26',
  },
  'northern-ireland': {
    2024: '01-01 03-18 03-29 04-01 05-06 05-27 07-12 08-26 12-25 12-26',
    2025: '01-01 03-17 04-18 04-21 05-05 05-26 07-14 08-25 12-25 12-26',
    2026: '01-01 03-17 04-03 04-06 05-04 05-25 07-13 08-31 12-25 12-28',
    2027: '01-01 03-17 03-26 03-29 05-03 05-31 07-12 08-30 12-27 12-28',
    2028: '01-03 03-17 04-14 04-17 05-01 05-29 07-12 08-28 12-25 12-26',
  },
}

const years = divisionSchema.options.flatMap((division) =>
  Object.entries(official[division]).map(([year, days]) => ({
    division,
    year: Number(year),
    days: days.split(' ').map((day) => `${year}-${day}`),
  })),
)

test.each(years)('the days off in $division in $year are the official ones', ({ division, year, days }) => {
  const calendar = loadCalendar({ division, timeZone: 'Europe/London' })
  const off: string[] = []
  for (let day = dayOfCivil(year, 1, 1); day < dayOfCivil(year + 1, 1, 1); day++) {
    if (weekdayOf(day) < 5 && !calendar.isWorking(day)) off.push(localDateOf(day))
  }
  expect(off).toEqual(days)
})

describe('the rule for years not published', () => {
  const oneOff = ['2026-06-15']

  test.each(years)('gives what was published for $division in $year', ({ division, year, days }) => {
    expect(bankHolidaysByRule(division, year)).toEqual(days.filter((day) => !oneOff.includes(day)))
  })

  test.each([
    ['2019-04-21', 2019],
    ['2024-03-31', 2024],
    ['2025-04-20', 2025],
    ['2038-04-25', 2038],
  ])('Easter Sunday %s has Good Friday two days before it', (easter, year) => {
    expect(bankHolidaysByRule('scotland', year)).toContain(localDateOf(dayOf(easter) - 2))
  })

  test('days past the published years are marked as not firm', () => {
    const calendar = loadCalendar({ division: 'england-and-wales', timeZone: 'Europe/London' })
    expect(localDateOf(calendar.firmUntil)).toBe('2027-12-31')
  })
})
