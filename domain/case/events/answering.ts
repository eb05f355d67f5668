import { z } from 'zod'
import { instantSchema, localDateSchema } from '../../calendar/instant.ts'
import { stageIdSchema } from '../../deadlines/fact.ts'
import { agreementSchema } from '../actor.ts'
import { decisionSchema, pointSchema, promisedActionSchema, remedySchema } from '../remedy.ts'
import { earlier, happened, ombudsmanDetailsSchema } from './happened.ts'

const inStage = { ...happened, stage: stageIdSchema }

const told = {
  ...inStage,
  until: localDateSchema,
  reasons: z.string(),
  clause: z.string(),
  ombudsman: ombudsmanDetailsSchema,
}

/** How a stage comes to its answer: more time, a meeting, the panel, the answer itself. */
export const answeringEventSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('extension-notified'),
    ...told,
    /** Where the policy asks for agreement, what the resident said of it. */
    residentSaid: z.enum(['agreed', 'declined', 'not-reached']).optional(),
    /** Why it goes beyond the usual ceiling, and who agreed to that. */
    goodReason: z.string().optional(),
    agreedBy: agreementSchema.optional(),
  }),
  /** Told only after the date had passed: a breach on the record, and no extension. */
  z.object({ type: z.literal('extension-told-late'), ...told }),
  z.object({ type: z.literal('meeting-arranged'), ...inStage, on: instantSchema, with: z.string() }),
  z.object({ type: z.literal('meeting-moved'), ...inStage, on: instantSchema, why: z.string() }),
  z.object({ type: z.literal('meeting-held'), ...inStage, ...earlier, present: z.array(z.string()) }),
  /** The resident does not want one. */
  z.object({ type: z.literal('meeting-declined'), ...inStage }),
  z.object({
    type: z.literal('panel-decided'),
    ...inStage,
    ...earlier,
    decision: decisionSchema,
    reasons: z.string(),
  }),
  z.object({
    type: z.literal('responded'),
    ...inStage,
    ...earlier,
    decision: decisionSchema,
    response: z.string(),
    points: z.array(pointSchema).optional(),
    remedies: z.array(remedySchema).optional(),
    actions: z.array(promisedActionSchema).optional(),
    ombudsman: ombudsmanDetailsSchema.optional(),
    /** The last day to take it further that the answer names: a promise, which no later computation shortens. */
    furtherBy: localDateSchema.optional(),
  }),
  z.object({ type: z.literal('outcome-received'), ...inStage, ...earlier }),
])
export type AnsweringEvent = z.infer<typeof answeringEventSchema>
