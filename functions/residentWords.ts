import { fill, type Language, languageSchema } from '../domain/conversation/strings.ts'
import type { PageRequest } from './formRequest.ts'
import { cy } from './residentWords/cy.ts'
import { en, type ResidentWords } from './residentWords/en.ts'

export { fill } from '../domain/conversation/strings.ts'
export type { ResidentWords } from './residentWords/en.ts'

const languages: Readonly<Record<Language, ResidentWords>> = { en, cy }

/** What the pages say in a language. */
export const wordsIn = (lang: Language): ResidentWords => languages[lang]

/** The language of a page is in its address, so that no cookie is needed and a link opens what its sender saw. */
export const languageOf = ({ queryStringParameters }: Pick<PageRequest, 'queryStringParameters'>): Language =>
  languageSchema.catch('en').parse(queryStringParameters.lang)

/** The same page in a language: English where none is named. */
export const inLanguage = (path: string, lang: Language): string =>
  lang === 'en' ? path : `${path}${path.includes('?') ? '&' : '?'}lang=${lang}`

/** What is too long, and by how much. */
export const tooLong = (lang: Language, count: number): string =>
  fill(wordsIn(lang).tooLong, { count: String(count) })
