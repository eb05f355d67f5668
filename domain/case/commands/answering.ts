import { z } from 'zod'
import { instantSchema, localDateSchema } from '../../calendar/instant.ts'
import { agreementSchema } from '../actor.ts'
import { decisionSchema, pointSchema, promisedActionSchema, remedySchema } from '../remedy.ts'
import { earlier, inStage } from './asked.ts'

export const answeringCommandSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('extend'),
    ...inStage,
    until: localDateSchema,
    reasons: z.string(),
    /** Where the policy asks for agreement. A no is recorded, and the notice still goes. */
    residentSaid: z.enum(['agreed', 'declined', 'not-reached']).optional(),
    /** Beyond a soft ceiling: the good reason, and the manager who agrees. */
    goodReason: z.string().optional(),
    agreedBy: agreementSchema.optional(),
    /** The date has passed already: put it on the record as told late. It extends nothing. */
    asLate: z.boolean().optional(),
  }),
  z.object({
    type: z.literal('arrange-meeting'),
    ...inStage,
    on: instantSchema,
    with: z.string(),
    /** The resident asked for, or agreed to, a day after the policy's. */
    residentAgrees: z.boolean().optional(),
  }),
  z.object({
    type: z.literal('move-meeting'),
    ...inStage,
    on: instantSchema,
    why: z.string(),
    residentAgrees: z.boolean().optional(),
  }),
  z.object({ type: z.literal('hold-meeting'), ...inStage, ...earlier, present: z.array(z.string()) }),
  z.object({ type: z.literal('decline-meeting'), ...inStage }),
  z.object({
    type: z.literal('record-panel'),
    ...inStage,
    ...earlier,
    decision: decisionSchema,
    reasons: z.string(),
  }),
  z.object({
    type: z.literal('respond'),
    ...inStage,
    ...earlier,
    decision: decisionSchema,
    response: z.string(),
    points: z.array(pointSchema).optional(),
    remedies: z.array(remedySchema).optional(),
    actions: z.array(promisedActionSchema).optional(),
  }),
  z.object({ type: z.literal('record-outcome-received'), ...inStage, ...earlier }),
])
export type AnsweringCommand = z.infer<typeof answeringCommandSchema>
