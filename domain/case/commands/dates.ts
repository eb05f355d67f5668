import { z } from 'zod'
import { movedDateSchema } from '../events/dates.ts'
import { asked } from './asked.ts'

/** What the passing of time and a change of the rules ask of a case; only Putright itself asks it. */
export const dateCommandSchema = z.discriminatedUnion('type', [
  /** Record everything that has come due. */
  z.object({ type: z.literal('reach-milestones'), ...asked }),
  /** Record how a change of the rules, by its fingerprint, moved the dates. */
  z.object({
    type: z.literal('move-dates'),
    ...asked,
    rules: z.string(),
    moved: z.array(movedDateSchema),
  }),
])
export type DateCommand = z.infer<typeof dateCommandSchema>
