import { cy } from './strings/cy.ts'
import { en } from './strings/en.ts'

/** Every language of the page, by its tag. To add one: a file in `strings/` with the same keys, and its name here. */
const languages = { en, cy }

/** Right-to-left scripts, for when one of them is added. */
const rightToLeft = ['ar', 'fa', 'he', 'ur']

/** The words of a language; English where we have none. `say` fills in `{names}`. */
export const wordsIn = (tag) => {
  const base = (tag ?? '').toLowerCase().split('-')[0]
  const strings = languages[base] ?? en
  return {
    strings,
    /** The language in which the conversation speaks. */
    spoken: strings === en ? 'en' : base,
    direction: rightToLeft.includes(base) && languages[base] !== undefined ? 'rtl' : 'ltr',
    say: (key, values = {}) => strings[key].replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole),
  }
}
