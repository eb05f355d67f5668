import type { LocalDate } from './instant.ts'

/** A local day as a whole number: days since 1 January 1970. Arithmetic on it is plain addition. */
export type Day = number

export const dayInMilliseconds = 86_400_000

/** `2026-11-28` to its day number. */
export const dayOf = (date: LocalDate | string): Day => Date.parse(`${date}T00:00:00Z`) / dayInMilliseconds

/** A day number to `2026-11-28`. */
export const localDateOf = (day: Day): LocalDate =>
  new Date(day * dayInMilliseconds).toISOString().slice(0, 10) as LocalDate

export const dayOfCivil = (year: number, month: number, dayOfMonth: number): Day =>
  Date.UTC(year, month - 1, dayOfMonth) / dayInMilliseconds

/** 0 is Monday, 6 is Sunday. 1 January 1970 was a Thursday. */
export const weekdayOf = (day: Day): number => (((day + 3) % 7) + 7) % 7

/** The same day of a later month; where that month has none (31 January + 1 month), its last day. */
export const addMonths = (day: Day, months: number): Day => {
  const from = new Date(day * dayInMilliseconds)
  const wanted = Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + months, 1)
  const lastOfMonth = Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + months + 1, 0)
  const exact = wanted + (from.getUTCDate() - 1) * dayInMilliseconds
  return Math.min(exact, lastOfMonth) / dayInMilliseconds
}
