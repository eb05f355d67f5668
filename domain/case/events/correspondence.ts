import { z } from 'zod'
import { personSchema, storedObjectSchema } from '../../message/message.ts'
import { taskSchema } from '../task.ts'
import { earlier, happened } from './happened.ts'

/** Another case that a message may belong to: a person decides, and sees why it was suggested. */
export const suggestionSchema = z.object({ caseId: z.string(), reference: z.string(), why: z.string() })
export type Suggestion = z.infer<typeof suggestionSchema>

/** Another case of the same person, to be known beside this one. */
export const linkSchema = z.object({ reference: z.string().min(1), why: z.string() })
export type Link = z.infer<typeof linkSchema>

/**
 * What became of a letter. `hard-bounce`: it will not arrive at that address. `soft-bounce`: it did not arrive this time.
 * `delayed`: it may yet. `complaint`: its reader called it spam, and the provider sends that address no more.
 */
export const letterReportSchema = z.enum(['delivered', 'delayed', 'soft-bounce', 'hard-bounce', 'complaint'])
export type LetterReport = z.infer<typeof letterReportSchema>

/** What one report says of one address. */
export const reportSchema = z.object({
  /** The report's own identity for this address, so that it is recorded once. */
  reportId: z.string().min(1),
  /** Which notice it is about, by its key, where the report says. */
  key: z.string().nullable(),
  recipient: z.string(),
  report: letterReportSchema,
  /** The enhanced status code (RFC 3463) and what the other side said. */
  status: z.string().nullable(),
  reason: z.string().nullable(),
})

/** One more delivery of a mail: which mail, the stored original of this delivery, and the addresses of ours it came to. */
export const repeatSchema = z.object({
  channelMessageId: z.string().min(1),
  raw: storedObjectSchema,
  deliveredTo: z.array(z.string()),
})

/** Letters that did not arrive, answers held back, messages that may belong elsewhere, and what a person must do. */
export const correspondenceEventSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('notice-reported'), ...happened, ...earlier, ...reportSchema.shape }),
  /** An automatic answer that was not sent, because that address had had too many within the hour. */
  z.object({ type: z.literal('reply-withheld'), ...happened, key: z.string() }),
  /** A mail that is there already came once more: sent again, or to another address of ours. */
  z.object({ type: z.literal('message-repeated'), ...happened, ...repeatSchema.shape }),
  z.object({ type: z.literal('join-suggested'), ...happened, ...suggestionSchema.shape }),
  z.object({ type: z.literal('join-declined'), ...happened, reference: z.string() }),
  /** Its messages went to another case, and it is over. */
  z.object({ type: z.literal('joined'), ...happened, caseId: z.string(), reference: z.string() }),
  z.object({ type: z.literal('linked'), ...happened, ...linkSchema.shape }),
  z.object({ type: z.literal('person-added'), ...happened, person: personSchema, why: z.string() }),
  z.object({ type: z.literal('task-raised'), ...happened, ...taskSchema.shape }),
  z.object({ type: z.literal('task-done'), ...happened, id: z.string(), how: z.string() }),
])
export type CorrespondenceEvent = z.infer<typeof correspondenceEventSchema>
