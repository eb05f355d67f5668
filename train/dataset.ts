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

/** Whose words they are: the lead’s files are by one hand. */
export const handOf = ({ message }: Shown): string =>
  message.writer.startsWith('lead') ? 'lead' : message.writer

/** A feature is learned where this many messages show it, by more than one hand: a name or a street teaches nothing. */
const fewestMessages = 3
const fewestHands = 2

export const vocabularyOf = (all: readonly Shown[]): string[] => {
  const seen = new Map<string, { count: number; hands: Set<string> }>()
  for (const one of all) {
    for (const name of one.shown.keys()) {
      const entry = seen.get(name) ?? { count: 0, hands: new Set() }
      seen.set(name, { count: entry.count + 1, hands: entry.hands.add(handOf(one)) })
    }
  }
  return [...seen]
    .filter(([, { count, hands }]) => count >= fewestMessages && hands.size >= fewestHands)
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
