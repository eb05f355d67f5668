import type { Fact } from '../../deadlines/fact.ts'
import type { OpenedCase } from '../case.ts'
import type { CaseEvent, CaseEventOf } from '../event.ts'
import type { DateEvent } from '../events/dates.ts'
import { closingKey, missedKey, reminderKey, windowKey } from '../reached.ts'

const withReached = (state: OpenedCase, key: string): OpenedCase => ({
  ...state,
  reached: [...state.reached, key],
})

/** Notes when the managers were last told of a date that passed. */
const withTold = (
  state: OpenedCase,
  event: CaseEventOf<'milestone-missed' | 'still-overdue'>,
): OpenedCase => {
  const key = missedKey(event)
  const others = state.overdueTold.filter((told) => told.key !== key)
  return { ...state, overdueTold: [...others, { key, at: event.at }] }
}

/** A date that stays as it was told is a promise from now on: whatever is counted later does not move it. */
const promisesKept = ({ at, moved }: CaseEventOf<'dates-moved'>): readonly Fact[] =>
  moved.flatMap(({ stage, milestone, from, kept }) =>
    kept && from !== null ? [{ type: 'promised', at, stage, milestone, until: from.slice(0, 10) }] : [],
  )

/** What came of itself while our offices were closed is told once they open. */
export const untilTold = (state: OpenedCase, event: CaseEvent): OpenedCase =>
  'tellAt' in event && event.tellAt !== undefined ? { ...state, untold: [...state.untold, event] } : state

const told = (state: OpenedCase, { about }: CaseEventOf<'letters-fell-due'>): OpenedCase => ({
  ...state,
  untold: state.untold.filter(({ tellAt }) => !about.some((each) => each.tellAt === tellAt)),
})

export const foldDate = (state: OpenedCase, event: DateEvent): OpenedCase => {
  switch (event.type) {
    case 'reminded':
      return withReached(state, reminderKey(event))
    case 'milestone-missed':
      return withTold(withReached(state, missedKey(event)), event)
    case 'still-overdue':
      return withTold(state, event)
    case 'window-closing':
      return withReached(state, closingKey(event))
    case 'window-closed':
      return withReached(state, windowKey(event))
    case 'letters-fell-due':
      return told(state, event)
    case 'recorded-late': {
      const { type: _, ...late } = event
      return { ...state, recordedLate: [...state.recordedLate, late] }
    }
    case 'dates-moved':
      return { ...state, plannedBy: event.rules, facts: [...state.facts, ...promisesKept(event)] }
  }
}
