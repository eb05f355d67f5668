import { z } from 'zod'
import type { StageId } from '../deadlines/fact.ts'

/** What a landlord's policy makes of a message. */
export const outcomes = [
  'stage-1',
  'stage-2',
  'appeal',
  'feedback',
  'feedback-investigation',
  'service-request',
  'enquiry',
  'compliment',
  'other-procedure',
  'case-update',
  'not-for-us',
] as const
export const outcomeSchema = z.enum(outcomes)
export type Outcome = z.infer<typeof outcomeSchema>

export const routeSchema = z.object({
  outcome: outcomeSchema,
  /** The clause of the policy that says so. */
  clause: z.string(),
  /** One plain sentence for staff. */
  why: z.string(),
  /** A person must confirm before the outcome stands. */
  confirm: z.boolean(),
})
export type Route = z.infer<typeof routeSchema>

/** What a route may depend on besides the reading. */
export interface RouteContext {
  /** The resident chose to have it logged as a complaint, or said no, or was not yet asked (Code 1.3). */
  readonly choice: 'complaint' | 'just-fix-it' | 'both' | null
  /** The landlord has already had its chance to put this right: reported before, by their words or our records. */
  readonly reportedBefore: boolean
  /** The stage of the sender's own case that was last answered, where there is such a case. */
  readonly answered?: StageId
}
