import { dayOf } from '../calendar/day.ts'
import { type Instant, type LocalDate, localDateSchema } from '../calendar/instant.ts'
import { dayInWords } from '../calendar/words.ts'
import { fill, type Strings, stringsOf } from './strings.ts'

const english = stringsOf({ lang: 'en' })

/** The day that an instant is where the landlord is. */
export const dayAt = (instant: Instant, timeZone: string): LocalDate =>
  localDateSchema.parse(new Intl.DateTimeFormat('en-CA', { timeZone }).format(new Date(instant)))

/** A day as one says it: the year only where it is not this one. `Friday 11 December`, `Friday 8 January 2027`. */
export const sayDay = (date: string, now: Instant, { days }: Strings = english): string => {
  const said = dayInWords(dayOf(date.slice(0, 10)), days)
  const year = ` ${now.slice(0, 4)}`
  return said.endsWith(year) ? said.slice(0, -year.length) : said
}

/** The end of a limit as one says it, with the time where it is not the end of the day. */
export const sayBy = (due: string, now: Instant, strings: Strings = english): string => {
  const time = due.slice(11, 16)
  const date = sayDay(due, now, strings)
  return time === '23:59' ? date : fill(strings.at, { time, date })
}
