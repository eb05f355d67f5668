import { z } from 'zod'
import { instantSchema } from '../calendar/instant.ts'
import { readingSchema } from '../classifier/reading.ts'
import { stageIdSchema } from '../deadlines/fact.ts'
import { milestoneNameSchema } from '../deadlines/milestone.ts'
import { messageSchema } from '../message/message.ts'
import { routeSchema } from '../policy/outcome.ts'

/** Who did it: a member of staff by id, the resident, or Putright itself. */
export const actorSchema = z.union([
  z.literal('resident'),
  z.literal('putright'),
  z.string().startsWith('staff:'),
])
export type Actor = z.infer<typeof actorSchema>

const happened = { at: instantSchema, by: actorSchema }
const stageReached = {
  stage: stageIdSchema,
  milestone: milestoneNameSchema,
  due: z.iso.datetime({ offset: true }),
}

/** What can happen to a case: past-tense facts. Nothing else changes a case. */
export const caseEventSchema = z.discriminatedUnion('type', [
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
  z.object({
    type: z.literal('notice-sent'),
    ...happened,
    /** One notice has one key, so that it is never recorded twice. */
    key: z.string(),
    channel: z.enum(['email', 'webchat', 'teams', 'slack']),
    providerId: z.string().nullable(),
  }),
  z.object({
    type: z.literal('acknowledged'),
    ...happened,
    stage: stageIdSchema,
    means: z.enum(['phone', 'letter']),
    /** Our understanding of the complaint and the outcomes sought: the complaint definition (Code 5.6). */
    definition: z.string(),
    outcomesSought: z.string(),
  }),
  z.object({
    type: z.literal('responded'),
    ...happened,
    stage: stageIdSchema,
    decision: z.enum(['upheld', 'partly-upheld', 'not-upheld']),
    response: z.string(),
  }),
  z.object({ type: z.literal('reminded'), ...happened, ...stageReached, workingDaysBefore: z.int() }),
  z.object({ type: z.literal('milestone-missed'), ...happened, ...stageReached, clause: z.string() }),
  z.object({ type: z.literal('withdrawn'), ...happened, why: z.string() }),
  z.object({ type: z.literal('closed'), ...happened, why: z.string() }),
])
export type CaseEvent = z.infer<typeof caseEventSchema>
export type CaseEventOf<T extends CaseEvent['type']> = Extract<CaseEvent, { type: T }>
