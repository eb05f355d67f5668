import { opensOn } from '../attention/workingHours.ts'
import type { Calendar } from '../calendar/calendar.ts'
import type { Day } from '../calendar/day.ts'
import { type Instant, millisecondsOf } from '../calendar/instant.ts'
import type { Rules } from './rules.ts'

/** When people start work on a day. */
export const opening = (day: Day, { calendar, reminders }: Rules): Instant =>
  opensOn(day, reminders.hours, calendar)

/** When people start work on the n-th working day after a moment. */
export const openingAfter = (moment: Instant, workingDays: number, rules: Rules): Instant => {
  const { calendar } = rules
  return opening(calendar.addWorkingDays(calendar.zone.localDay(millisecondsOf(moment)), workingDays), rules)
}

/** The n-th working day before a day. */
export const workingDaysBefore = (calendar: Calendar, day: Day, count: number): Day => {
  let left = count
  let earlier = day
  while (left > 0) {
    earlier -= 1
    if (calendar.isWorking(earlier)) left -= 1
  }
  return earlier
}

/** Working days after one day, up to and including another. */
export const workingDaysBetween = (calendar: Calendar, from: Day, to: Day): number => {
  let count = 0
  for (let day = from + 1; day <= to; day += 1) if (calendar.isWorking(day)) count += 1
  return count
}
