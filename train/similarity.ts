import type { Labelled } from './corpus.ts'

const wordPairs = ({ text }: Labelled): Set<string> => {
  const words = text.toLowerCase().match(/[\p{L}\p{N}']+/gu) ?? []
  return new Set(words.map((word, index) => `${words[index - 1] ?? '^'} ${word}`))
}

const overlap = (one: ReadonlySet<string>, other: ReadonlySet<string>): number => {
  let common = 0
  for (const pair of one) if (other.has(pair)) common += 1
  return common / Math.max(1, one.size + other.size - common)
}

/** How like its nearest neighbour in training each test message is: Jaccard overlap of word pairs, 0 to 1. */
export const nearestSimilarities = (test: readonly Labelled[], training: readonly Labelled[]): number[] => {
  const known = training.map(wordPairs)
  return test.map((message) => {
    const pairs = wordPairs(message)
    return known.reduce((most, other) => Math.max(most, overlap(pairs, other)), 0)
  })
}
