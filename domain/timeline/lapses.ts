import { dayOf } from '../calendar/day.ts'
import { type Instant, instantOf, millisecondsOf } from '../calendar/instant.ts'
import { isOngoing, type OpenedCase, outstanding } from '../case/case.ts'
import { notClosable } from '../case/closing.ts'
import type { FollowedAction } from '../case/followed.ts'
import { currentStage } from '../case/standing.ts'
import type { Milestone } from '../deadlines/milestone.ts'
import type { Alarm } from './alarm.ts'
import type { Rules } from './rules.ts'
import { surveys } from './surveys.ts'
import { openingAfter, workingDaysBetween } from './workingTime.ts'

const afterDue = (due: string): Instant => instantOf(Date.parse(due) + 1000)

const overdueAgain = ({ id, until, overdueTold }: FollowedAction, rules: Rules): readonly Alarm[] => {
  if (overdueTold === null) return []
  const { calendar } = rules
  const at = openingAfter(overdueTold, rules.reminders.repeatOverdue.complaint, rules)
  const today = calendar.zone.localDay(millisecondsOf(at))
  const workingDaysLate = workingDaysBetween(calendar, dayOf(until), today)
  return [{ at, event: { type: 'action-still-overdue', id, until, workingDaysLate } }]
}

/** What was promised or ordered for a day that passed without it: on the record from the next second, and told again. */
const overdueActions = (state: OpenedCase, rules: Rules): readonly Alarm[] =>
  outstanding(state).flatMap((action): readonly Alarm[] => {
    if (action.overdue) return overdueAgain(action, rules)
    const { id, until } = action
    const at = instantOf(rules.calendar.zone.endOfDay(dayOf(until)) + 1000)
    return [{ at, event: { type: 'action-overdue', id, until } }]
  })

/** An answered case whose time to go further has passed is over, unless something still has to be done first. */
const closes = (state: OpenedCase, rules: Rules, dates: readonly Milestone[]): readonly Alarm[] => {
  const stage = currentStage(state)?.stage
  if (state.status !== 'responded' || notClosable(state, rules) !== null) return []
  const last = dates.find((date) => date.stage === stage && date.milestone === 'escalate-by')
  if (last === undefined) return []
  const why = `The time to take it further has passed (${last.clause}). A later request is still looked at by a person.`
  return [{ at: afterDue(last.due), event: { type: 'closed', why } }]
}

/** Whether a time to act ends of itself; one that was used, or that the case's end took away, does not. */
const mayLapse = (state: OpenedCase, { milestone, state: standing }: Milestone): boolean => {
  const open = standing === 'pending' || standing === 'void'
  if (milestone === 'escalate-by') return open && isOngoing(state)
  return milestone === 'refer-by' && open && state.ombudsman === null
}

/** The resident's own times: to take it further, to go to the ombudsman. */
const windows = (state: OpenedCase, dates: readonly Milestone[]): readonly Alarm[] =>
  dates
    .filter((date) => mayLapse(state, date))
    .map(({ stage, milestone, due, clause }) => ({
      at: afterDue(due),
      event: { type: 'window-closed', stage, milestone, due, clause },
    }))

/** What lapses of itself besides the dates of a stage. */
export const lapses = (state: OpenedCase, rules: Rules, dates: readonly Milestone[]): readonly Alarm[] => [
  ...overdueActions(state, rules),
  ...windows(state, dates),
  ...closes(state, rules, dates),
  ...surveys(state, rules),
]
