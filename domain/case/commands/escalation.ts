import { z } from 'zod'
import { agreementSchema } from '../actor.ts'
import { asked, earlier } from './asked.ts'

export const escalationCommandSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('request-escalation'),
    ...asked,
    ...earlier,
    /** What they said, and which of the policy's grounds it touches. Neither is ever needed (Code 6.12). */
    words: z.string().nullable().optional(),
    grounds: z.array(z.string()).optional(),
  }),
  z.object({ type: z.literal('accept-escalation'), ...asked, why: z.string().optional() }),
  z.object({
    type: z.literal('refuse-escalation'),
    ...asked,
    /** The clause of the policy that lets a person say no. */
    clause: z.string(),
    reasons: z.string(),
    agreedBy: agreementSchema.optional(),
  }),
  z.object({ type: z.literal('drop-escalation'), ...asked, why: z.string() }),
])
export type EscalationCommand = z.infer<typeof escalationCommandSchema>
