import { z } from 'zod'
import { instantSchema } from '../../calendar/instant.ts'
import { actorSchema } from '../actor.ts'

/** What every event holds: when it was recorded, and by whom. */
export const happened = { at: instantSchema, by: actorSchema }

/** When the resident is told of what the clock brought while our offices were closed; left out, they are told at once. */
export const untilOpen = { tellAt: instantSchema.optional() }

/** When it happened, where it was recorded later than that. */
export const earlier = { happenedAt: instantSchema.optional() }

/** The ombudsman's details as they stood, so that no notice of a refusal or delay can go out without them. */
export const ombudsmanDetailsSchema = z.object({
  name: z.string(),
  telephone: z.string(),
  webForm: z.string(),
  address: z.string(),
})
