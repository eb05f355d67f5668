import { z } from 'zod'
import { stageIdSchema } from './fact.ts'
import { milestoneNameSchema } from './milestoneName.ts'

export type { MilestoneName } from './milestoneName.ts'

/** One date that a case must keep, always computed from what happened and never stored. */
export const milestoneSchema = z.object({
  stage: stageIdSchema,
  milestone: milestoneNameSchema,
  /** ISO 8601 with the local offset; the last second of the day for a limit in days. */
  due: z.iso.datetime({ offset: true }),
  /** The clause that sets it. */
  clause: z.string(),
  state: z.enum(['pending', 'met', 'missed', 'void']),
  /** Missed and still to be done, as opposed to done too late. */
  owed: z.literal(true).optional(),
  /** Who demands it: the landlord's policy, the Code, or the law. */
  basis: z.enum(['policy', 'code', 'law']),
  /** Where the words alone give another date than the one worked to. */
  literalDue: z.iso.datetime({ offset: true }).optional(),
  /** Why the date is what it is, in a sentence, where there is something to say. */
  why: z.string().optional(),
})
export type Milestone = z.infer<typeof milestoneSchema>

/** Where the landlord's policy and the Code or the law disagree about a case. */
export const conflictSchema = z.object({
  stage: stageIdSchema,
  milestone: milestoneNameSchema.optional(),
  policy: z.string(),
  code: z.string(),
  why: z.string(),
})
export type Conflict = z.infer<typeof conflictSchema>
