import type { Sentence } from '../sentences.ts'
import { danger } from './danger.ts'
import { grievance } from './grievance.ts'
import { matters } from './matters.ts'
import { phrase } from './phrase.ts'
import { topicWords } from './topics.ts'

const phrases = Object.entries({ ...grievance, ...matters, ...danger, ...topicWords }).map(
  ([name, source]) => [name, phrase(source)] as const,
)

/** A concept found: in which sentence, from which word to which (the last one not included). */
export interface Found {
  readonly concept: string
  readonly sentence: number
  readonly from: number
  readonly to: number
}

/** Where each word of a message begins in the line of words that phrases are sought in. */
interface Line {
  readonly text: string
  readonly places: readonly { readonly at: number; readonly sentence: number; readonly word: number }[]
}

const lineOf = (sentences: readonly Sentence[]): Line => {
  const places: { at: number; sentence: number; word: number }[] = []
  const parts: string[] = [' ']
  let at = 1
  for (const [sentence, { tokens }] of sentences.entries()) {
    for (const [word, token] of tokens.entries()) {
      places.push({ at, sentence, word })
      parts.push(token.word, ' ')
      at += token.word.length + 1
    }
    parts.push('. ')
    at += 2
  }
  return { text: parts.join(''), places }
}

const placeAt = (line: Line, at: number): number => {
  let low = 0
  let high = line.places.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((line.places[middle]?.at ?? 0) <= at) low = middle
    else high = middle - 1
  }
  return low
}

const wordsIn = (passage: string): number => passage.trim().split(' ').length

/** Every concept that a message speaks of, with its place. */
export const findConcepts = (sentences: readonly Sentence[]): Found[] => {
  const line = lineOf(sentences)
  return phrases.flatMap(([concept, pattern]) =>
    [...line.text.matchAll(pattern)].flatMap((match) => {
      const place = line.places[placeAt(line, match.index)]
      return place === undefined
        ? []
        : [{ concept, sentence: place.sentence, from: place.word, to: place.word + wordsIn(match[0]) }]
    }),
  )
}
