import { z } from 'zod'
import { localDateSchema } from '../../calendar/instant.ts'
import { stageIdSchema } from '../../deadlines/fact.ts'
import { staffActorSchema } from '../actor.ts'
import { earlier, happened } from './happened.ts'

const inStage = { ...happened, stage: stageIdSchema }

/** What somebody does with a stage before it is answered. */
export const handlingEventSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('acknowledged'),
    ...inStage,
    ...earlier,
    means: z.enum(['phone', 'letter']),
    /** Our understanding of the complaint and the outcomes sought: the complaint definition (Code 5.6). */
    definition: z.string(),
    outcomesSought: z.string(),
    /** What in it is not ours to deal with, as the resident is told it (Code 5.7). */
    notResponsibleFor: z.string().optional(),
    /** The date for the answer that the acknowledgement gives: a promise, which no later computation moves back. */
    answerBy: localDateSchema.optional(),
  }),
  z.object({
    type: z.literal('definition-agreed'),
    ...inStage,
    definition: z.string(),
    outcomesSought: z.string(),
    /** Whether the resident said that it is right. */
    residentAgrees: z.boolean(),
  }),
  z.object({
    type: z.literal('assigned'),
    ...inStage,
    handler: staffActorSchema,
    /** `support`: helps, or reports on one ground; the `lead` answers. */
    part: z.enum(['lead', 'support']),
    /** In which of the policy's own roles. */
    role: z.string().nullable(),
  }),
  z.object({
    type: z.literal('conflict-declared'),
    ...happened,
    person: staffActorSchema,
    /** They are complained about, or could not be seen as impartial (Code 5.8). */
    why: z.string(),
  }),
  z.object({
    type: z.literal('contact-made'),
    ...inStage,
    ...earlier,
    means: z.enum(['phone', 'letter', 'in-person', 'message']),
    said: z.string(),
  }),
  z.object({
    type: z.literal('evidence-asked'),
    ...inStage,
    id: z.string(),
    from: z.enum(['resident', 'staff', 'contractor', 'other']),
    what: z.string(),
    wantedBy: localDateSchema.optional(),
  }),
  z.object({
    type: z.literal('evidence-received'),
    ...happened,
    ...earlier,
    id: z.string(),
    what: z.string(),
  }),
])
export type HandlingEvent = z.infer<typeof handlingEventSchema>
