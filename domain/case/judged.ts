import { masked } from '../classifier/masked.ts'
import type { Disposition, Flag, Topic } from '../classifier/names.ts'
import type { OpenedCase } from './case.ts'
import { dispositionOf } from './disposition.ts'
import type { CaseEvent } from './event.ts'

/** A message whose reading a person has confirmed or corrected: an example for the next training. */
export interface JudgedMessage {
  readonly channel: string
  readonly subject: string | null
  /** Without names, addresses and numbers. */
  readonly text: string
  readonly disposition: Disposition
  /** What it was read as. */
  readonly readAs: Disposition
  readonly corrected: boolean
  readonly asked: boolean
  readonly flags: readonly Flag[]
  readonly topic: Topic
  readonly receivedAt: string
  readonly judgedAt: string
}

/** What a person said of the reading of a case's first message; null where nobody has said anything yet. */
export const judgedMessage = (state: OpenedCase, events: readonly CaseEvent[]): JudgedMessage | null => {
  const received = events.find((event) => event.type === 'message-received')
  const judged = events.findLast(
    (event) => event.type === 'reading-confirmed' || event.type === 'reading-corrected',
  )
  if (received === undefined || judged === undefined) return null
  const { channel, subject, text, person, receivedAt } = received.message
  const names = person.name === null ? [] : [person.name]
  const { reading } = state
  const disposition = dispositionOf(state)
  return {
    channel,
    subject: subject === null ? null : masked(subject, names),
    text: masked(text, names),
    disposition,
    readAs: reading.disposition,
    corrected: disposition !== reading.disposition,
    asked: reading.confidence === 'ask',
    flags: reading.flags,
    topic: reading.topic,
    receivedAt,
    judgedAt: judged.at,
  }
}
