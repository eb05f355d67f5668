import { dayOf } from '../calendar/day.ts'
import { instantOf } from '../calendar/instant.ts'
import { type OpenedCase, outstanding } from '../case/case.ts'
import { notClosable } from '../case/closing.ts'
import { currentStage } from '../case/standing.ts'
import { milestones } from '../deadlines/milestones.ts'
import type { Alarm } from './alarm.ts'
import type { Rules } from './rules.ts'

/** What was promised or ordered for a day that passed without it: on the record once, from the next second. */
const overdueActions = (state: OpenedCase, { calendar }: Rules): readonly Alarm[] =>
  outstanding(state)
    .filter((action) => !action.overdue)
    .map(({ id, until }) => ({
      at: instantOf(calendar.zone.endOfDay(dayOf(until)) + 1000),
      event: { type: 'action-overdue', id, until },
    }))

/** An answered case whose time to go further has passed is over, unless something still has to be done first. */
const windowPassed = (state: OpenedCase, rules: Rules): readonly Alarm[] => {
  const stage = currentStage(state)?.stage
  if (state.status !== 'responded' || notClosable(state, rules) !== null) return []
  const last = milestones(rules.policy, rules.calendar, state.facts).milestones.find(
    (date) => date.stage === stage && date.milestone === 'escalate-by',
  )
  if (last === undefined) return []
  const why = `The time to take it further has passed (${last.clause}). A later request is still looked at by a person.`
  return [{ at: instantOf(Date.parse(last.due) + 1000), event: { type: 'closed', why } }]
}

/** What lapses of itself besides the dates of a stage. */
export const lapses = (state: OpenedCase, rules: Rules): readonly Alarm[] => [
  ...overdueActions(state, rules),
  ...windowPassed(state, rules),
]
