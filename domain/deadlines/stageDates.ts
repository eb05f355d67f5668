import type { Limit } from '../policy/limit.ts'
import { type Due, dueAfter } from './clock.ts'
import { type Dated, isOwed, type Outcome, stateOf, stateOfWindow } from './dated.ts'
import { keptByLandlord, keptForResident } from './promise.ts'
import { type Anchors, type ResponseDate, type Rules, responseDate } from './responseDate.ts'
import { acknowledgedAt, type Run } from './story.ts'

/** What is known of the case around a stage. */
export interface Surroundings {
  readonly rules: Rules
  readonly firstReceived: number | null
  /** When the case was withdrawn or closed; `null` while it runs. */
  readonly ended: number | null
  readonly asOf: number
}

const earlier = (a: number | null, b: number | null): number | null =>
  a === null || b === null ? (a ?? b) : Math.min(a, b)

/** When a stage was answered; an outcome that reached the resident was an answer. */
const answeredAt = (run: Run): number | null => run.responded ?? run.outcomeReceived

const dueFrom = (
  limit: Limit | undefined,
  moment: number | null,
  { counting, calendar }: Rules,
): Due | null => (limit === undefined || moment === null ? null : dueAfter(moment, limit, counting, calendar))

const startOf = (limit: Limit | undefined, run: Run, around: Surroundings): number | null =>
  limit?.from === 'first-received' ? around.firstReceived : run.received

const respondDated = (run: Run, set: ResponseDate, around: Surroundings): Dated => {
  const outcome: Outcome = { done: answeredAt(run), released: around.ended, asOf: around.asOf }
  return {
    stage: run.stage,
    milestone: 'respond',
    due: set.due,
    clause: run.spec?.respond?.limit?.clause ?? '',
    state: stateOf(set.due, outcome),
    owed: isOwed(outcome),
    literal: set.literal,
    why: set.why,
  }
}

/** The ceiling matters only to a stage that was extended; for any other it falls away once its date is past. */
const ceilingState = (run: Run, set: ResponseDate, limit: Due, around: Surroundings): Dated['state'] => {
  const outcome = { done: answeredAt(run), released: around.ended, asOf: around.asOf }
  if (set.extended) return stateOf(limit, outcome)
  return stateOf(set.due, outcome) === 'pending' ? 'pending' : 'void'
}

const ceiling = (run: Run, set: ResponseDate, around: Surroundings): Dated[] => {
  const clause = run.spec?.extension?.limit?.clause
  if (set.limit === null || clause === undefined) return []
  const state = ceilingState(run, set, set.limit, around)
  return [{ stage: run.stage, milestone: 'extension-limit', due: set.limit, clause, state }]
}

const windowDue = (run: Run, limit: Limit, rules: Rules): Due | null => {
  const from = limit.from === 'received' ? run.received : (run.outcomeReceived ?? run.responded)
  return dueFrom(limit, from, rules)
}

const later = (a: Due | null, b: Due | null): Due | null => {
  if (a === null || b === null) return a ?? b
  return a.moment < b.moment ? b : a
}

const escalateBy = (run: Run, around: Surroundings): Dated[] => {
  const window = run.spec?.escalate
  if (window === undefined || answeredAt(run) === null) return []
  const first = windowDue(run, window.limit, around.rules)
  const other = window.orIfLater === undefined ? null : windowDue(run, window.orIfLater, around.rules)
  const computed = later(first, other)
  if (computed === null) return []
  const kept = keptForResident(run, 'escalate-by', computed, around.rules.calendar)
  const state = stateOfWindow(kept.due, { done: run.escalated, released: around.ended, asOf: around.asOf })
  const why = state === 'missed' ? `${window.late.says} (${window.late.clause})` : kept.why
  return [{ stage: run.stage, milestone: 'escalate-by', clause: window.limit.clause, state, ...kept, why }]
}

const referBy = (run: Run, around: Surroundings): Dated[] => {
  const limit = run.spec?.refer
  if (limit === undefined || answeredAt(run) === null) return []
  const due = windowDue(run, limit, around.rules)
  if (due === null) return []
  const state = stateOfWindow(due, { done: null, released: null, asOf: around.asOf })
  return [{ stage: 'external', milestone: 'refer-by', due, clause: limit.clause, state }]
}

/** Every date of a stage that was reached, in the order of the procedure. */
export const datesOf = (run: Run, around: Surroundings): Dated[] => {
  const { spec, stage } = run
  if (spec === null) return []
  const { rules } = around
  const answered = answeredAt(run)
  const dates: Dated[] = []
  const step = (
    milestone: Dated['milestone'],
    limit: Limit | undefined,
    due: Due | null,
    done: number | null,
  ): void => {
    if (limit === undefined || due === null) return
    const outcome: Outcome = { done, released: earlier(answered, around.ended), asOf: around.asOf }
    const kept = keptByLandlord(run, milestone, due, { since: null, calendar: rules.calendar })
    const state = stateOf(kept.due, outcome)
    dates.push({ stage, milestone, clause: limit.clause, state, owed: isOwed(outcome), ...kept })
  }

  const acknowledgeLimit = spec.acknowledge?.limit
  const acknowledge = dueFrom(acknowledgeLimit, startOf(acknowledgeLimit, run, around), rules)
  step('acknowledge', acknowledgeLimit, acknowledge, acknowledgedAt(run))
  const contactLimit = spec.contact?.limit
  step(
    'contact',
    contactLimit,
    dueFrom(contactLimit, startOf(contactLimit, run, around), rules),
    earlier(run.contacted, run.acknowledged),
  )
  const meetingLimit = spec.meeting?.limit
  const meeting = dueFrom(meetingLimit, startOf(meetingLimit, run, around), rules)
  step('meet-by', meetingLimit, meeting, run.meetingHeld)

  const anchors: Anchors = {
    received: run.received,
    firstReceived: around.firstReceived,
    acknowledge,
    meeting,
  }
  const set = responseDate(run, anchors, rules)
  if (set !== null) dates.push(respondDated(run, set, around), ...ceiling(run, set, around))
  dates.push(...escalateBy(run, around), ...referBy(run, around))
  return dates
}
