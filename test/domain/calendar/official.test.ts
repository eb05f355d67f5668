import { expect, test } from 'vitest'
import { loadCalendar } from '../../../configuration/calendar.ts'
import { dayOf, localDateOf } from '../../../domain/calendar/day.ts'
import type { Division } from '../../../domain/calendar/division.ts'

/*
 * Five, ten and twenty working days after days chosen for their traps: Easter, Christmas, the holidays that only one
 * division has, the one-off of 15 June 2026, substitutes, and 2028, which the law gives and nobody has published.
 * Worked out with another program from the days that gov.uk publishes.
 */
const rows: [Division, string, string][] = [
  ['england-and-wales', '2024-03-28', '2024-04-08 2024-04-15 2024-04-29'],
  ['scotland', '2024-03-28', '2024-04-05 2024-04-12 2024-04-26'],
  ['northern-ireland', '2024-03-15', '2024-03-25 2024-04-03 2024-04-17'],
  ['england-and-wales', '2024-12-20', '2024-12-31 2025-01-08 2025-01-22'],
  ['scotland', '2024-11-29', '2024-12-09 2024-12-16 2025-01-03'],
  ['england-and-wales', '2025-04-17', '2025-04-28 2025-05-06 2025-05-20'],
  ['northern-ireland', '2025-07-11', '2025-07-21 2025-07-28 2025-08-11'],
  ['scotland', '2025-12-24', '2026-01-06 2026-01-13 2026-01-27'],
  ['scotland', '2026-06-12', '2026-06-22 2026-06-29 2026-07-13'],
  ['england-and-wales', '2026-08-28', '2026-09-07 2026-09-14 2026-09-28'],
  ['northern-ireland', '2026-03-16', '2026-03-24 2026-03-31 2026-04-16'],
  ['scotland', '2026-12-31', '2027-01-11 2027-01-18 2027-02-01'],
  ['england-and-wales', '2027-12-24', '2028-01-05 2028-01-12 2028-01-26'],
  ['northern-ireland', '2027-07-09', '2027-07-19 2027-07-26 2027-08-09'],
  ['scotland', '2027-11-26', '2027-12-06 2027-12-13 2027-12-29'],
  ['england-and-wales', '2027-12-31', '2028-01-10 2028-01-17 2028-01-31'],
  ['scotland', '2027-12-31', '2028-01-11 2028-01-18 2028-02-01'],
  ['england-and-wales', '2028-04-13', '2028-04-24 2028-05-02 2028-05-16'],
  ['northern-ireland', '2028-03-16', '2028-03-24 2028-03-31 2028-04-18'],
  ['scotland', '2028-08-04', '2028-08-14 2028-08-21 2028-09-04'],
]

test.each(rows)('in %s, 5, 10 and 20 working days after %s are %s', (division, from, days) => {
  const calendar = loadCalendar({ division, timeZone: 'Europe/London' })
  const after = (count: number) => localDateOf(calendar.addWorkingDays(dayOf(from), count))
  expect([5, 10, 20].map(after).join(' ')).toBe(days)
})
