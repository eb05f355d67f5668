import { z } from 'zod'
import { readingSchema } from '../../classifier/reading.ts'
import { messageSchema } from '../../message/message.ts'
import { routeSchema } from '../../policy/outcome.ts'
import { suggestionSchema } from '../events/correspondence.ts'
import { taskSchema } from '../task.ts'
import { asked, earlier } from './asked.ts'

export const openingCommandSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('open-case'),
    ...asked,
    message: messageSchema,
    reading: readingSchema,
    route: routeSchema,
    reference: z.string(),
    policy: z.string(),
    /** Cases that it may belong to, and what a person must do about it, in the commit that opens it. */
    suggestions: z.array(suggestionSchema).optional(),
    tasks: z.array(taskSchema).optional(),
  }),
  z.object({ type: z.literal('add-message'), ...asked, message: messageSchema, reading: readingSchema }),
  z.object({ type: z.literal('confirm-reading'), ...asked, route: routeSchema }),
  z.object({ type: z.literal('correct-reading'), ...asked, route: routeSchema, why: z.string() }),
  /** The resident is not content with how a request was answered, or wants a complaint after all (Code 1.3, 1.5). */
  z.object({ type: z.literal('raise-complaint'), ...asked, ...earlier, why: z.string() }),
  z.object({
    type: z.literal('record-notice'),
    ...asked,
    notice: z.object({
      key: z.string(),
      channel: z.enum(['email', 'webchat', 'teams', 'slack']),
      providerId: z.string().nullable(),
    }),
  }),
])
export type OpeningCommand = z.infer<typeof openingCommandSchema>
