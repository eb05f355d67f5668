import { languages } from './languages.ts'
import type { Flag } from './reading.ts'
import type { Sentence } from './sentences.ts'
import { normaliseWord } from './tokens.ts'

const split = (words: string): string[] => words.split(' ').map((word) => normaliseWord(word))

const known = languages.map((language) => ({
  ...language,
  small: new Set(split(language.small)),
  danger: Object.entries(language.danger).map(([flag, words]) => ({
    flag: flag as Flag,
    words: split(words),
  })),
}))

const english = new Set(
  'the and to is my it in of i for a not has have that this you your with on we was are be no but at been they can please me so from there when what how our an if do does did will would could still again since now up out about just here im its ive dont cant hi hello thanks thank'.split(
    ' ',
  ),
)

/** What a text is written in, and the words of danger that it holds in that language. */
export interface Tongue {
  /** `english`, the name of one of our languages, or `unknown`. */
  readonly name: string
  readonly alarms: readonly { readonly flag: Flag; readonly sentence: number }[]
}

/** What is none of the languages we know may still be English as it is spoken somewhere. */
export const isPerhapsEnglish = ({ name }: Tongue): boolean => name === 'english' || name === 'unknown'

/** More than this share of letters outside the Latin script cannot be English. */
const foreignScript = 0.5

const isLatin = (text: string): boolean => {
  const letters = text.match(/\p{L}/gu) ?? []
  const latin = letters.filter((letter) => /\p{Script=Latin}/u.test(letter))
  return latin.length >= letters.length * foreignScript
}

const dangersIn = (language: (typeof known)[number], sentences: readonly Sentence[]): Tongue['alarms'] =>
  language.danger.flatMap(({ flag, words }) => {
    const said = ({ word }: { readonly word: string }) =>
      words.some((stem) => (language.script === undefined ? word.startsWith(stem) : word.includes(stem)))
    const sentence = sentences.findIndex(({ tokens }) => tokens.some(said))
    return sentence < 0 ? [] : [{ flag, sentence }]
  })

const countOf = (sentences: readonly Sentence[], words: ReadonlySet<string>): number =>
  sentences.reduce((sum, { tokens }) => sum + tokens.filter(({ word }) => words.has(word)).length, 0)

const byScript = (text: string): (typeof known)[number] | undefined =>
  known.find(({ script }) => script?.test(text) === true)

/** Fewer words than this, and none of them ours, may still be a name or a slip of the keys. */
const fewestWords = 4

/** The language of ours whose small words and words of danger the text has most of, and at least two. */
const byWords = (sentences: readonly Sentence[]): (typeof known)[number] | undefined => {
  const [first] = known
    .filter(({ script }) => script === undefined)
    .map((language) => ({
      language,
      count: countOf(sentences, language.small) + dangersIn(language, sentences).length,
    }))
    .sort((one, other) => other.count - one.count)
  return first !== undefined && first.count >= 2 && first.count > countOf(sentences, english)
    ? first.language
    : undefined
}

/** Under this share of words that the model knows, a text may be in another language… */
const doubtfulShare = 0.55
/** …and under this one it is none that we read, dialect and spelling as it comes allowed for. */
const strangeShare = 0.4

const shareOfKnown = (sentences: readonly Sentence[], isKnown: (word: string) => boolean): number => {
  const words = sentences
    .flatMap(({ tokens }) => tokens.map(({ word }) => word))
    .filter((word) => !word.startsWith('#'))
  return words.length < fewestWords ? 1 : words.filter(isKnown).length / words.length
}

/** Recognises the language of a message. `isKnown` tells the words that the model was taught. */
export const tongueOf = (
  text: string,
  sentences: readonly Sentence[],
  isKnown: (word: string) => boolean,
): Tongue => {
  const share = shareOfKnown(sentences, isKnown)
  const latin = isLatin(text)
  if (latin && share >= doubtfulShare) return { name: 'english', alarms: [] }
  const found = latin ? byWords(sentences) : byScript(text)
  if (found !== undefined) return { name: found.name, alarms: dangersIn(found, sentences) }
  return { name: latin && share >= strangeShare ? 'english' : 'unknown', alarms: [] }
}
