import { z } from 'zod'
import { localDateSchema } from '../calendar/instant.ts'

/** What puts a matter right (Code 7.1). Money is in pence, with what it is for and where it is paid. */
export const remedySchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.enum([
      'apology',
      'explanation',
      'work',
      'decision-reconsidered',
      'record-corrected',
      'policy-changed',
    ]),
    what: z.string(),
  }),
  z.object({
    kind: z.literal('money'),
    what: z.string(),
    pence: z.int().positive(),
    for: z.enum(['loss', 'goodwill', 'distress']),
    paidTo: z.enum(['resident', 'account']),
    /** When the loss happened and when its details reached us, where a policy limits the time between them. */
    lossOn: localDateSchema.optional(),
    claimedOn: localDateSchema.optional(),
    /** The evidence of extenuating circumstances, where that time was not kept. */
    extenuating: z.string().optional(),
  }),
])
export type Remedy = z.infer<typeof remedySchema>

/** Something that we said we would do, and by the end of which local day (Code 7.3). */
export const promisedActionSchema = z.object({
  id: z.string().min(1),
  what: z.string().min(1),
  until: localDateSchema,
})
export type PromisedAction = z.infer<typeof promisedActionSchema>

export const decisionSchema = z.enum(['upheld', 'partly-upheld', 'not-upheld', 'resolved'])
export type AnswerDecision = z.infer<typeof decisionSchema>

/** One point of a complaint with its own decision and reasons (Code 6.7). */
export const pointSchema = z.object({ point: z.string(), decision: decisionSchema, reasons: z.string() })
