import { z } from 'zod'
import { earlier, happened } from './happened.ts'

const step = { ...happened, ...earlier, note: z.string() }

/** What was done about a hazard, under the law's own clock (SI 2025/1042). */
export const hazardEventSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('hazard-investigated'), ...step }),
  z.object({ type: z.literal('hazard-made-safe'), ...step }),
  z.object({ type: z.literal('hazard-summary-sent'), ...step }),
  z.object({ type: z.literal('hazard-works-started'), ...step }),
])
export type HazardEvent = z.infer<typeof hazardEventSchema>
