import { dayOf } from '../calendar/day.ts'
import { dayInWords } from '../calendar/words.ts'

/** A local day, or an instant with its local offset, in full: `Friday 4 December 2026`. */
export const sayDate = (iso: string): string => dayInWords(dayOf(iso.slice(0, 10)))

/** The end of a limit: its day, and the time too where it is not the end of the day. */
export const sayDue = (due: string): string => {
  const time = due.slice(11, 16)
  return time === '23:59' ? sayDate(due) : `${time} on ${sayDate(due)}`
}
