import type { Sentence } from '../sentences.ts'
import index from './index.generated.json' with { type: 'json' }
import { spelt } from './phrase.ts'

/** A concept found: in which sentence, from which word to which (the last one not included). */
export interface Found {
  readonly concept: string
  readonly sentence: number
  readonly from: number
  readonly to: number
}

/** The phrases of one concept that begin alike. */
interface Finder {
  readonly concept: number
  readonly pattern: RegExp
}

/** A JavaScript pattern costs time when it is made, so each is made when its first word turns up. */
const finderOf = (concept: number, phrases: readonly string[]): Finder => ({
  concept,
  pattern: new RegExp(`(?:${spelt(phrases.join('|'))})(?= )`, 'y'),
})

const findersOf = (numbers: readonly number[]): Finder[] => {
  const byConcept = new Map<number, string[]>()
  for (const number of numbers) {
    const [concept, phrase] = index.phrases[number] as [number, string]
    byConcept.set(concept, [...(byConcept.get(concept) ?? []), phrase])
  }
  return [...byConcept].map(([concept, phrases]) => finderOf(concept, phrases))
}

const remembered = (entries: Readonly<Record<string, readonly number[]>>) => {
  const known = new Map(Object.entries(entries))
  const made = new Map<string, readonly Finder[]>()
  return (head: string): readonly Finder[] => {
    const numbers = known.get(head)
    if (numbers === undefined) return []
    const finders = made.get(head) ?? findersOf(numbers)
    made.set(head, finders)
    return finders
  }
}

const beginningWith = remembered(index.words)
const openingWith = remembered(index.openings)
const openingLengths = [...new Set(Object.keys(index.openings).map(({ length }) => length))]

const findersAt = (word: string): Finder[] => [
  ...beginningWith(word),
  ...openingLengths.flatMap((length) => (word.length < length ? [] : openingWith(word.slice(0, length)))),
]

/** The words of a message in one line, one space between them and a full stop after each sentence. */
const lineOf = (sentences: readonly Sentence[]): string =>
  ` ${sentences.map(({ tokens }) => `${tokens.map(({ word }) => word).join(' ')} . `).join('')}`

/** The line of words and how far each concept has been found in it: one place holds a concept once. */
interface Search {
  readonly line: string
  readonly freeFrom: Int32Array
}

/** Where a phrase that begins here ends; nothing where there is none, or its concept already covers the place. */
const endOfMatch = ({ line, freeFrom }: Search, { concept, pattern }: Finder, at: number): number | null => {
  if ((freeFrom[concept] ?? 0) > at) return null
  pattern.lastIndex = at
  if (!pattern.test(line)) return null
  freeFrom[concept] = pattern.lastIndex
  return pattern.lastIndex
}

interface Word {
  readonly word: string
  readonly at: number
  readonly sentence: number
  readonly from: number
}

const placesOf = (sentences: readonly Sentence[]): Word[] => {
  let at = 1
  return sentences.flatMap(({ tokens }, sentence) => {
    const words = tokens.map(({ word }, from) => {
      const place = { word, at, sentence, from }
      at += word.length + 1
      return place
    })
    at += 2
    return words
  })
}

/** Every concept that a message speaks of, with its place. Time grows with the words and no faster. */
export const findConcepts = (sentences: readonly Sentence[]): Found[] => {
  const search = { line: lineOf(sentences), freeFrom: new Int32Array(index.concepts.length) }
  const found: Found[][] = index.concepts.map(() => [])
  for (const { word, at, sentence, from } of placesOf(sentences)) {
    for (const finder of findersAt(word)) {
      const end = endOfMatch(search, finder, at)
      if (end === null) continue
      const to = from + search.line.slice(at, end).split(' ').length
      found[finder.concept]?.push({ concept: index.concepts[finder.concept] ?? '', sentence, from, to })
    }
  }
  return found.flat()
}
