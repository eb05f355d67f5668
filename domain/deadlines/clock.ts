import type { Calendar } from '../calendar/calendar.ts'
import { addMonths, type Day, dayInMilliseconds } from '../calendar/day.ts'
import { dayInWords } from '../calendar/words.ts'
import type { Amount, DayOne, Limit } from '../policy/limit.ts'

/** The last moment of a limit; `day` where the limit ends with a day, `null` where it ends at a time. */
export interface Due {
  readonly day: Day | null
  readonly moment: number
}

/** How a policy or a law counts days. */
export interface Counting {
  readonly dayOne: DayOne
  readonly businessHours?: { readonly from: string; readonly to: string } | undefined
}

const hour = 3_600_000

/** The end of a local day. */
export const endOf = (day: Day, calendar: Calendar): Due => ({ day, moment: calendar.zone.endOfDay(day) })

/** Whether something done at a moment was in time. A day lasts to its last millisecond. */
export const inTime = (due: Due, moment: number): boolean =>
  due.day === null ? moment <= due.moment : moment < due.moment + 1000

export const writeDue = (due: Due, calendar: Calendar): string =>
  due.day === null ? calendar.zone.write(due.moment) : calendar.zone.writeEndOfDay(due.day)

/** The day of a date in words, for people. */
export const dueInWords = (due: Due, calendar: Calendar): string =>
  dayInWords(due.day ?? calendar.zone.localDay(due.moment))

const timeOfDayOf = (moment: number, calendar: Calendar): number =>
  moment + calendar.zone.offsetAt(moment) - calendar.zone.localDay(moment) * dayInMilliseconds

/**
 * Hours that count on working days only: 24 of them end at the same time on the next working day,
 * as “24 working hours” is read (Customer Complaints Procedure, 2).
 */
const afterWorkingHours = (moment: number, hours: number, calendar: Calendar): number => {
  const day = calendar.zone.localDay(moment)
  const time = timeOfDayOf(moment, calendar) + (hours % 24) * hour
  const days = Math.floor(hours / 24) + Math.floor(time / dayInMilliseconds)
  const end = days === 0 ? calendar.workingDayOnOrAfter(day) : calendar.addWorkingDays(day, days)
  return calendar.zone.momentOf(end, time % dayInMilliseconds)
}

const milliseconds = (clock: string): number => {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number)
  return (hours * 60 + minutes) * 60_000
}

/** The day on which something counts as having happened, where the policy publishes hours for that. */
const deemedDay = (moment: number, counting: Counting, calendar: Calendar): Day => {
  const day = calendar.zone.localDay(moment)
  const hours = counting.businessHours
  const late = hours !== undefined && timeOfDayOf(moment, calendar) >= milliseconds(hours.to)
  return calendar.workingDayOnOrAfter(late ? day + 1 : day)
}

/** Day 0 of a count: adding n to it gives day n. */
const dayZero = (moment: number, counting: Counting, calendar: Calendar): Day => {
  const day = calendar.zone.localDay(moment)
  switch (counting.dayOne) {
    case 'day-after':
      return day
    case 'deemed-received':
      return deemedDay(moment, counting, calendar)
    case 'same-day':
      return calendar.workingDayOnOrAfter(day) - 1
  }
}

const addDays = (zero: Day, { count, unit }: Amount, calendar: Calendar): Day => {
  switch (unit) {
    case 'working-days':
      return calendar.addWorkingDays(zero, count)
    case 'weeks':
      return zero + count * 7
    case 'months':
      return addMonths(zero, count)
    case 'years':
      return addMonths(zero, count * 12)
    default:
      return zero + count
  }
}

/** When a limit ends that starts at a moment. */
export const dueAfter = (moment: number, limit: Limit, counting: Counting, calendar: Calendar): Due => {
  const { count, unit } = limit.within
  if (unit === 'hours') return { day: null, moment: moment + count * hour }
  if (unit === 'working-hours') return { day: null, moment: afterWorkingHours(moment, count, calendar) }
  const rule = limit.dayOne === undefined ? counting : { ...counting, dayOne: limit.dayOne }
  const day = addDays(dayZero(moment, rule, calendar), limit.within, calendar)
  return endOf(limit.roll === 'next-working-day' ? calendar.workingDayOnOrAfter(day) : day, calendar)
}
