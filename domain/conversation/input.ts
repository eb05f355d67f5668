import { z } from 'zod'
import { type Instant, instantSchema, type LocalDate } from '../calendar/instant.ts'
import type { Matter } from '../classifier/matters.ts'
import type { Reading } from '../classifier/reading.ts'
import type { Milestone } from '../deadlines/milestone.ts'
import type { Landlord } from '../landlord/landlord.ts'
import { attachmentSchema } from '../message/message.ts'
import { wellFormed } from '../message/wellFormed.ts'
import type { Ombudsman } from '../policy/ombudsman.ts'
import { filledSchema } from './filledForm.ts'
import { choiceValueSchema, type Reply, replySchema } from './reply.ts'
import { type Draft, loggedSchema, type State, staffMemberSchema, stateSchema } from './state.ts'

/** The longest thing that may be said at once: with three bytes a character it fits a 32 KB WebSocket frame. */
const longestText = 8_000

/** What a resident does. */
export const residentInputSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('said'), text: wellFormed.trim().min(1).max(longestText) }),
  z.object({ type: z.literal('chose'), choice: choiceValueSchema }),
  /** Photos or documents that are in store already. */
  z.object({ type: z.literal('attached'), attachments: z.array(attachmentSchema).min(1).max(10) }),
])
export type ResidentInput = z.infer<typeof residentInputSchema>

/** What moves a conversation: the resident, or the host that opened it or has logged its draft. */
const inputSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('opened') }),
  ...residentInputSchema.options,
  z.object({ type: z.literal('logged'), logged: loggedSchema }),
  /** The whole of it at once, by the form that needs no script. */
  z.object({ type: z.literal('filled'), form: filledSchema }),
  /** A person joins, says something, leaves; or nobody came in time. */
  z.object({ type: z.literal('staff-joined'), staff: staffMemberSchema }),
  z.object({
    type: z.literal('staff-said'),
    staff: staffMemberSchema,
    text: wellFormed.trim().min(1).max(longestText),
  }),
  z.object({ type: z.literal('staff-left'), staff: staffMemberSchema }),
  z.object({ type: z.literal('nobody-came') }),
  /** A letter about a case that was logged here, for somebody who gave no address. */
  z.object({ type: z.literal('told'), key: z.string(), text: z.string().min(1) }),
])
export type Input = z.infer<typeof inputSchema>

/** Dates as the clock would have them, so that nothing is promised that it does not back. */
interface WhatIf {
  /** The milestones, if this were logged now. */
  readonly milestones: (draft: Draft) => readonly Milestone[]
  /** The day by which someone can ring back in opening hours. */
  readonly callBackBy: LocalDate
}

export interface Context {
  /** The reading of the text just typed; null where nothing was typed. */
  readonly reading: Reading | null
  /** The matters of the text just typed, where it holds more than one. */
  readonly matters: readonly Matter[]
  readonly landlord: Landlord
  /** Who looks at a complaint from outside; told with every complaint (Code 3.7). */
  readonly ombudsman: Pick<Ombudsman, 'name' | 'telephone' | 'website' | 'address'>
  readonly now: Instant
  readonly whatIf: WhatIf
  /** Where somebody can join the chat at this hour: within how many minutes they are asked to; else null. */
  readonly handOver: { readonly withinMinutes: number } | null
}

/** What the host must do. */
export type Effect = { readonly type: 'log'; readonly draft: Draft }

export interface Turned {
  readonly state: State
  readonly replies: readonly Reply[]
  readonly effects: readonly Effect[]
}

/** One turn of a conversation as it is stored: what came in, what we said, and where that left us. */
export const turnSchema = z.object({
  number: z.int().positive(),
  /** The sender's own id of what it sent, so that a resend changes nothing; null for turns of the host. */
  clientId: z.string().nullable(),
  at: instantSchema,
  input: inputSchema,
  replies: z.array(replySchema),
  state: stateSchema,
})
export type Turn = z.infer<typeof turnSchema>
