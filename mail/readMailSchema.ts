import { z } from 'zod'
import { automaticKindSchema } from '../domain/message/message.ts'

const mailboxSchema = z.object({ name: z.string().nullable(), address: z.string().nullable() })
export type Mailbox = z.infer<typeof mailboxSchema>

const readAttachmentSchema = z.object({
  /** A name and no path, without characters that control or mislead. Never empty. */
  filename: z.string().min(1),
  contentType: z.string(),
  /** Bytes, decoded. */
  size: z.int().nonnegative(),
  content: z.custom<Uint8Array>((value) => value instanceof Uint8Array),
  /** Shown inside the text (a pasted picture, a logo), not beside it. */
  inline: z.boolean(),
  contentId: z.string().nullable(),
})

/** One address that a delivery report speaks of (RFC 3464). */
const failedDeliverySchema = z.object({
  recipient: z.string().nullable(),
  /** `hard`: it will not arrive at that address. `soft`: it may yet, or a retry may help. `delivered`: it did. */
  outcome: z.enum(['hard', 'soft', 'delivered']),
  /** False for a warning: the other side goes on trying. */
  final: z.boolean(),
  status: z.string().nullable(),
  reason: z.string().nullable(),
})

const bounceSchema = z.object({
  deliveries: z.array(failedDeliverySchema),
  /** The Message-ID of the mail that came back, with its brackets, if the report says. */
  messageId: z.string().nullable(),
  /** Our references that the returned mail answered: they name the case where its own id was replaced on sending. */
  references: z.array(z.string()),
})
export type Bounce = z.infer<typeof bounceSchema>

const verdict = z.enum(['pass', 'fail', 'unknown'])
export type Verdict = z.infer<typeof verdict>

const verdictsSchema = z.object({
  spam: verdict,
  virus: verdict,
  spf: verdict,
  dkim: verdict,
  dmarc: verdict,
})
export type Verdicts = z.infer<typeof verdictsSchema>

/** What is known of a mail once its bytes are read. */
export const readMailSchema = z.object({
  /** With its brackets. */
  messageId: z.string().nullable(),
  from: mailboxSchema,
  /** One From field names one address: only then do verdicts of a receiving server speak of `from`. */
  fromOne: z.boolean(),
  to: z.array(mailboxSchema),
  cc: z.array(mailboxSchema),
  subject: z.string(),
  /** When the sender's program says it was written, an ISO 8601 instant in UTC. */
  date: z.string().nullable(),
  /** What the sender newly wrote, and what they pass on of others. */
  newText: z.string(),
  /** The whole text, history and all. */
  fullText: z.string(),
  html: z.string().nullable(),
  /** Whose mails are passed on, outermost first. */
  forwarded: z.array(
    z.object({ from: z.string().nullable(), subject: z.string().nullable(), date: z.string().nullable() }),
  ),
  attachments: z.array(readAttachmentSchema),
  automatic: z.boolean(),
  automaticKind: automaticKindSchema.nullable(),
  /** Where an answer may go; `null` for anything a machine sent. */
  replyTo: z.string().nullable(),
  /** Message-IDs of the thread, oldest first, with their brackets. */
  references: z.array(z.string()),
  caseReference: z.string().nullable(),
  verdicts: verdictsSchema,
  bounce: bounceSchema.nullable(),
})
export type ReadMail = z.infer<typeof readMailSchema>
