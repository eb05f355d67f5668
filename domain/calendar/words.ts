import { type Day, dayInMilliseconds, weekdayOf } from './day.ts'

/** The names of the days from Monday on, and of the months. */
export interface DayNames {
  readonly weekdays: readonly string[]
  readonly months: readonly string[]
}

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']
const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

export const englishDays: DayNames = { weekdays, months }

/** A day as people write it: “Friday 8 January 2027”. */
export const dayInWords = (day: Day, names: DayNames = englishDays): string => {
  const date = new Date(day * dayInMilliseconds)
  return `${names.weekdays[weekdayOf(day)]} ${date.getUTCDate()} ${names.months[date.getUTCMonth()]} ${date.getUTCFullYear()}`
}
