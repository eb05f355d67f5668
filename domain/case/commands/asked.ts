import { instantSchema } from '../../calendar/instant.ts'
import { stageIdSchema } from '../../deadlines/fact.ts'
import { actorSchema } from '../actor.ts'

/** What every command holds: the moment it is decided at, and who asks. */
export const asked = { at: instantSchema, by: actorSchema }

/** When it happened, where it is recorded later: a letter of Friday that is logged on Monday. */
export const earlier = { happenedAt: instantSchema.optional() }

export const inStage = { ...asked, stage: stageIdSchema }
