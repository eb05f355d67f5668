import type { TimerSource } from '../clock.ts'
import type { Store } from './store.ts'

const dayMs = 86_400_000
// Quotas of Step Functions: a closed execution's history is kept for 90 days; then its name may be used again.
const keptMs = 90 * dayMs

/** Forgets executions that ended more than 90 days ago, a day's worth at once. */
export const retention = (store: Store): TimerSource => ({
  nextDue: () => {
    const stopped = store.firstStopped()
    return stopped === null ? null : stopped + keptMs + dayMs
  },
  fire: async (instant) => store.deleteStopped(instant - keptMs),
})
