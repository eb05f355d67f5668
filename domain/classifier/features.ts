import { type Found, findConcepts } from './concepts/find.ts'
import { newWords } from './newWords.ts'
import type { Readable } from './reading.ts'
import type { Sentence } from './sentences.ts'
import { stem } from './stem.ts'
import { type Shown, strengthsOf } from './strength.ts'
import { classesOf } from './wordClasses.ts'

/** What a message shows, by name: how strongly, and in which sentences. */
export interface Features {
  readonly sentences: readonly Sentence[]
  readonly concepts: readonly Found[]
  readonly shown: ReadonlyMap<string, Shown>
}

const negations = new Set(
  'not no never havent hasnt hadnt didnt dont doesnt isnt wasnt arent werent wont cant cannot couldnt wouldnt nobody noone nothing without dnt aint'.split(
    ' ',
  ),
)

/** How many words a negation reaches, up to the next comma. */
const negationReach = 3

export class Counter {
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
    if (word.length >= 4 && !word.startsWith('#')) addParts(counter, word, sentence)
    negated = negations.has(word) ? negationReach : negated - 1
    previous = stemmed
  }
  counter.add(`b:${previous} $`, sentence)
}

/** The parts that words play, and those of two that follow one another, whatever stands between. */
const addClasses = (counter: Counter, { tokens }: Sentence, sentence: number): void => {
  let last: readonly string[] = ['^']
  for (const { word } of tokens) {
    const classes = classesOf(word)
    if (classes.length === 0) continue
    for (const name of classes) {
      counter.add(`g:${name}`, sentence)
      for (const one of last) counter.add(`gg:${one} ${name}`, sentence)
    }
    last = classes
  }
}

/** What a message is about pairs with nothing: its pairs would be as many as there are things to mend. */
const isTopic = ({ concept }: Found): boolean => concept.startsWith('about:')

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
  const [nouns, others] = [concepts.filter(isTopic), concepts.filter((found) => !isTopic(found))]
  for (const { concept, sentence } of nouns) counter.add(`t:${concept}`, sentence)
  for (const { concept, sentence } of others) counter.add(`k:${concept}`, sentence)
  for (const [sentence, said] of conceptsBySentence(others)) {
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

const core = new Set(
  'no-contact no-show not-fixed chased closed-wrongly poor-work rude wrong-done damage-done unhappy-with-service'.split(
    ' ',
  ),
)

/** How many of the plainest failings are named, and beside what: thanks, a neighbour, or nothing that could explain them. */
const addFailings = (counter: Counter, found: readonly Found[]): void => {
  const said = new Set(found.map(({ concept }) => concept))
  const failings = [...said].filter((name) => core.has(name)).length
  const beside = ['thanks', 'praise', 'bad-neighbour'].find((name) => said.has(name)) ?? 'nothing'
  counter.add(`o:failings ${Math.min(failings, 3)}`, -1)
  counter.add(`o:failings ${Math.min(failings, 3)} beside ${beside}`, -1)
}

/** Where a letter begins and where it ends up: what its first and last sentences speak of. */
const addEnds = (counter: Counter, sentences: readonly Sentence[]): void => {
  const body = [...sentences.keys()].filter((index) => (sentences[index]?.start ?? -1) >= 0)
  for (const [end, index] of [
    ['first', body.at(0)],
    ['last', body.at(-1)],
  ] as const) {
    if (index === undefined || body.length < 2) continue
    const classes = new Set(sentences[index]?.tokens.flatMap(({ word }) => classesOf(word)))
    for (const name of classes) counter.add(`ge:${end} ${name}`, index)
  }
}

/** Everything a message shows. Time grows with its length and no faster. */
export const featuresOf = (message: Readable): Features => {
  const sentences = newWords(message)
  const concepts = findConcepts(sentences)
  const counter = new Counter()
  for (const [index, sentence] of sentences.entries()) {
    addWords(counter, sentence, index)
    addClasses(counter, sentence, index)
  }
  addConcepts(counter, concepts, sentences)
  addOrder(counter, concepts)
  addEnds(counter, sentences)
  addFailings(counter, concepts)
  for (const [index, sentence] of sentences.entries()) if (sentence.question) counter.add('q:question', index)
  counter.add(sizeOf(sentences.reduce((sum, each) => sum + each.tokens.length, 0)), -1)
  counter.add(`channel:${message.channel}`, -1)
  return { sentences, concepts, shown: strengthsOf(counter.counts) }
}
