import { expect, test } from 'vitest'
import { loadCalendar } from '../../../configuration/calendar.ts'
import { isOpenAt, nextOpening } from '../../../domain/attention/workingHours.ts'
import { instantSchema } from '../../../domain/calendar/instant.ts'

const calendar = loadCalendar({ division: 'england-and-wales', timeZone: 'Europe/London', closures: [] })
const hours = { from: '09:00', to: '17:00' }
const at = (text: string) => instantSchema.parse(text)

test.each([
  ['Monday at nine', '2026-11-30T09:00:00Z', true],
  ['Monday a second before nine', '2026-11-30T08:59:59Z', false],
  ['Monday at five', '2026-11-30T17:00:00Z', false],
  ['Saturday at noon', '2026-11-28T12:00:00Z', false],
  ['Christmas Day', '2026-12-25T12:00:00Z', false],
  ['Boxing Day’s substitute, Monday 28 December', '2026-12-28T12:00:00Z', false],
  // London is an hour ahead of UTC in June.
  ['a Monday in June at nine in London', '2027-06-07T08:00:00Z', true],
  ['a Monday in June at five in London', '2027-06-07T16:00:00Z', false],
])('%s', (_, moment, open) => {
  expect(isOpenAt(at(moment), hours, calendar)).toBe(open)
})

test.each([
  ['before opening: today', '2026-11-30T08:00:00Z', '2026-11-30T09:00:00.000Z'],
  ['at opening: the next', '2026-11-30T09:00:00Z', '2026-12-01T09:00:00.000Z'],
  ['on Saturday night: Monday', '2026-11-28T23:40:00Z', '2026-11-30T09:00:00.000Z'],
  ['on Christmas Eve after hours: Tuesday 29 December', '2026-12-24T18:00:00Z', '2026-12-29T09:00:00.000Z'],
  ['over the change to summer time', '2027-03-26T18:00:00Z', '2027-03-30T08:00:00.000Z'],
])('the offices open next, %s', (_, moment, opens) => {
  expect(nextOpening(at(moment), hours, calendar)).toBe(opens)
})
