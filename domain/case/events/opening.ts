import { z } from 'zod'
import { instantSchema } from '../../calendar/instant.ts'
import { readingSchema } from '../../classifier/reading.ts'
import { messageSchema } from '../../message/message.ts'
import { routeSchema } from '../../policy/outcome.ts'
import { earlier, happened } from './happened.ts'

/** A message came, was read, and the policy made something of it; a person confirmed, corrected or raised it. */
export const openingEventSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('message-received'), ...happened, message: messageSchema }),
  z.object({ type: z.literal('message-read'), ...happened, reading: readingSchema }),
  z.object({
    type: z.literal('case-opened'),
    ...happened,
    reference: z.string(),
    landlord: z.string(),
    policy: z.string(),
    route: routeSchema,
    /** The clocks start here: when the resident said it. */
    clockFrom: instantSchema,
  }),
  z.object({ type: z.literal('reading-confirmed'), ...happened, route: routeSchema }),
  z.object({ type: z.literal('reading-corrected'), ...happened, route: routeSchema, why: z.string() }),
  /** What was no complaint became one: its clock starts when the resident said so, not when the case was opened. */
  z.object({
    type: z.literal('complaint-raised'),
    ...happened,
    ...earlier,
    route: routeSchema,
  }),
  z.object({
    type: z.literal('notice-sent'),
    ...happened,
    /** One notice has one key, so that it is never recorded twice. */
    key: z.string(),
    channel: z.enum(['email', 'webchat', 'teams', 'slack']),
    providerId: z.string().nullable(),
  }),
])
export type OpeningEvent = z.infer<typeof openingEventSchema>
