import { dayOf } from '../calendar/day.ts'
import { dayInWords } from '../calendar/words.ts'
import { fill, type Language, stringsOf as talkIn } from '../conversation/strings.ts'
import { cy } from './strings/cy.ts'
import { en, type Strings } from './strings/en.ts'

export { fill } from '../conversation/strings.ts'
export type { Strings } from './strings/en.ts'

const languages: Readonly<Record<Language, Strings>> = { en, cy }

/** What is said of a case in a language. */
export const stringsIn = (lang: Language): Strings => languages[lang]

/** A local day, or an instant with its local offset, in full: `Friday 4 December 2026`. */
export const sayDate = (iso: string, lang: Language): string =>
  dayInWords(dayOf(iso.slice(0, 10)), talkIn({ lang }).days)

/** The end of a limit: its day, and the time too where it is not the end of the day. */
export const sayDue = (due: string, lang: Language): string => {
  const time = due.slice(11, 16)
  const date = sayDate(due, lang)
  return time === '23:59' ? date : fill(talkIn({ lang }).at, { time, date })
}

/** Words on a page: our own, in its language; or as somebody wrote them, in whatever language that was. */
export interface Words {
  readonly text: string
  readonly own: boolean
}

export const own = (text: string): Words => ({ text, own: true })
export const written = (text: string): Words => ({ text, own: false })
