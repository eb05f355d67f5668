import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { concepts } from '../domain/classifier/concepts/all.ts'
import { alternativesOf, headsOf } from '../domain/classifier/concepts/heads.ts'
import { spelt } from '../domain/classifier/concepts/phrase.ts'

/** The phrases by the words that they can begin with, so that a reader tries few of them at each word. */
export interface PhraseIndex {
  readonly concepts: readonly string[]
  /** Each phrase in our shorthand, with the number of its concept. */
  readonly phrases: readonly (readonly [number, string])[]
  /** Which phrases begin with a word, and which with any word that starts so. */
  readonly words: Readonly<Record<string, readonly number[]>>
  readonly openings: Readonly<Record<string, readonly number[]>>
}

const add = (index: Map<string, number[]>, word: string, phrase: number): void => {
  index.set(word, [...(index.get(word) ?? []), phrase])
}

const sorted = (index: ReadonlyMap<string, number[]>): Record<string, number[]> =>
  Object.fromEntries([...index].sort(([one], [other]) => (one < other ? -1 : 1)))

export const buildPhraseIndex = (): PhraseIndex => {
  const phrases = Object.values(concepts).flatMap((source, concept) =>
    alternativesOf(source).map((phrase) => [concept, phrase] as const),
  )
  const [words, openings] = [new Map<string, number[]>(), new Map<string, number[]>()]
  for (const [number, [, phrase]] of phrases.entries()) {
    for (const { word, whole } of headsOf(spelt(phrase))) add(whole ? words : openings, word, number)
  }
  return { concepts: Object.keys(concepts), phrases, words: sorted(words), openings: sorted(openings) }
}

export const writePhraseIndex = (): void => {
  const target = join(import.meta.dirname, '../domain/classifier/concepts/index.generated.json')
  writeFileSync(target, `${JSON.stringify(buildPhraseIndex())}\n`)
}
