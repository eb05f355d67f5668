import { createHash } from 'node:crypto'
import { isOpened } from '../domain/case/case.ts'
import type { MovedDate } from '../domain/case/events/dates.ts'
import { movedDates, type RulesChange, rulesChange } from '../domain/timeline/movedDates.ts'
import type { RulesSnapshot } from '../domain/timeline/rulesSnapshot.ts'
import { driveTimeline } from './driveCase.ts'
import { handleCommand, loadCase } from './handleCommand.ts'
import { inBatches } from './inBatches.ts'
import type { CaseKeeping, Executions, Planned, Plans } from './ports.ts'

/** One date of one case that a change of the rules moved, or would have moved. */
export interface Moved extends MovedDate {
  readonly reference: string
  /** The resident had been told `from`, which is better for them, so it stays. */
  readonly kept: boolean
}

export interface Replanning {
  readonly casework: CaseKeeping
  readonly executions: Pick<Executions, 'wanted'>
  readonly plans: Plans
}

interface Options {
  /** Says what would move, and moves nothing. */
  readonly dryRun?: boolean
  /** Told how many cases have been looked at. */
  readonly progress?: (cases: number) => void
}

/** What a re-planning came to. `unchanged`: the open cases are planned by these rules already. */
export interface Replanned {
  readonly outcome: 'unchanged' | 'first' | 'replanned'
  readonly planned: Planned
}

/** The rules by what is in them. */
const fingerprintOf = (rules: RulesSnapshot): string =>
  createHash('sha256').update(JSON.stringify(rules)).digest('hex').slice(0, 24)

interface Plan {
  readonly change: RulesChange
  readonly fingerprint: string
  readonly dryRun: boolean
}

const replanCase = async (
  { casework }: Replanning,
  { change, fingerprint, dryRun }: Plan,
  caseId: string,
): Promise<readonly Moved[]> => {
  const loaded = await loadCase(casework, caseId)
  const { state } = loaded
  if (!isOpened(state)) return []
  const { reference } = state
  const moved = movedDates(state, change, casework.now())
  if (dryRun) return moved.map((date) => ({ reference, ...date, kept: false }))
  if (moved.length === 0) {
    // No date moved, but its reminders may have.
    await driveTimeline(casework, loaded)
    return []
  }
  const handled = await handleCommand(casework, caseId, {
    type: 'move-dates',
    at: casework.now(),
    by: 'putright',
    rules: fingerprint,
    moved: [...moved],
  })
  const events = 'events' in handled ? handled.events : []
  // The feed wakes the timeline of a case that has a new commit.
  if (events.length === 0) await driveTimeline(casework, loaded)
  return events.flatMap((event) =>
    event.type === 'dates-moved' ? event.moved.map((date) => ({ reference, ...date })) : [],
  )
}

const replanAll = (
  both: Replanning,
  plan: Plan,
  progress: (cases: number) => void,
): AsyncGenerator<Moved, number> =>
  inBatches(both.executions.wanted(), (caseId) => replanCase(both, plan, caseId), progress)

async function* counted(moved: AsyncGenerator<Moved, number>): AsyncGenerator<Moved, [number, number]> {
  let count = 0
  for (let next = await moved.next(); ; next = await moved.next()) {
    if (next.done === true) return [next.value, count]
    count += 1
    yield next.value
  }
}

/**
 * Counts the dates of every open case anew where the policies, the closures or the bank holidays have changed since the
 * last time: gives each date that moved, and why, records it on its case, and wakes what waits for the old one.
 *
 * It may be stopped at any moment and run again, or run twice at once: which rules a case was planned by stands on the
 * case, so nothing is recorded twice, and the rules count as planned only when the last case is done.
 */
export async function* replanCases(
  both: Replanning,
  { dryRun = false, progress = () => undefined }: Options = {},
): AsyncGenerator<Moved, Replanned> {
  const { casework, plans } = both
  const { id: landlord } = casework.rules.landlord
  const rules = casework.rules.snapshot()
  const fingerprint = fingerprintOf(rules)
  const last = await plans.last(landlord)
  if (last?.fingerprint === fingerprint) return { outcome: 'unchanged', planned: last }
  const before = last === null ? null : await plans.rulesOf(landlord, last.fingerprint)
  const plan: Plan = { change: rulesChange(before ?? rules, rules), fingerprint, dryRun }
  const [cases, moved] = yield* counted(replanAll(both, plan, progress))
  const planned: Planned = { fingerprint, at: casework.now(), cases, moved }
  if (!dryRun) await plans.keep(landlord, planned, rules)
  return { outcome: before === null ? 'first' : 'replanned', planned }
}
