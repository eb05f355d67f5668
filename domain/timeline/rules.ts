import type { OfficeHours } from '../attention/workingHours.ts'
import type { Calendar } from '../calendar/calendar.ts'
import type { Policy } from '../policy/policy.ts'

/** When a landlord is reminded and told again. */
export interface Reminders {
  /** Working days before a date on which its holder is reminded. */
  readonly workingDaysBefore: readonly number[]
  /** When people are at work: nothing but a danger is told outside of it. */
  readonly hours: OfficeHours
  /** Every how many working days the managers are told again of what is overdue, until it is done. */
  readonly repeatOverdue: { readonly complaint: number; readonly hazard: number }
  /** How many working days before a resident's time to go further ends they are told so; null for never. */
  readonly residentBefore: number | null
  /** How many working days after an answer or a closing the policy's survey goes out. */
  readonly surveyAfter: number
}

/** What a case's dates depend on besides the case. */
export interface Rules {
  readonly policy: Policy
  readonly calendar: Calendar
  readonly reminders: Reminders
}
