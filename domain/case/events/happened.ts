import { z } from 'zod'
import { instantSchema } from '../../calendar/instant.ts'
import { actorSchema } from '../actor.ts'

/** What every event holds: when it was recorded, and by whom. */
export const happened = { at: instantSchema, by: actorSchema }

/** When it happened, where it was recorded later than that. */
export const earlier = { happenedAt: instantSchema.optional() }

/** The ombudsman's details as they stood, so that no notice of a refusal or delay can go out without them. */
export const ombudsmanDetailsSchema = z.object({
  name: z.string(),
  telephone: z.string(),
  webForm: z.string(),
  address: z.string(),
})
