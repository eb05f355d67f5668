import { z } from 'zod'
import { localDateSchema } from '../../calendar/instant.ts'
import { agreementSchema } from '../actor.ts'
import { asked } from './asked.ts'

export const endingCommandSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('refuse'),
    ...asked,
    /** An exclusion of the policy, or of the Code beside it, by its id. */
    exclusion: z.string(),
    explanation: z.string(),
    /** What shows that it applies to this complaint (Code 2.1). */
    evidence: z.string(),
    agreedBy: agreementSchema.optional(),
    /** For an age limit: the later of the event and the day they became aware of it (Code 2.3). */
    happenedOn: localDateSchema.optional(),
    /** For court proceedings: the claim form and particulars have been filed (Code 2.2). */
    claimFiled: z.boolean().optional(),
  }),
  z.object({ type: z.literal('withdraw'), ...asked, why: z.string() }),
  z.object({
    type: z.literal('close'),
    ...asked,
    why: z.string(),
    /** The resident said that they accept the answer, so that nothing has to be waited for. */
    residentAccepts: z.boolean().optional(),
  }),
  z.object({ type: z.literal('reopen'), ...asked, why: z.string() }),
])
export type EndingCommand = z.infer<typeof endingCommandSchema>
