import { z } from 'zod'
import { stageIdSchema } from '../../deadlines/fact.ts'
import { milestoneNameSchema } from '../../deadlines/milestoneName.ts'
import { happened } from './happened.ts'

const reached = {
  ...happened,
  stage: stageIdSchema,
  milestone: milestoneNameSchema,
  due: z.iso.datetime({ offset: true }),
}

/** Dates that came of themselves. */
export const dateEventSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('reminded'), ...reached, workingDaysBefore: z.int() }),
  z.object({ type: z.literal('milestone-missed'), ...reached, clause: z.string() }),
])
