import { z } from 'zod'
import { instantSchema } from '../calendar/instant.ts'
import { dispositionSchema, flagSchema, procedureSchema, topicSchema } from '../classifier/reading.ts'
import { milestoneSchema } from '../deadlines/milestone.ts'
import { attachmentSchema } from '../message/message.ts'
import { askSchema, questionSchema } from './reply.ts'
import { languageSchema } from './strings.ts'

/** The resident's own choice (Code 1.3); null: not asked, or asked and not answered. */
export const choiceSchema = z.enum(['complaint', 'just-fix-it', 'both'])
export type Choice = z.infer<typeof choiceSchema>

const dangers = [
  'gas',
  'carbon-monoxide',
  'fire',
  'life-at-risk',
  'water-near-electrics',
  'electrics',
  'flood',
  'collapse',
  'sewage',
  'insecure',
  'no-heating',
  'self-harm',
  'abuse',
  'safeguarding',
  'emergency',
] as const
const dangerSchema = z.enum(dangers)
export type Danger = z.infer<typeof dangerSchema>

/** What the conversation took from the readings of what was typed. */
const understandingSchema = z.object({
  disposition: dispositionSchema,
  procedure: procedureSchema.nullable(),
  flags: z.array(flagSchema),
  topic: topicSchema,
  /** Dissatisfied, or perhaps: then the choice is theirs (Code 1.3). */
  dissatisfied: z.boolean(),
  /** Perhaps: then we ask, and do not tell them how they feel. */
  doubtful: z.boolean(),
  /** Their own sentence that carried the reading. */
  quote: z.string().nullable(),
})
export type Understanding = z.infer<typeof understandingSchema>

/** Which way a matter goes once it has been heard. `person`: nothing is decided here; someone reads it. */
export const paths = [
  'complaint',
  'service_request',
  'enquiry',
  'compliment',
  'other_procedure',
  'case_update',
  'person',
] as const
const pathSchema = z.enum(paths)
export type Path = z.infer<typeof pathSchema>

/** What is to be logged: the host turns it into a Message. */
const draftSchema = z.object({
  text: z.string().min(1),
  /** When they began to tell it: the clock counts from here, even if it is logged after midnight. */
  saidAt: instantSchema.nullable(),
  choice: choiceSchema.nullable(),
  person: z.object({
    name: z.string().nullable(),
    address: z.string().nullable(),
    email: z.string().nullable(),
    phone: z.string().nullable(),
  }),
  /** What would put it right, in their words (Code 5.6). */
  sought: z.string().nullable(),
  /** What makes it harder for them to deal with us, in their words (Code 5.10). */
  adjustments: z.string().nullable(),
  /** Who acts for them, and so may be told of it, in their words (Code 3.5, 3.6). */
  representative: z.string().nullable().default(null),
  /** Photos and documents that go with it. */
  attachments: z.array(attachmentSchema).default([]),
  callBack: z.boolean(),
  caseReference: z.string().nullable(),
  /** Cases made of other matters of the same message, by reference. */
  beside: z.array(z.string()).default([]),
})
export type Draft = z.infer<typeof draftSchema>

/** A member of staff who talks to a resident, by the name that the resident is told. */
export const staffMemberSchema = z.object({ id: z.string().min(1), name: z.string().min(1) })
export type StaffMember = z.infer<typeof staffMemberSchema>

/**
 * A person asked for while the conversation goes on. `asked`: nobody has come yet. `taken`: somebody talks to them, and we
 * keep quiet. `ended`: they have left, or nobody came.
 */
const handOverSchema = z.object({
  status: z.enum(['asked', 'taken', 'ended']),
  /** When it came to this status. */
  at: instantSchema,
  staff: staffMemberSchema.nullable(),
  /** What both said, in order. */
  transcript: z.array(z.string()),
})
export type HandOver = z.infer<typeof handOverSchema>

/** What the host says was logged: the part of it that a resident is told. */
export const loggedSchema = z.object({
  reference: z.string().min(1),
  /** `to-confirm`: a person decides first what it is. */
  status: z.string(),
  outcome: z.string(),
  clause: z.string(),
  milestones: z.array(milestoneSchema),
})
export type Logged = z.infer<typeof loggedSchema>

/** An answer in the resident's words; null: skipped. No entry: not yet asked. */
const answersSchema = z.partialRecord(questionSchema, z.string().nullable())

/** One of several matters that were told at once, until its turn comes. */
const partSchema = z.object({
  text: z.string().min(1),
  understanding: understandingSchema,
  about: z.union([topicSchema, z.literal('handling')]),
  /** What was chosen for it in a form. */
  choice: choiceSchema.nullable().default(null),
})
export type Part = z.infer<typeof partSchema>

export const steps = [
  'listening',
  'parting',
  'choosing',
  'asking',
  'confirming',
  'leaving',
  'logging',
  'done',
  'left',
] as const

/** Where a conversation stands. One matter at a time; `answers` outlive the matter. */
export const stateSchema = z.object({
  /** The language of the page: what we say is in it, whatever they write in. */
  lang: languageSchema.default('en'),
  step: z.enum(steps),
  matter: z.int().positive(),
  story: z.array(z.string()),
  /** When the story began. */
  saidAt: instantSchema.nullable(),
  understanding: understandingSchema.nullable(),
  path: pathSchema.nullable(),
  choice: choiceSchema.nullable(),
  answers: answersSchema,
  question: questionSchema.nullable(),
  /** What was asked in this matter, so that nothing is asked twice unless they wish to change it. */
  asked: z.array(askSchema),
  told: z.array(dangerSchema),
  metAnger: z.boolean(),
  callBack: z.boolean(),
  /** Photos and documents sent and not yet logged. */
  attachments: z.array(attachmentSchema).default([]),
  /** Matters told at once: all of them while it is asked whether to take them apart, then those still to come. */
  parts: z.array(partSchema).default([]),
  /** Cases that earlier matters of the same message became. */
  beside: z.array(z.string()).default([]),
  /** Sent by the form, which asks nothing more. */
  filled: z.boolean().default(false),
  handOver: handOverSchema.nullable().default(null),
  /** What the host is to log now; survives a crash with the state. */
  pending: draftSchema.nullable(),
  /** The pending draft adds to what is already logged. */
  adding: z.boolean(),
  logged: loggedSchema.nullable(),
})
export type State = z.infer<typeof stateSchema>

export const newState: State = {
  lang: 'en',
  step: 'listening',
  matter: 1,
  story: [],
  saidAt: null,
  understanding: null,
  path: null,
  choice: null,
  answers: {},
  question: null,
  asked: [],
  told: [],
  metAnger: false,
  callBack: false,
  attachments: [],
  parts: [],
  beside: [],
  filled: false,
  handOver: null,
  pending: null,
  adding: false,
  logged: null,
}
