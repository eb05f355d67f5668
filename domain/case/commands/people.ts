import { z } from 'zod'
import { flagSchema } from '../../classifier/reading.ts'
import { numberSchema } from '../../telephone/number.ts'
import { consentSchema, representativeSchema } from '../events/people.ts'
import { asked, earlier } from './asked.ts'

export const peopleCommandSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('authorise-representative'),
    ...asked,
    representative: representativeSchema,
    consent: consentSchema,
  }),
  z.object({ type: z.literal('withdraw-representative'), ...asked, id: z.string(), why: z.string() }),
  z.object({
    type: z.literal('record-adjustment'),
    ...asked,
    id: z.string().min(1),
    what: z.string(),
    disclosed: z.string().nullable().optional(),
  }),
  z.object({ type: z.literal('end-adjustment'), ...asked, id: z.string(), why: z.string() }),
  z.object({ type: z.literal('raise-flag'), ...asked, ...earlier, flag: flagSchema, why: z.string() }),
  /** Somebody typed a code that we had sent to this address and to no other. */
  z.object({ type: z.literal('prove-address'), ...asked, email: z.email() }),
  /** Somebody typed a code that we had sent to this telephone and to no other. */
  z.object({ type: z.literal('prove-number'), ...asked, number: numberSchema }),
  z.object({ type: z.literal('clear-flag'), ...asked, flag: flagSchema, why: z.string() }),
])
export type PeopleCommand = z.infer<typeof peopleCommandSchema>
