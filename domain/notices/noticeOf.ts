import type { Calendar } from '../calendar/calendar.ts'
import type { OpenedCase } from '../case/case.ts'
import type { Milestone } from '../deadlines/milestone.ts'
import type { Landlord } from '../landlord/landlord.ts'
import type { Policy } from '../policy/policy.ts'
import type { Wording } from './wording.ts'

/** All that notices are made from: the case as the commit left it, its dates then, and the landlord's rules and words. */
export interface NoticeOf {
  readonly state: OpenedCase
  readonly milestones: readonly Milestone[]
  readonly landlord: Landlord
  readonly policy: Policy
  readonly calendar: Calendar
  readonly wording: Wording
}
