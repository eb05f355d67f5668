import { nobodyYet } from '../domain/case/case.ts'
import { type Location, locate, locationKey } from '../domain/timeline/location.ts'
import { handleCommand, type LoadedCase, loadCase, rulesFor } from './handleCommand.ts'
import type { CaseKeeping } from './ports.ts'

const whereIs = ({ rules, now }: CaseKeeping, { caseId, state }: LoadedCase): Location => {
  if (!('policy' in state)) return { caseId, stage: 'over', nextAt: null, waitSeconds: 1 }
  return locate(caseId, state, rulesFor(rules, state.policy), now())
}

/** Where a case is, from the case itself. */
export const locateCase =
  (casework: CaseKeeping) =>
  async (caseId: string): Promise<Location> =>
    whereIs(casework, await loadCase(casework, caseId))

/**
 * Keeps the token of a timeline that is about to wait, then looks at the case again: where it has moved since the
 * timeline looked, the token is answered at once, so that a signal which came first is never lost.
 */
export const awaitCase =
  (casework: CaseKeeping) =>
  async (seen: Location, token: string): Promise<void> => {
    await casework.timeline.keepWaiting(seen.caseId, { token, locationKey: locationKey(seen) })
    const location = await locateCase(casework)(seen.caseId)
    if (locationKey(location) !== locationKey(seen)) await casework.timeline.wake(token, location)
  }

/** Records everything that has come due, in order, once; then says where the case is. A stale call changes nothing. */
export const reachMilestones =
  (casework: CaseKeeping) =>
  async (caseId: string): Promise<Location> => {
    const handled = await handleCommand(casework, caseId, {
      type: 'reach-milestones',
      at: casework.now(),
      by: 'putright',
    })
    return whereIs(
      casework,
      'refusal' in handled ? { caseId, version: 0, state: nobodyYet, commits: [] } : handled.loaded,
    )
  }
