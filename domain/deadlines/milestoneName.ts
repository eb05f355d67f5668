import { z } from 'zod'

/** The dates that a case may have to keep; which of them it has is up to the policy. */
const milestoneNames = [
  'acknowledge',
  'contact',
  'respond',
  'extension-limit',
  'escalate-by',
  'meet-by',
  'refer-by',
  'make-safe',
  'investigate',
  'summary',
  'safety-work',
  'works-started',
] as const
export const milestoneNameSchema = z.enum(milestoneNames)
export type MilestoneName = z.infer<typeof milestoneNameSchema>
