import { isOpenAt, nextOpening } from '../attention/workingHours.ts'
import type { Instant } from '../calendar/instant.ts'
import type { MilestoneName } from '../deadlines/milestone.ts'
import { milestones } from '../deadlines/milestones.ts'
import { alarms } from '../timeline/alarms.ts'
import { withoutPromises } from '../timeline/movedDates.ts'
import type { Rules } from '../timeline/rules.ts'
import type { OpenedCase } from './case.ts'
import type { CommandOf } from './command.ts'
import type { DateCommand } from './commands/dates.ts'
import { type Decision, did, nothing } from './decision.ts'
import type { CaseEvent } from './event.ts'
import type { MovedDate, Untold } from './events/dates.ts'

/** What the clock brings a resident by letter. A danger is told at any hour; to go to the ombudsman in time is theirs. */
const isTold = (event: CaseEvent): event is Untold =>
  event.type === 'action-overdue' ||
  event.type === 'closed' ||
  event.type === 'window-closing' ||
  (event.type === 'milestone-missed' && event.stage !== 'hazard') ||
  (event.type === 'window-closed' && event.milestone === 'escalate-by')

/** The resident hears of it in office hours, whenever it came. */
const untilOpen = (event: CaseEvent, { calendar, reminders: { hours } }: Rules): CaseEvent =>
  isTold(event) && !isOpenAt(event.at, hours, calendar)
    ? { ...event, tellAt: nextOpening(event.at, hours, calendar) }
    : event

/** Everything that has come due of itself, in order, once. */
const reachMilestones = (at: Instant, state: OpenedCase, rules: Rules): Decision => ({
  events: alarms(state, rules)
    .filter((alarm) => alarm.at <= at)
    .map((alarm) => untilOpen({ ...alarm.event, at, by: 'putright' }, rules)),
})

/** What we owe the resident by a date that our letters name. */
const ours: ReadonlySet<MilestoneName> = new Set(['acknowledge', 'contact', 'respond', 'meet-by'])

const wasTold = (state: OpenedCase, stage: string): boolean =>
  state.noticesSent.includes('receipt') ||
  state.stages.some((work) => work.stage === stage && work.acknowledgedAt !== null)

/**
 * A date that the resident has been told stays where the new rules are worse for them: ours come no later, their own
 * time to go further ends no earlier. The law's dates are never ours to keep.
 */
const isKept = (state: OpenedCase, { stage, milestone, from, to }: MovedDate): boolean => {
  if (from === null || to === null) return false
  const later = Date.parse(to) > Date.parse(from)
  if (milestone === 'escalate-by') return !later
  return ours.has(milestone) && later && wasTold(state, stage)
}

/** The dates that the rules now give, with what was promised or without. */
const dues = ({ policy, calendar }: Rules, facts: OpenedCase['facts']) => {
  const dates = milestones(policy, calendar, facts).milestones
  return ({ stage, milestone }: MovedDate, due: string | null): boolean =>
    dates.some((date) => date.stage === stage && date.milestone === milestone && date.due === due)
}

const moveDates = (command: CommandOf<'move-dates'>, state: OpenedCase, rules: Rules): Decision => {
  if (state.plannedBy === command.rules) return nothing
  // A case that moved meanwhile gets no date of the past: only what the rules give at this moment is recorded.
  const given = dues(rules, withoutPromises(state.facts))
  const stands = dues(rules, state.facts)
  const moved = command.moved
    .filter((date) => (date.to === null ? !given(date, date.from) : given(date, date.to)))
    .map((date) => ({ ...date, kept: stands(date, date.from) || isKept(state, date) }))
  if (moved.length === 0) return nothing
  return did({ type: 'dates-moved', at: command.at, by: command.by, rules: command.rules, moved })
}

export const decideDate = (command: DateCommand, state: OpenedCase, rules: Rules): Decision =>
  command.type === 'reach-milestones'
    ? reachMilestones(command.at, state, rules)
    : moveDates(command, state, rules)
