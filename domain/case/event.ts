import { z } from 'zod'
import { actionEventSchema } from './events/actions.ts'
import { answeringEventSchema } from './events/answering.ts'
import { correspondenceEventSchema } from './events/correspondence.ts'
import { dateEventSchema } from './events/dates.ts'
import { endingEventSchema } from './events/endings.ts'
import { escalationEventSchema } from './events/escalation.ts'
import { handlingEventSchema } from './events/handling.ts'
import { hazardEventSchema } from './events/hazards.ts'
import { issueEventSchema } from './events/issues.ts'
import { openingEventSchema } from './events/opening.ts'
import { outsideEventSchema } from './events/outside.ts'
import { peopleEventSchema } from './events/people.ts'

export type { Actor } from './actor.ts'

/** What can happen to a case: past-tense facts, a family a file. Nothing else changes a case. */
export const caseEventSchema = z.discriminatedUnion('type', [
  openingEventSchema,
  handlingEventSchema,
  answeringEventSchema,
  escalationEventSchema,
  issueEventSchema,
  peopleEventSchema,
  actionEventSchema,
  hazardEventSchema,
  outsideEventSchema,
  endingEventSchema,
  dateEventSchema,
  correspondenceEventSchema,
])
export type CaseEvent = z.infer<typeof caseEventSchema>
export type CaseEventOf<T extends CaseEvent['type']> = Extract<CaseEvent, { type: T }>
