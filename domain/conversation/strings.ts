import { z } from 'zod'
import { cy } from './strings/cy.ts'
import { en, type Strings } from './strings/en.ts'

export type { Strings } from './strings/en.ts'

/** The languages that the conversation speaks, each in a file of its own in `strings/`. */
export const languageSchema = z.enum(['en', 'cy'])
export type Language = z.infer<typeof languageSchema>

const languages: Readonly<Record<Language, Strings>> = { en, cy }

/** What is said in the language of a conversation. */
export const stringsOf = ({ lang }: { readonly lang: Language }): Strings => languages[lang]

/** Fills in `{names}`; what is filled in is left as it is, whatever it holds. */
export const fill = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole)

/** “One, two and three”. */
export const listed = (parts: readonly string[], { and, andBeforeVowel }: Strings): string => {
  const [last = '', ...before] = parts.toReversed()
  const word = /^[aeiouwyâêîôûŵŷ]/i.test(last) ? andBeforeVowel : and
  return before.length === 0 ? last : `${before.toReversed().join(', ')} ${word} ${last}`
}
