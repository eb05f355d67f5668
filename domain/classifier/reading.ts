import { z } from 'zod'
import { dispositions, flags, procedures, topics } from './names.ts'

export {
  type Disposition,
  dispositions,
  type Flag,
  flags,
  procedures,
  type Topic,
  topics,
} from './names.ts'

export const dispositionSchema = z.enum(dispositions)
export const procedureSchema = z.enum(procedures)
export const flagSchema = z.enum(flags)
export const topicSchema = z.enum(topics)

/** A passage that carried part of a reading; offsets in UTF-16 units into the text that was read. */
export const evidenceSchema = z.object({
  start: z.int().nonnegative(),
  end: z.int().nonnegative(),
  text: z.string(),
  /** What the passage speaks for: a disposition, a flag, `topic:…`, or a feature's name. */
  signal: z.string(),
})

export type Evidence = z.infer<typeof evidenceSchema>

const probability = z.number().min(0).max(1)

/** What a classifier says of one message: signals with their evidence. It decides nothing. */
export const readingSchema = z.object({
  disposition: dispositionSchema,
  /** The probability that this is a complaint under the Code's definition, calibrated. */
  complaint: probability,
  /** The probability of each disposition; they sum to one. */
  probabilities: z.record(dispositionSchema, probability),
  /** `ask`: a person must confirm before anything depends on the reading. */
  confidence: z.enum(['sure', 'ask']),
  procedure: procedureSchema.nullable(),
  flags: z.array(flagSchema),
  topic: topicSchema,
  evidence: z.array(evidenceSchema),
  /** The name and version of what read the message, so that a reading can be traced. */
  reader: z.string(),
})

export type Reading = z.infer<typeof readingSchema>

/** What a classifier is given. */
export interface Readable {
  readonly channel: string
  readonly subject: string | null
  readonly text: string
}

/** A classifier: text in, reading out; no network, no clock, the same answer every time. */
export type Classifier = (message: Readable) => Reading
