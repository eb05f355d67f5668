import { z } from 'zod'
import { asked, earlier } from './asked.ts'

const step = { ...asked, ...earlier, note: z.string() }

export const hazardCommandSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('record-investigation'), ...step }),
  z.object({ type: z.literal('record-made-safe'), ...step }),
  z.object({ type: z.literal('record-summary-sent'), ...step }),
  z.object({ type: z.literal('record-works-started'), ...step }),
])
export type HazardCommand = z.infer<typeof hazardCommandSchema>
