import { z } from 'zod'
import { flagSchema } from '../../classifier/reading.ts'
import { numberSchema } from '../../telephone/number.ts'
import { earlier, happened } from './happened.ts'

/** How the resident's consent was given: on paper or in a message, or spoken and written down. */
export const consentSchema = z.object({ form: z.enum(['written', 'spoken']), record: z.string() })

export const representativeSchema = z.object({
  id: z.string().min(1),
  name: z.string().min(1),
  email: z.email().nullable(),
  phone: z.string().nullable(),
  /** A councillor, an MP, a relative, an adviser … */
  as: z.string(),
})
export type Representative = z.infer<typeof representativeSchema>

/** The people of a case, what they need, and what must be noticed about it. */
export const peopleEventSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('representative-authorised'),
    ...happened,
    representative: representativeSchema,
    consent: consentSchema,
  }),
  z.object({ type: z.literal('representative-withdrawn'), ...happened, id: z.string(), why: z.string() }),
  z.object({
    type: z.literal('adjustment-recorded'),
    ...happened,
    id: z.string(),
    what: z.string(),
    /** A disability they told us of, kept with the adjustment (Code 5.10). */
    disclosed: z.string().nullable(),
  }),
  z.object({ type: z.literal('adjustment-ended'), ...happened, id: z.string(), why: z.string() }),
  z.object({ type: z.literal('flag-raised'), ...happened, ...earlier, flag: flagSchema, why: z.string() }),
  /** The resident has shown that this address is theirs, by a code that we sent there. */
  z.object({ type: z.literal('address-proven'), ...happened, email: z.email() }),
  /** The resident has shown that this telephone is theirs, by a code that we sent there. */
  z.object({ type: z.literal('number-proven'), ...happened, number: numberSchema }),
  z.object({ type: z.literal('flag-cleared'), ...happened, flag: flagSchema, why: z.string() }),
])
export type PeopleEvent = z.infer<typeof peopleEventSchema>
