import { dispositions, flags, procedures, topics } from '../domain/classifier/reading.ts'
import type { Labelled } from './corpus.ts'
import type { Group } from './linear.ts'

/** What the model scores, in order: each name is also the signal’s name in a reading’s evidence. */
export const outputNames: readonly string[] = [
  ...flags.map((flag) => `flag:${flag}`),
  ...dispositions.map((disposition) => `disposition:${disposition}`),
  ...procedures.map((procedure) => `procedure:${procedure}`),
  ...topics.map((topic) => `topic:${topic}`),
]

/** How much the encoder’s scores count beside the linear ones: chosen on writers left out. */
export const heardShare = 1

export const groups: readonly Group[] = [
  { kind: 'each', first: 0, size: flags.length },
  { kind: 'softmax', first: flags.length, size: dispositions.length },
  { kind: 'softmax', first: flags.length + dispositions.length, size: procedures.length },
  {
    kind: 'softmax',
    first: flags.length + dispositions.length + procedures.length,
    size: topics.length,
  },
]

const oneOf = (names: readonly string[], chosen: string | null): number[] =>
  names.map((name) => (chosen === null ? Number.NaN : name === chosen ? 1 : 0))

/** The targets of a labelled message; a message of no other procedure says nothing of which one it is. */
export const targetsOf = ({ disposition, flags: raised, procedure, topic }: Labelled): Float32Array =>
  Float32Array.from([
    ...flags.map((flag) => (raised.includes(flag) ? 1 : 0)),
    ...oneOf(dispositions, disposition),
    ...oneOf(procedures, procedure),
    ...oneOf(topics, topic),
  ])
