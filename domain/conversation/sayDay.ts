import { type Instant, type LocalDate, localDateSchema } from '../calendar/instant.ts'
import { sayDate, sayDue } from '../notices/sayDate.ts'

const withoutThisYear = (said: string, now: Instant): string => {
  const year = ` ${now.slice(0, 4)}`
  return said.endsWith(year) ? said.slice(0, -year.length) : said
}

/** The day that an instant is where the landlord is. */
export const dayAt = (instant: Instant, timeZone: string): LocalDate =>
  localDateSchema.parse(new Intl.DateTimeFormat('en-CA', { timeZone }).format(new Date(instant)))

/** A day as one says it: the year only where it is not this one. `Friday 11 December`, `Friday 8 January 2027`. */
export const sayDay = (date: LocalDate, now: Instant): string => withoutThisYear(sayDate(date), now)

/** The end of a limit as one says it, with the time where it is not the end of the day. */
export const sayBy = (due: string, now: Instant): string => withoutThisYear(sayDue(due), now)
