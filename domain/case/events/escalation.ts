import { z } from 'zod'
import { instantSchema } from '../../calendar/instant.ts'
import { stageIdSchema } from '../../deadlines/fact.ts'
import { agreementSchema } from '../actor.ts'
import { happened, ombudsmanDetailsSchema } from './happened.ts'

/** The resident asks for the next stage, and what comes of it. */
export const escalationEventSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('escalation-requested'),
    ...happened,
    /** The stage they are not content with, and the one they ask for. */
    stage: stageIdSchema,
    next: stageIdSchema,
    /** When they asked: the next stage's clock starts here. */
    askedAt: instantSchema,
    /** `early`: before the answer, so it is held; `late`: after the policy's time, so a person decides. */
    timing: z.enum(['in-time', 'late', 'early']),
    /** The policy's grounds that it touches, where they said; none is ever demanded (Code 6.12). */
    grounds: z.array(z.string()),
    words: z.string().nullable(),
  }),
  z.object({
    type: z.literal('escalation-accepted'),
    ...happened,
    stage: stageIdSchema,
    next: stageIdSchema,
    clause: z.string(),
    why: z.string(),
  }),
  z.object({
    type: z.literal('escalation-refused'),
    ...happened,
    stage: stageIdSchema,
    next: stageIdSchema,
    clause: z.string(),
    reasons: z.string(),
    agreedBy: agreementSchema.nullable(),
    ombudsman: ombudsmanDetailsSchema,
  }),
  /** The resident no longer asks for it. */
  z.object({ type: z.literal('escalation-dropped'), ...happened, stage: stageIdSchema, why: z.string() }),
])
export type EscalationEvent = z.infer<typeof escalationEventSchema>
