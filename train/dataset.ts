import { featuresOf } from '../domain/classifier/features.ts'
import type { Labelled } from './corpus.ts'
import type { Example } from './linear.ts'
import { targetsOf } from './outputs.ts'

/** A message with its features by name. */
export interface Shown {
  readonly message: Labelled
  readonly shown: ReadonlyMap<string, number>
}

export const showAll = (messages: readonly Labelled[]): Shown[] =>
  messages.map((message) => ({
    message,
    shown: new Map([...featuresOf(message).shown].map(([name, { value }]) => [name, value])),
  }))

/** A feature is learned where at least this many messages show it: a name or a street teaches nothing. */
const fewestMessages = 3

export const vocabularyOf = (all: readonly Shown[]): string[] => {
  const counts = new Map<string, number>()
  for (const { shown } of all) for (const name of shown.keys()) counts.set(name, (counts.get(name) ?? 0) + 1)
  return [...counts]
    .filter(([, count]) => count >= fewestMessages)
    .map(([name]) => name)
    .sort()
}

export const examplesOf = (all: readonly Shown[], vocabulary: readonly string[]): Example[] => {
  const places = new Map(vocabulary.map((name, index) => [name, index]))
  return all.map(({ message, shown }) => {
    const known = [...shown].flatMap(([name, value]) => {
      const place = places.get(name)
      return place === undefined ? [] : [[place, value] as const]
    })
    return {
      features: Int32Array.from(known, ([place]) => place),
      values: Float32Array.from(known, ([, value]) => value),
      targets: targetsOf(message),
    }
  })
}
