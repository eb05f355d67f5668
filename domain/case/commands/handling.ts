import { z } from 'zod'
import { localDateSchema } from '../../calendar/instant.ts'
import { staffActorSchema } from '../actor.ts'
import { asked, earlier, inStage } from './asked.ts'

const definition = { definition: z.string(), outcomesSought: z.string() }

export const handlingCommandSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('acknowledge'),
    ...inStage,
    ...earlier,
    means: z.enum(['phone', 'letter']),
    ...definition,
    /** What in it is not ours to deal with, as the resident is told it (Code 5.7). */
    notResponsibleFor: z.string().optional(),
  }),
  z.object({ type: z.literal('agree-definition'), ...inStage, ...definition, residentAgrees: z.boolean() }),
  z.object({
    type: z.literal('assign'),
    ...inStage,
    handler: staffActorSchema,
    part: z.enum(['lead', 'support']).optional(),
    /** In which of the policy's own roles, in its words. */
    role: z.string().optional(),
  }),
  z.object({ type: z.literal('declare-conflict'), ...asked, person: staffActorSchema, why: z.string() }),
  z.object({
    type: z.literal('make-contact'),
    ...inStage,
    ...earlier,
    means: z.enum(['phone', 'letter', 'in-person', 'message']),
    said: z.string(),
  }),
  z.object({
    type: z.literal('ask-evidence'),
    ...inStage,
    id: z.string().min(1),
    from: z.enum(['resident', 'staff', 'contractor', 'other']),
    what: z.string(),
    wantedBy: localDateSchema.optional(),
  }),
  z.object({ type: z.literal('receive-evidence'), ...asked, ...earlier, id: z.string(), what: z.string() }),
])
export type HandlingCommand = z.infer<typeof handlingCommandSchema>
