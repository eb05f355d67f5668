import type { Location } from '../domain/timeline/location.ts'
import { doWhatFollows } from './deliverCommit.ts'
import { locateCase } from './driveCase.ts'
import { handleCommand, type LoadedCase, loadCase } from './handleCommand.ts'
import type { CaseKeeping, Commit } from './ports.ts'

const isReached = ({ cause }: Commit): boolean => cause === 'reach-milestones'

/**
 * Delivers what was reached last. It may have been delivered before: a timeline asks again after a fault, and doing it
 * twice changes nothing. What cannot be delivered now is left to the sweep, so that a letter that does not go never stops
 * a clock.
 */
const deliverReached = async (casework: CaseKeeping, { commits }: LoadedCase): Promise<void> => {
  const last = commits.findLast(isReached)
  if (last === undefined) return
  try {
    await doWhatFollows(casework, last)
  } catch {
    await casework.store.markUndelivered(last)
  }
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
    if (!('refusal' in handled)) await deliverReached(casework, handled.loaded)
    return locateCase(casework)(caseId)
  }

/** Where a case is, for a timeline that begins: the one before it may have been lost between reaching and delivering. */
export const takeUpCase =
  (casework: CaseKeeping) =>
  async (caseId: string): Promise<Location> => {
    await deliverReached(casework, await loadCase(casework, caseId))
    return locateCase(casework)(caseId)
  }
