import type { TimerSource } from '../clock.ts'
import { limits } from './limits.ts'
import type { Store } from './store.ts'

const dayMs = 86_400_000

/** Forgets executions that ended more than 90 days ago, a day's worth at once; then their names may be used again. */
export const retention = (store: Store): TimerSource => ({
  nextDue: () => {
    const stopped = store.firstStopped()
    return stopped === null ? null : stopped + limits.keptMs + dayMs
  },
  fire: async (instant) => store.deleteStopped(instant - limits.keptMs),
})
