import type { Landlord } from '../landlord/landlord.ts'
import { ownLanguageLine } from '../message/ownLanguage.ts'
import type { Reply } from './reply.ts'
import { fill, type Strings } from './strings.ts'

/** Scripts whose readers we can greet, and Latin-script languages by their commonest small words. */
const scripts: readonly (readonly [string, RegExp])[] = [
  ['Urdu', /[ٹڈڑےںہھ]/u],
  ['Arabic', /\p{Script=Arabic}/u],
  ['Bengali', /\p{Script=Bengali}/u],
  ['Punjabi', /\p{Script=Gurmukhi}/u],
  ['Ukrainian', /[іїєґ]/u],
  ['another language', /[^\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]/u],
]

const smallWords: readonly (readonly [string, RegExp])[] = [
  [
    'Polish',
    /(?<!\p{L})(?:nie|jest|się|mam|w|na|że|od|proszę|mieszkanie|moje|już|bardzo|dzień|dobry|ogrzewanie)(?!\p{L})/giu,
  ],
  [
    'Romanian',
    /(?<!\p{L})(?:nu|este|și|am|pentru|meu|mea|casa|apartament|vă|rog|sunt|care|bună|foarte|din)(?!\p{L})/giu,
  ],
  [
    'Welsh',
    /(?<!\p{L})(?:mae|ddim|wedi|yn|yw|fy|nid|dwi|rydw|eisiau|gyda|gwres|cwyn|oes|ac|mewn)(?!\p{L})/giu,
  ],
  [
    'Spanish',
    /(?<!\p{L})(?:el|la|los|no|está|mi|que|tengo|por|favor|casa|agua|muy|hace|del|con)(?!\p{L})/giu,
  ],
  [
    'Portuguese',
    /(?<!\p{L})(?:não|está|minha|meu|que|tenho|por|favor|casa|água|muito|uma|com|do|da)(?!\p{L})/giu,
  ],
  ['French', /(?<!\p{L})(?:le|la|les|ne|pas|est|mon|ma|je|suis|depuis|chez|de|des|dans|et|il)(?!\p{L})/giu],
]

const english =
  /(?<!\p{L})(?:the|is|my|and|to|a|of|in|it|not|no|i|was|for|on|you|have|has|been|we|with|that|this|but|are|at|me|can|so|they|from)(?!\p{L})/giu

const share = (text: string, characters: RegExp): number => {
  const letters = text.match(/\p{L}/gu)?.length ?? 0
  return letters === 0 ? 0 : (text.match(characters)?.length ?? 0) / letters
}

const nonLatin = (text: string): string | null => {
  if (share(text, /[^\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]/gu) < 0.3) return null
  return scripts.find(([, letters]) => letters.test(text))?.[0] ?? 'another language'
}

const latin = (text: string): string | null => {
  const words = text.match(/\p{L}+/gu)?.length ?? 0
  const inEnglish = text.match(english)?.length ?? 0
  const [best] = smallWords
    .map(([language, small]) => ({ language, count: text.match(small)?.length ?? 0 }))
    .toSorted((left, right) => right.count - left.count)
  if (best === undefined || words < 4 || best.count < 2) return null
  return best.count > 2 * inEnglish && best.count / words > 0.2 ? best.language : null
}

/** The language of a text that is not in English, as far as one can tell; null for English and for too little text. */
export const foreignLanguage = (text: string): string | null => nonLatin(text) ?? latin(text)

/**
 * What we say to somebody who writes in another language: in theirs where we have it, and in that of the conversation,
 * with how to get an interpreter.
 */
export const sayInTheirLanguage = (
  language: string,
  strings: Strings,
  { telephone }: Landlord,
): readonly Reply[] => {
  const line = ownLanguageLine(language)
  const ours: Reply = {
    kind: 'say',
    text: `${strings.ownLanguage} ${fill(strings.interpreter, { telephone })}`,
  }
  return line === null ? [ours] : [{ kind: 'say', ...line }, ours]
}
