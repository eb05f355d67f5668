import { z } from 'zod'

/** What a message is, in the Complaint Handling Code's sense. One per message. */
export const dispositions = [
  'complaint',
  'service_request',
  'enquiry',
  'compliment',
  'other_procedure',
  'case_update',
  'not_for_us',
] as const

/** Which other procedure a message belongs to, where the disposition is `other_procedure`. */
export const procedures = [
  'asb',
  'insurance_claim',
  'legal',
  'charges_calculation',
  'local_authority',
  'employee_grievance',
  'policy_feedback',
  'data_request',
  'third_party_provider',
] as const

/** What somebody must notice about a message, whatever its disposition. */
export const flags = [
  'explicit_complaint',
  'prior_report',
  'escalation',
  'compensation',
  'hazard_emergency',
  'hazard_significant',
  'safeguarding',
  'vulnerability',
  'representative',
  'designated_person',
  'abusive',
  'legal',
  'out_of_time',
] as const

/** The main matter of a message. */
export const topics = [
  'repairs',
  'damp_mould',
  'heating_hot_water',
  'asb',
  'staff_conduct',
  'contractor_conduct',
  'communication',
  'estate',
  'charges',
  'allocations',
  'new_build',
  'safety',
  'adaptations',
  'data',
  'other',
] as const

export const dispositionSchema = z.enum(dispositions)
export const procedureSchema = z.enum(procedures)
export const flagSchema = z.enum(flags)
export const topicSchema = z.enum(topics)

export type Disposition = z.infer<typeof dispositionSchema>
export type Procedure = z.infer<typeof procedureSchema>
export type Flag = z.infer<typeof flagSchema>
export type Topic = z.infer<typeof topicSchema>

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
