import { z } from 'zod'
import { agreementSchema } from '../actor.ts'
import { happened, ombudsmanDetailsSchema, untilOpen } from './happened.ts'

export const closedSchema = z.object({
  type: z.literal('closed'),
  ...happened,
  ...untilOpen,
  why: z.string(),
})

/** How a case ends, and how it goes on after all. */
export const endingEventSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('refused'),
    ...happened,
    /** The policy's exclusion, by id and clause; each case on its merits (Code 2.1, 2.5). */
    exclusion: z.string(),
    clause: z.string(),
    explanation: z.string(),
    evidence: z.string(),
    agreedBy: agreementSchema.nullable(),
    ombudsman: ombudsmanDetailsSchema,
  }),
  z.object({ type: z.literal('withdrawn'), ...happened, why: z.string() }),
  closedSchema,
  z.object({ type: z.literal('reopened'), ...happened, why: z.string() }),
])
export type EndingEvent = z.infer<typeof endingEventSchema>
