import { type Found, findConcepts } from './concepts/find.ts'
import { newWords } from './newWords.ts'
import type { Readable } from './reading.ts'
import type { Sentence } from './sentences.ts'

/** What a message shows, by name: how strongly, and in which sentences. */
export interface Features {
  readonly sentences: readonly Sentence[]
  readonly concepts: readonly Found[]
  readonly shown: ReadonlyMap<string, Shown>
}

export interface Shown {
  /** 0 to about 1: the more often, the larger, with falling returns. */
  readonly value: number
  /** The indices of the sentences that show it; empty for what only the whole shows. */
  readonly sentences: readonly number[]
}

const negations = new Set(
  'not no never havent hasnt hadnt didnt dont doesnt isnt wasnt arent werent wont cant cannot couldnt wouldnt nobody noone nothing without dnt aint'.split(
    ' ',
  ),
)

/** How many words a negation reaches, up to the next comma. */
const negationReach = 3

class Counter {
  readonly counts = new Map<string, { count: number; sentences: number[] }>()

  add(name: string, sentence: number): void {
    const entry = this.counts.get(name)
    if (entry === undefined) {
      this.counts.set(name, { count: 1, sentences: sentence < 0 ? [] : [sentence] })
      return
    }
    entry.count += 1
    if (sentence >= 0 && entry.sentences.at(-1) !== sentence) entry.sentences.push(sentence)
  }
}

/** A word without its commonest endings, so that “leaks”, “leaking” and “leaked” are one. */
export const stem = (word: string): string => {
  if (word.length < 5 || word.startsWith('#')) return word
  return word.replace(/(?:ies|ied)$/, 'y').replace(/(?:ings?|ed|es|s|ly)$/, '')
}

/** Word parts of four letters, so that a word spelt as it comes still looks like itself. */
const addParts = (counter: Counter, word: string, sentence: number): void => {
  const marked = `^${word}$`
  for (let start = 0; start + 4 <= marked.length; start += 1)
    counter.add(`c:${marked.slice(start, start + 4)}`, sentence)
}

const addWords = (counter: Counter, { tokens }: Sentence, sentence: number): void => {
  let negated = 0
  let previous = '^'
  for (const { word, afterPause } of tokens) {
    if (afterPause) negated = 0
    const stemmed = stem(word)
    counter.add(`w:${stemmed}`, sentence)
    counter.add(`b:${previous} ${stemmed}`, sentence)
    if (negated > 0) counter.add(`n:${stemmed}`, sentence)
    if (word.length >= 4 && !word.startsWith('#')) addParts(counter, word, sentence)
    negated = negations.has(word) ? negationReach : negated - 1
    previous = stemmed
  }
  counter.add(`b:${previous} $`, sentence)
}

const conceptsBySentence = (concepts: readonly Found[]): Map<number, Set<string>> => {
  const bySentence = new Map<number, Set<string>>()
  for (const { concept, sentence } of concepts) {
    bySentence.set(sentence, (bySentence.get(sentence) ?? new Set()).add(concept))
  }
  return bySentence
}

const addPairs = (counter: Counter, names: readonly string[], sentence: number): void => {
  for (const [index, name] of names.entries()) {
    for (const other of names.slice(index + 1)) counter.add(`kk:${name}+${other}`, sentence)
  }
}

/** A sentence that speaks of two things at once says more than either: “promised” and “nobody came”. */
const addConcepts = (counter: Counter, concepts: readonly Found[], sentences: readonly Sentence[]): void => {
  for (const { concept, sentence } of concepts) counter.add(`k:${concept}`, sentence)
  for (const [sentence, said] of conceptsBySentence(concepts)) {
    const names = [...said].sort()
    addPairs(counter, names, sentence)
    if (sentences[sentence]?.question) for (const name of names) counter.add(`q:${name}`, sentence)
  }
}

const sizeOf = (words: number): string => {
  if (words <= 3) return 'size:few'
  if (words <= 8) return 'size:line'
  if (words <= 30) return 'size:short'
  return words <= 90 ? 'size:middle' : 'size:long'
}

/** Thanks before a “but”, and a complaint’s words in the first or last sentence, lie in the order of things. */
const addOrder = (counter: Counter, found: readonly Found[]): void => {
  const first = (name: string) => found.find(({ concept }) => concept === name)
  const thanks = first('thanks') ?? first('praise')
  const turn = found.findLast(({ concept }) => concept === 'turn')
  if (thanks === undefined) return
  const after = (one: Found, other: Found) =>
    one.sentence > other.sentence || (one.sentence === other.sentence && one.from > other.from)
  if (turn !== undefined && after(turn, thanks)) counter.add('o:thanks-then-turn', turn.sentence)
  for (const late of [
    'not-fixed',
    'no-contact',
    'no-show',
    'let-down',
    'own-case',
    'asks-for-work',
    'poor-work',
  ]) {
    const found_ = found.findLast(({ concept }) => concept === late)
    if (found_ !== undefined) counter.add(`o:thanks+${late}`, found_.sentence)
  }
}

/** N-grams share one unit of length so that a long letter does not shout; what we name ourselves counts in full. */
const strengthOf = (counter: Counter): Map<string, Shown> => {
  let length = 0
  for (const [name, { count }] of counter.counts) if (isGram(name)) length += (1 + Math.log(count)) ** 2
  const scale = gramShare / Math.sqrt(Math.max(length, 1))
  return new Map(
    [...counter.counts].map(([name, { count, sentences }]) => [
      name,
      { value: (isGram(name) ? scale : ownShare) * (1 + Math.log(count)), sentences },
    ]),
  )
}

const gramShare = 3
const ownShare = 0.4

const isGram = (name: string): boolean => /^[wbnc]:/.test(name)

/** Everything a message shows. Time grows with its length and no faster. */
export const featuresOf = (message: Readable): Features => {
  const sentences = newWords(message)
  const concepts = findConcepts(sentences)
  const counter = new Counter()
  for (const [index, sentence] of sentences.entries()) addWords(counter, sentence, index)
  addConcepts(counter, concepts, sentences)
  addOrder(counter, concepts)
  for (const [index, sentence] of sentences.entries()) if (sentence.question) counter.add('q:question', index)
  counter.add(sizeOf(sentences.reduce((sum, each) => sum + each.tokens.length, 0)), -1)
  counter.add(`channel:${message.channel}`, -1)
  return { sentences, concepts, shown: strengthOf(counter) }
}
