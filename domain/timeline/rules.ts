import type { Calendar } from '../calendar/calendar.ts'
import type { Policy } from '../policy/policy.ts'

/** What a case's dates depend on besides the case. */
export interface Rules {
  readonly policy: Policy
  readonly calendar: Calendar
  /** Working days before a date on which its holder is reminded, and from what time of day, `HH:MM`. */
  readonly reminders: { readonly workingDaysBefore: readonly number[]; readonly from: string }
}
