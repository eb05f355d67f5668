import { isOver, type Location, locate, locationKey, over } from '../domain/timeline/location.ts'
import { type LoadedCase, loadCase, rulesFor } from './handleCommand.ts'
import type { CaseKeeping } from './ports.ts'

/** Where a loaded case is now. */
export const whereIs = ({ rules, now }: CaseKeeping, { caseId, state }: LoadedCase): Location =>
  'policy' in state ? locate(caseId, state, rulesFor(rules, state.policy), now()) : over(caseId)

/** Where a case is, from the case itself. */
export const locateCase =
  (casework: CaseKeeping) =>
  async (caseId: string): Promise<Location> =>
    whereIs(casework, await loadCase(casework, caseId))

/** A timeline that is about to wait: which of its case's it is, where it saw the case, and its token. */
export interface AboutToWait {
  readonly generation: number
  readonly seen: Location
  readonly token: string
}

/**
 * Keeps the token of a timeline that is about to wait, then looks at the case again: where it has moved since the
 * timeline looked, the token is answered at once, so that a signal which came first is never lost. A timeline that
 * another has replaced is told that it is over.
 */
export const awaitCase =
  (casework: CaseKeeping) =>
  async ({ generation, seen, token }: AboutToWait): Promise<void> => {
    const { timeline } = casework
    const waiting = { generation, token, locationKey: locationKey(seen) }
    if ((await timeline.keepWaiting(seen.caseId, waiting)) === 'replaced')
      return timeline.wake(token, over(seen.caseId))
    const location = await locateCase(casework)(seen.caseId)
    if (locationKey(location) !== locationKey(seen)) await timeline.wake(token, location)
  }

/**
 * None is wanted any more. Then the case is looked at again: one that was reopened meanwhile, and whose reopening still
 * saw a timeline, gets a fresh one.
 */
const finish = async (casework: CaseKeeping, caseId: string, location: Location): Promise<void> => {
  const { timeline } = casework
  const waiting = await timeline.waiting(caseId)
  if (waiting === null || waiting.over) return
  if (waiting.token !== null) await timeline.wake(waiting.token, location)
  await timeline.finish(caseId, waiting.generation)
  const again = await loadCase(casework, caseId)
  if ('policy' in again.state && !isOver(whereIs(casework, again)))
    await timeline.start(again.state.policy, caseId)
}

/** What driving a case's timeline came to. */
export type Driven = 'as-it-was' | 'started' | 'woken' | 'over'

/** Makes a case's timeline follow where the case is now: started, woken, or ended. Doing it again changes nothing. */
export const driveTimeline = async (casework: CaseKeeping, loaded: LoadedCase): Promise<Driven> => {
  const { timeline } = casework
  const { caseId, state } = loaded
  const location = whereIs(casework, loaded)
  if (isOver(location) || !('policy' in state)) {
    await finish(casework, caseId, location)
    return 'over'
  }
  const waiting = await timeline.waiting(caseId)
  if (waiting === null || waiting.over || waiting.token === null) {
    await timeline.start(state.policy, caseId)
    return 'started'
  }
  if (waiting.locationKey === locationKey(location)) return 'as-it-was'
  await timeline.wake(waiting.token, location)
  return 'woken'
}
