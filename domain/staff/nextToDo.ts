import { dayOf } from '../calendar/day.ts'
import { type Instant, instantOf } from '../calendar/instant.ts'
import { type OpenedCase, outstanding } from '../case/case.ts'
import { isToDo } from '../deadlines/duty.ts'
import type { MilestoneName } from '../deadlines/milestone.ts'
import { milestones } from '../deadlines/milestones.ts'
import type { Rules } from '../timeline/rules.ts'

/** The most pressing thing that is still to be done in a case, overdue or not. */
export interface ToDo {
  /** A date of the case, or something promised or ordered. */
  readonly what: MilestoneName | 'action'
  /** The stage of a date; null for what was promised. */
  readonly stage: string | null
  /** The last moment that is in time. */
  readonly due: Instant
  /** The clause that sets the date; for something promised, its id. */
  readonly clause: string
}

const dates = (state: OpenedCase, { policy, calendar }: Rules): readonly ToDo[] =>
  milestones(policy, calendar, state.facts)
    .milestones.filter(isToDo)
    .map(({ milestone, stage, due, clause }) => ({
      what: milestone,
      stage,
      due: instantOf(Date.parse(due)),
      clause,
    }))

const promised = (state: OpenedCase, { calendar }: Rules): readonly ToDo[] =>
  outstanding(state).map(({ id, until }) => ({
    what: 'action',
    stage: null,
    due: instantOf(calendar.zone.endOfDay(dayOf(until))),
    clause: id,
  }))

/** What is to be done first; null where nothing is. Known from what happened alone, so that no clock changes it. */
export const nextToDo = (state: OpenedCase, rules: Rules): ToDo | null =>
  [...dates(state, rules), ...promised(state, rules)].toSorted((left, right) =>
    left.due < right.due ? -1 : 1,
  )[0] ?? null
