import { z } from 'zod'
import { localDateSchema } from '../../calendar/instant.ts'
import { promisedActionSchema, remedySchema } from '../remedy.ts'
import { earlier, happened, untilOpen } from './happened.ts'

/** Its day passed without it; recorded once for each date. */
export const actionOverdueSchema = z.object({
  type: z.literal('action-overdue'),
  ...happened,
  ...untilOpen,
  id: z.string(),
  until: localDateSchema,
})

/** What we offered and promised, followed to the end (Code 5.13, 6.6, 7.3). */
export const actionEventSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('remedy-offered'), ...happened, remedy: remedySchema }),
  z.object({ type: z.literal('action-promised'), ...happened, action: promisedActionSchema }),
  z.object({
    type: z.literal('action-moved'),
    ...happened,
    id: z.string(),
    until: localDateSchema,
    /** What the resident was told of the delay. */
    why: z.string(),
  }),
  z.object({ type: z.literal('action-completed'), ...happened, ...earlier, id: z.string(), how: z.string() }),
  actionOverdueSchema,
  /** It is still not done: told again until it is. */
  z.object({
    type: z.literal('action-still-overdue'),
    ...happened,
    id: z.string(),
    until: localDateSchema,
    workingDaysLate: z.int(),
  }),
])
export type ActionEvent = z.infer<typeof actionEventSchema>
