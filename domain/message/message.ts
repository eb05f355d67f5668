import { z } from 'zod'
import { instantSchema, localDateSchema } from '../calendar/instant.ts'
import { wellFormed } from './wellFormed.ts'

/** `staff`: typed in a tool of the landlord’s own, through the staff API. */
export const channels = ['webchat', 'email', 'teams', 'slack', 'staff'] as const
export const channelSchema = z.enum(channels)

/** Why a mail was written by a machine and so is never answered. */
export const automaticKinds = [
  'auto-reply',
  'bounce',
  'complaint-report',
  'read-receipt',
  'bulk',
  'calendar',
  'loop',
] as const
export const automaticKindSchema = z.enum(automaticKinds)

/** `disguised`: its name says one thing and its bytes another. `locked`: nobody can look inside, so no scanner can. */
export const dangerSchema = z.enum(['program', 'script', 'macros', 'disguised', 'locked'])
export type Danger = z.infer<typeof dangerSchema>

/** A delivery report on a mail of ours: whose it was, and what became of it (RFC 3464). */
export const returnedMailSchema = z.object({
  /** The ids of the mail that came back and of the thread it belongs to, newest last. */
  threads: z.array(z.string()),
  deliveries: z.array(
    z.object({
      recipient: z.string(),
      outcome: z.enum(['hard', 'soft', 'delayed', 'delivered']),
      status: z.string().nullable(),
      reason: z.string().nullable(),
    }),
  ),
})
export type ReturnedMail = z.infer<typeof returnedMailSchema>

/** Where something is kept in object storage. */
export const storedObjectSchema = z.object({ bucket: z.string(), key: z.string() })

export const attachmentSchema = z.object({
  filename: wellFormed,
  contentType: z.string(),
  /** Bytes, decoded. */
  size: z.int().nonnegative(),
  stored: storedObjectSchema.nullable(),
  /** What its bytes say it is, where they say anything; `contentType` is only what its sender said. */
  actualType: z.string().nullable().optional(),
  /** Why it could do harm to whoever opens it. */
  danger: dangerSchema.optional(),
})
export type Attachment = z.infer<typeof attachmentSchema>

/** How to answer the person, in the channel they used. `null`: they must not or cannot be answered there. */
export const replyRouteSchema = z.discriminatedUnion('channel', [
  z.object({
    channel: z.literal('email'),
    address: z.email(),
    messageId: z.string().nullable(),
    references: z.array(z.string()),
  }),
  z.object({ channel: z.literal('webchat'), conversation: z.string(), email: z.email().nullable() }),
  z.object({
    channel: z.literal('slack'),
    team: z.string(),
    conversation: z.string(),
    thread: z.string().nullable(),
  }),
  z.object({ channel: z.literal('teams'), conversation: z.string(), serviceUrl: z.string() }),
])
export type ReplyRoute = z.infer<typeof replyRouteSchema>

/** Who a message is about: the resident, as far as the sender is known. */
export const personSchema = z.object({
  name: wellFormed.nullable(),
  email: z.email().nullable(),
  phone: wellFormed.nullable(),
  address: wellFormed.nullable(),
  /** The tenancy that the landlord's address book matches, if any. */
  tenancy: z.string().nullable(),
})
export type Person = z.infer<typeof personSchema>

/** Every incoming message, from whatever channel, in one shape. The raw original stays in object storage. */
export const messageSchema = z.object({
  /** The channel's own identity of this message: the same delivery twice has the same. */
  channelMessageId: z.string().min(1),
  landlord: z.string(),
  channel: channelSchema,
  /** When it reached us; the clocks start here unless `saidAt` is earlier. */
  receivedAt: instantSchema,
  /** When the resident said it, where staff log it later. */
  saidAt: instantSchema.nullable(),
  /** Who typed it. Staff write about a resident's dissatisfaction; it is read as if the resident had written it. */
  author: z.enum(['resident', 'staff', 'machine']),
  staff: z.string().nullable(),
  person: personSchema,
  /** Did the channel prove who sent it (signature, token, mail verdicts)? An unproven sender may open a case, never join one. */
  proven: z.boolean(),
  /** What the channel's own scan says against it. A suspect message waits for a person and is not answered by itself. */
  suspect: z.enum(['spam', 'virus']).optional(),
  subject: wellFormed.nullable(),
  /** What they newly wrote. */
  text: wellFormed,
  /** What the chat was told, and promised, beside the words: its receipt says so again. */
  beside: z
    .object({
      /** By when somebody gets in touch; null where that was not asked for. */
      callBackBy: localDateSchema.nullable(),
      /** Somebody acts for them, and we may talk to them. */
      represented: z.boolean(),
    })
    .optional(),
  /** What would put it right, in their words, where they were asked (Code 5.6). */
  sought: wellFormed.optional(),
  attachments: z.array(attachmentSchema),
  replyRoute: replyRouteSchema.nullable(),
  automatic: automaticKindSchema.nullable(),
  /** A case reference that the message quotes. A reference alone never threads. */
  caseReference: z.string().nullable(),
  /** The addresses of ours that it came to, without what stands behind a plus; left out where it came by no mail. */
  deliveredTo: z.array(z.string()).optional(),
  /** The case whose own reply address it was sent to; the address is signed, so only our letters can have told it. */
  repliesTo: z.string().optional(),
  /** The same words from the same sender are there already. */
  repeats: z.boolean().optional(),
  /** They came within a day of each other: the same sending, which is neither answered nor acted on a second time. */
  sentTwice: z.boolean().optional(),
  /** Nobody knows them by their address of mail: our answer asks for their name and address. */
  asksWho: z.boolean().optional(),
  /** It was taken in from an old mailbox, to be found again: no clock runs for it, and nobody is written to. */
  imported: z.boolean().optional(),
  /** For whom it was written, where the sender passes on somebody else's words. */
  onBehalfOf: personSchema.optional(),
  /** Where it is a bounce: what came back. */
  returned: returnedMailSchema.optional(),
  raw: storedObjectSchema.nullable(),
  /** Where staff log what stood in a channel of theirs: the words as they stood there, who wrote them, and when. */
  original: z.object({ writtenBy: z.string(), at: instantSchema, text: z.string() }).optional(),
})
export type Message = z.infer<typeof messageSchema>
