import { z } from 'zod'
import { stageIdSchema } from '../../deadlines/fact.ts'
import { promisedActionSchema } from '../remedy.ts'
import { earlier, happened } from './happened.ts'

const satisfaction = z.int().min(1).max(5)

/** What comes from outside the procedure: the ombudsman, and what the resident says of how it went. */
export const outsideEventSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('ombudsman-contacted'),
    ...happened,
    ...earlier,
    /** What the ombudsman or the resident said of it, and the ombudsman's own reference. */
    what: z.string(),
    theirReference: z.string().nullable(),
  }),
  z.object({
    type: z.literal('determined'),
    ...happened,
    ...earlier,
    finding: z.string(),
    theirReference: z.string().nullable(),
    /** What the ombudsman ordered, by when; followed like what we promised ourselves. */
    orders: z.array(promisedActionSchema),
  }),
  z.object({ type: z.literal('survey-sent'), ...happened, stage: stageIdSchema.nullable() }),
  z.object({
    type: z.literal('survey-answered'),
    ...happened,
    stage: stageIdSchema.nullable(),
    /** 1, very dissatisfied, to 5, very satisfied. By itself no complaint (Code 1.6). */
    handling: satisfaction,
    outcome: satisfaction,
    words: z.string().nullable(),
  }),
])
export type OutsideEvent = z.infer<typeof outsideEventSchema>
