import { z } from 'zod'
import { promisedActionSchema } from '../remedy.ts'
import { asked, earlier } from './asked.ts'

const satisfaction = z.int().min(1).max(5)

export const outsideCommandSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('record-ombudsman-contact'),
    ...asked,
    ...earlier,
    what: z.string(),
    theirReference: z.string().nullable().optional(),
  }),
  z.object({
    type: z.literal('record-determination'),
    ...asked,
    ...earlier,
    finding: z.string(),
    theirReference: z.string().nullable().optional(),
    orders: z.array(promisedActionSchema),
  }),
  z.object({ type: z.literal('send-survey'), ...asked }),
  z.object({
    type: z.literal('answer-survey'),
    ...asked,
    handling: satisfaction,
    outcome: satisfaction,
    words: z.string().nullable().optional(),
  }),
])
export type OutsideCommand = z.infer<typeof outsideCommandSchema>
