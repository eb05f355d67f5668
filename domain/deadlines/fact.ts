import { z } from 'zod'
import { instantSchema } from '../calendar/instant.ts'
import { milestoneNameSchema } from './milestoneName.ts'

/** Stages as every policy names them to the engine; a policy's own title for each is in its data. */
export const stageIds = [
  'feedback',
  'feedback-investigation',
  'stage-1',
  'stage-2',
  'appeal',
  'external',
  'hazard',
] as const
export const stageIdSchema = z.enum(stageIds)
export type StageId = z.infer<typeof stageIdSchema>

const at = { at: instantSchema, stage: stageIdSchema.optional() }

/** What happened to a case as far as its dates are concerned. Everything that a date hangs on is one of these. */
export const factSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('received'), ...at }),
  z.object({ type: z.literal('acknowledged'), ...at, by: z.enum(['phone', 'letter']).optional() }),
  z.object({
    type: z.literal('extension-notified'),
    ...at,
    until: instantSchema.or(z.iso.date()).optional(),
    reason: z.string().optional(),
    /** Somebody with the authority agreed, for a recorded good reason, to go beyond a ceiling that is not absolute. */
    beyondCeiling: z.boolean().optional(),
  }),
  /** The automatic receipt went out; an acknowledgement only where the policy says so. */
  z.object({ type: z.literal('receipt-sent'), ...at }),
  /** An officer made contact; by itself no acknowledgement. */
  z.object({ type: z.literal('contact-made'), ...at }),
  z.object({ type: z.literal('responded'), ...at }),
  z.object({ type: z.literal('outcome-received'), ...at }),
  z.object({ type: z.literal('escalation-requested'), ...at }),
  z.object({ type: z.literal('meeting-held'), ...at }),
  z.object({ type: z.literal('hazard-known'), ...at, severity: z.enum(['emergency', 'significant']) }),
  z.object({ type: z.literal('hazard-investigated'), ...at }),
  z.object({ type: z.literal('hazard-made-safe'), ...at }),
  z.object({ type: z.literal('hazard-summary-sent'), ...at }),
  z.object({ type: z.literal('hazard-works-started'), ...at }),
  /** The resident was told a date in writing; a later computation may not move it later (unless it is extended). */
  z.object({
    type: z.literal('promised'),
    ...at,
    milestone: milestoneNameSchema,
    until: instantSchema.or(z.iso.date()),
  }),
  z.object({ type: z.literal('withdrawn'), ...at }),
  z.object({ type: z.literal('closed'), ...at }),
])
export type Fact = z.infer<typeof factSchema>
