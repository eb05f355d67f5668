import { millisecondsOf } from '../calendar/instant.ts'
import type { OpenedCase } from '../case/case.ts'
import { currentStage, pendingRequest, stageInPolicy } from '../case/standing.ts'
import type { Milestone } from '../deadlines/milestone.ts'
import type { Limit } from '../policy/limit.ts'
import type { Alarm } from './alarm.ts'
import type { Rules } from './rules.ts'
import { opening, workingDaysBefore } from './workingTime.ts'

/** The longest window that is too short to be told of twice: two weeks, by the policy's own unit. */
const shortest: Readonly<Record<Limit['within']['unit'], number>> = {
  hours: 14 * 24,
  'working-hours': 14 * 24,
  'working-days': 10,
  'calendar-days': 14,
  weeks: 2,
  months: 0,
  years: 0,
}

const isShort = ({ within: { count, unit } }: Limit): boolean => count <= shortest[unit]

/**
 * The resident's time to go further is about to end: told so many working days before, at the opening hour, once for each
 * last day; not where they have asked already, nor of a time that has only just begun.
 */
export const closingWindows = (
  state: OpenedCase,
  rules: Rules,
  dates: readonly Milestone[],
): readonly Alarm[] => {
  const { calendar, reminders } = rules
  const days = reminders.residentBefore
  const work = currentStage(state)
  const limit = work === undefined ? undefined : stageInPolicy(rules, work.stage)?.escalate?.limit
  if (state.status !== 'responded' || pendingRequest(state)) return []
  if (days === null || work?.answer == null || limit === undefined || isShort(limit)) return []
  const since = millisecondsOf(work.answer.at)
  return dates
    .filter(({ stage, milestone }) => stage === work.stage && milestone === 'escalate-by')
    .map(({ stage, milestone, due, clause }): Alarm => {
      const last = calendar.zone.localDay(Date.parse(due))
      const at = opening(workingDaysBefore(calendar, last, days), rules)
      return { at, event: { type: 'window-closing', stage, milestone, due, clause } }
    })
    .filter(({ at }) => millisecondsOf(at) > since)
}
