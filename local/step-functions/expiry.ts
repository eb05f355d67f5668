import { endWithout, type Journal } from './journal.ts'
import { resume } from './states.ts'
import { timeOut } from './task.ts'
import type { Change } from './transitions.ts'

const isDue = (at: number | null, instant: number): boolean => at !== null && at <= instant

const resumed = async (journal: Journal): Promise<void> => {
  if (journal.execution.phase === 'pausing') await resume(journal)
  else Object.assign(journal.execution, { phase: 'again', resumeAt: null })
}

/** What the clock brings to an execution at `instant`: the first that is due of its end, a timeout, a resumption. */
export const expire =
  (instant: number): Change =>
  async (journal) => {
    const { resumeAt, timeoutAt, heartbeatAt, expiresAt } = journal.execution
    if (isDue(expiresAt, instant)) return endWithout(journal, 'TIMED_OUT', {})
    if (isDue(timeoutAt, instant)) return timeOut(journal, 'timeout')
    if (isDue(heartbeatAt, instant)) return timeOut(journal, 'heartbeat')
    if (isDue(resumeAt, instant)) return resumed(journal)
  }
