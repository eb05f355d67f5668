import { type Instant, instantOf, millisecondsOf } from '../calendar/instant.ts'
import type { OpenedCase } from '../case/case.ts'
import { closingKey, missedKey, reminderKey, windowKey } from '../case/reached.ts'
import { isDuty } from '../deadlines/duty.ts'
import type { Milestone } from '../deadlines/milestone.ts'
import { milestones } from '../deadlines/milestones.ts'
import type { Alarm } from './alarm.ts'
import { closingWindows } from './closingWindows.ts'
import { lapses } from './lapses.ts'
import type { Rules } from './rules.ts'
import { opening, openingAfter, workingDaysBefore, workingDaysBetween } from './workingTime.ts'

export type { Alarm } from './alarm.ts'

const named = ({ stage, milestone, due }: Milestone) => ({ stage, milestone, due })

const missed = (milestone: Milestone): Alarm => ({
  at: instantOf(Date.parse(milestone.due) + 1000),
  event: { type: 'milestone-missed', ...named(milestone), clause: milestone.clause },
})

/** Since when a stage runs that was asked for and that a person has still to decide on. */
const askedFor = ({ request }: OpenedCase, stage: Milestone['stage']): Instant | undefined =>
  request?.next === stage ? request.from : undefined

/** Since when a date of a stage, or of the newest hazard, can be known: no earlier reminder makes sense. */
const knownSince = (state: OpenedCase, { stage }: Milestone): Instant => {
  const known =
    stage === 'hazard'
      ? state.facts.findLast((fact) => fact.type === 'hazard-known')?.at
      : (state.stages.findLast((work) => work.stage === stage)?.since ?? askedFor(state, stage))
  return known === undefined || known < state.openedAt ? state.openedAt : known
}

const reminder = (milestone: Milestone, days: number, rules: Rules): Alarm => {
  const { calendar } = rules
  const dueDay = calendar.zone.localDay(Date.parse(milestone.due))
  return {
    at: opening(workingDaysBefore(calendar, dueDay, days), rules),
    event: { type: 'reminded', ...named(milestone), workingDaysBefore: days },
  }
}

const reminders = (state: OpenedCase, milestone: Milestone, rules: Rules): readonly Alarm[] =>
  rules.reminders.workingDaysBefore
    .map((days) => reminder(milestone, days, rules))
    .filter((alarm) => alarm.at > knownSince(state, milestone))

/** Told again, so many working days after the last time, for as long as it is owed. */
const again = (state: OpenedCase, milestone: Milestone, rules: Rules): readonly Alarm[] => {
  const told = state.overdueTold.find(({ key }) => key === missedKey(milestone))
  if (told === undefined || (milestone.state === 'missed' && milestone.owed !== true)) return []
  const { calendar } = rules
  const { complaint, hazard } = rules.reminders.repeatOverdue
  const at = openingAfter(told.at, milestone.stage === 'hazard' ? hazard : complaint, rules)
  const workingDaysLate = workingDaysBetween(
    calendar,
    calendar.zone.localDay(Date.parse(milestone.due)),
    calendar.zone.localDay(millisecondsOf(at)),
  )
  const { clause } = milestone
  return [{ at, event: { type: 'still-overdue', ...named(milestone), clause, workingDaysLate } }]
}

const ofDuty = (state: OpenedCase, milestone: Milestone, rules: Rules): readonly Alarm[] => {
  if (milestone.state === 'missed') return [missed(milestone)]
  return milestone.state === 'pending' ? [...reminders(state, milestone, rules), missed(milestone)] : []
}

/** Policy and Code may both have a date for one thing that is owed: it is told again for the first of them alone. */
const overdue = (state: OpenedCase, owed: readonly Milestone[], rules: Rules): readonly Alarm[] => {
  const told = new Map<string, readonly Alarm[]>()
  for (const milestone of owed.toSorted((left, right) => Date.parse(left.due) - Date.parse(right.due))) {
    const thing = `${milestone.stage}/${milestone.milestone}`
    const repeated = told.has(thing) ? [] : again(state, milestone, rules)
    if (repeated.length > 0) told.set(thing, repeated)
  }
  return [...told.values()].flat()
}

/** What waits for our offices to open, each time together. */
const letters = ({ untold }: OpenedCase): readonly Alarm[] =>
  [...new Set(untold.flatMap(({ tellAt }) => tellAt ?? []))].map((at) => ({
    at,
    event: { type: 'letters-fell-due', about: untold.filter(({ tellAt }) => tellAt === at) },
  }))

/** Under which key an alarm is remembered as reached; what else comes of itself shows in the case. */
const keyOf = ({ event }: Alarm): string | null => {
  if (event.type === 'reminded') return reminderKey(event)
  if (event.type === 'window-closing') return closingKey(event)
  if (event.type === 'window-closed') return windowKey(event)
  return event.type === 'milestone-missed' ? missedKey(event) : null
}

const laterOf = (left: Instant, right: Instant): Instant => (left > right ? left : right)

/** What will happen of itself to a case that nobody touches, in order, without what has happened already. */
export const alarms = (state: OpenedCase, rules: Rules): readonly Alarm[] => {
  const reached = new Set(state.reached)
  const dates = milestones(rules.policy, rules.calendar, state.facts).milestones
  const owed = dates.filter((milestone) => isDuty(milestone))
  return [
    ...owed.flatMap((milestone) => ofDuty(state, milestone, rules)),
    ...overdue(state, owed, rules),
    ...closingWindows(state, rules, dates),
    ...lapses(state, rules, dates),
    ...letters(state),
  ]
    .filter((alarm) => !reached.has(keyOf(alarm) ?? ''))
    .map((alarm) => ({ ...alarm, at: laterOf(alarm.at, state.openedAt) }))
    .sort((left, right) => millisecondsOf(left.at) - millisecondsOf(right.at))
}
