import { millisecondsOf } from '../domain/calendar/instant.ts'
import { isOpened, type OpenedCase } from '../domain/case/case.ts'
import { isOver, locationKey } from '../domain/timeline/location.ts'
import { driveTimeline, whereIs } from './driveCase.ts'
import { type LoadedCase, loadCase } from './handleCommand.ts'
import { inBatches } from './inBatches.ts'
import type { CaseKeeping, Execution, ExecutionStatus, Executions, Waiting } from './ports.ts'

/**
 * What was wrong with a case's timeline, and has been put right.
 * - `lost`: its execution was stopped by hand, failed, or is not there; a fresh one has been started.
 * - `never-started`: the case goes on and no execution was wanted for it; one has been started.
 * - `not-wanted`: one ran for a case that is over, or that there is not; it has been stopped.
 * - `duplicate`: an older one ran beside the one that is wanted; it has been stopped.
 * - `stale`: it waited for something that has changed since; it has been woken.
 * - `overdue`: its date had come and nothing had happened; it has been woken.
 */
export interface Finding {
  readonly caseId: string
  readonly reference: string | null
  readonly found: 'lost' | 'never-started' | 'not-wanted' | 'duplicate' | 'stale' | 'overdue'
  /** How an execution that is lost had ended; null where there was none of that name. */
  readonly ended?: ExecutionStatus | null
}

export interface Reconciling {
  readonly casework: CaseKeeping
  readonly executions: Executions
}

/** How long, in milliseconds, a date may have come without anything happening: retries of a passing fault take less. */
const overdueAfter = 15 * 60 * 1000

const referenceOf = ({ state }: LoadedCase): string | null => (isOpened(state) ? state.reference : null)

const stopAll = async (
  { executions }: Reconciling,
  which: readonly Execution[],
  why: string,
): Promise<void> => {
  for (const execution of which) await executions.stop(execution, why)
}

const finding = (loaded: LoadedCase, found: Finding['found'], more: Partial<Finding> = {}): Finding => ({
  caseId: loaded.caseId,
  reference: referenceOf(loaded),
  found,
  ...more,
})

/** The one that is wanted runs: does it wait for what the case now waits for? */
const checkWaiting = async (
  { casework }: Reconciling,
  loaded: LoadedCase,
  waiting: Waiting,
): Promise<readonly Finding[]> => {
  const { timeline } = casework
  const location = whereIs(casework, loaded)
  if (waiting.token === null) return []
  const stale = waiting.locationKey !== locationKey(location)
  const late =
    location.nextAt !== null &&
    millisecondsOf(casework.now()) - millisecondsOf(location.nextAt) > overdueAfter
  if (!stale && !late) return []
  await timeline.wake(waiting.token, location)
  return [finding(loaded, late ? 'overdue' : 'stale')]
}

interface LiveCase extends LoadedCase {
  readonly state: OpenedCase
}

/** The one that is wanted is not in the list: confirmed by asking for it alone, then a fresh one takes its place. */
const replaceLost = async (
  { casework, executions }: Reconciling,
  { caseId, state: { policy } }: LiveCase,
  generation: number,
): Promise<ExecutionStatus | null> => {
  const ended = await executions.statusOf(policy, caseId, generation)
  if (ended !== 'RUNNING') await casework.timeline.restart(policy, caseId, generation)
  return ended
}

/** Nobody wanted one, though the case goes on: what runs all the same is none that could be woken. */
const startMissing = async (
  both: Reconciling,
  loaded: LiveCase,
  running: readonly Execution[],
): Promise<readonly Finding[]> => {
  await stopAll(both, running, 'It is not the execution that its case wants.')
  await driveTimeline(both.casework, loaded)
  const wanted = await both.casework.timeline.waiting(loaded.caseId)
  // The name may have been taken by one that had ended, or that was stopped just now.
  if (wanted !== null) await replaceLost(both, loaded, wanted.generation)
  return [finding(loaded, 'never-started')]
}

const checkLive = async (
  both: Reconciling,
  loaded: LiveCase,
  running: readonly Execution[],
): Promise<readonly Finding[]> => {
  const waiting = await both.casework.timeline.waiting(loaded.caseId)
  if (waiting === null || waiting.over) return startMissing(both, loaded, running)
  // One that continues another runs before it has waited for the first time.
  const newest = Math.max(waiting.generation, ...running.map(({ generation }) => generation))
  const older = running.filter(({ generation }) => generation < newest)
  await stopAll(both, older, 'A later execution of this case has taken its place.')
  const duplicates = older.map(() => finding(loaded, 'duplicate'))
  if (running.some(({ generation }) => generation === newest))
    return [...duplicates, ...(await checkWaiting(both, loaded, waiting))]
  const ended = await replaceLost(both, loaded, waiting.generation)
  return ended === 'RUNNING' ? duplicates : [...duplicates, finding(loaded, 'lost', { ended })]
}

/** One case against what runs for it. */
const checkCase = async (
  both: Reconciling,
  caseId: string,
  running: readonly Execution[],
): Promise<readonly Finding[]> => {
  const { casework } = both
  const loaded = await loadCase(casework, caseId)
  const { state } = loaded
  if (isOpened(state) && !isOver(whereIs(casework, loaded)))
    return checkLive(both, { ...loaded, state }, running)
  await driveTimeline(casework, loaded)
  await stopAll(both, running, 'Its case is over.')
  return running.map(() => finding(loaded, 'not-wanted'))
}

const byCase = async ({ executions }: Reconciling): Promise<Map<string, Execution[]>> => {
  const found = new Map<string, Execution[]>()
  for await (const execution of executions.running()) {
    found.set(execution.caseId, [...(found.get(execution.caseId) ?? []), execution])
  }
  return found
}

/** Every case that is wanted to have an execution, then every execution that is left over. */
async function* toCheck(
  { executions }: Reconciling,
  running: Map<string, Execution[]>,
): AsyncGenerator<readonly [string, readonly Execution[]]> {
  for await (const caseId of executions.wanted()) {
    const own = running.get(caseId) ?? []
    running.delete(caseId)
    yield [caseId, own]
  }
  yield* running
}

/**
 * Puts every timeline right that has come apart from its case: the case is the truth, and an execution can be stopped by
 * hand, fail, or be lost. Gives each finding as it is put right, and returns how many cases were looked at. A case that
 * cannot be looked at holds up no other: all are tried, then the first failure is thrown.
 */
export async function* reconcileTimelines(both: Reconciling): AsyncGenerator<Finding, number> {
  const all = toCheck(both, await byCase(both))
  return yield* inBatches(all, ([caseId, running]) => checkCase(both, caseId, running))
}
