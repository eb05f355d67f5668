import type { Calendar } from '../calendar/calendar.ts'
import type { Day } from '../calendar/day.ts'
import { type Instant, instantOf, millisecondsOf } from '../calendar/instant.ts'
import type { OpenedCase } from '../case/case.ts'
import { missedKey, reminderKey } from '../case/reached.ts'
import type { Milestone, MilestoneName } from '../deadlines/milestone.ts'
import { milestones } from '../deadlines/milestones.ts'
import type { Alarm } from './alarm.ts'
import { lapses } from './lapses.ts'
import type { Rules } from './rules.ts'

export type { Alarm } from './alarm.ts'

/** Dates that somebody must keep. The others are limits or windows, which pass without a breach. */
const duties: ReadonlySet<MilestoneName> = new Set([
  'acknowledge',
  'contact',
  'respond',
  'meet-by',
  'make-safe',
  'investigate',
  'summary',
  'safety-work',
  'works-started',
])

const missed = (milestone: Milestone): Alarm => ({
  at: instantOf(Date.parse(milestone.due) + 1000),
  event: {
    type: 'milestone-missed',
    stage: milestone.stage,
    milestone: milestone.milestone,
    due: milestone.due,
    clause: milestone.clause,
  },
})

/** The n-th working day before a day. */
const workingDaysBefore = (calendar: Calendar, day: Day, count: number): Day => {
  let left = count
  let earlier = day
  while (left > 0) {
    earlier -= 1
    if (calendar.isWorking(earlier)) left -= 1
  }
  return earlier
}

const minute = 60_000

const timeOfDay = (text: string): number => {
  const [hours = 0, minutes = 0] = text.split(':').map(Number)
  return (hours * 60 + minutes) * minute
}

const reminder = (milestone: Milestone, days: number, { calendar, reminders }: Rules): Alarm => {
  const dueDay = calendar.zone.localDay(Date.parse(milestone.due))
  const day = workingDaysBefore(calendar, dueDay, days)
  return {
    at: instantOf(calendar.zone.momentOf(day, timeOfDay(reminders.from))),
    event: {
      type: 'reminded',
      stage: milestone.stage,
      milestone: milestone.milestone,
      due: milestone.due,
      workingDaysBefore: days,
    },
  }
}

const alarmsOf = (milestone: Milestone, rules: Rules): readonly Alarm[] =>
  milestone.state === 'pending'
    ? [
        ...rules.reminders.workingDaysBefore.map((days) => reminder(milestone, days, rules)),
        missed(milestone),
      ]
    : [missed(milestone)]

/** Under which key an alarm is remembered as reached; a lapse shows in the case itself. */
const keyOf = ({ event }: Alarm): string | null => {
  if (event.type === 'reminded') return reminderKey(event)
  return event.type === 'milestone-missed' ? missedKey(event) : null
}

const laterOf = (left: Instant, right: Instant): Instant => (left > right ? left : right)

/** What will happen of itself to a case that nobody touches, in order, without what has happened already. */
export const alarms = (state: OpenedCase, rules: Rules): readonly Alarm[] => {
  const reached = new Set(state.reached)
  const owed = milestones(rules.policy, rules.calendar, state.facts).milestones.filter(
    (milestone) =>
      duties.has(milestone.milestone) && (milestone.state === 'pending' || milestone.state === 'missed'),
  )
  return [...owed.flatMap((milestone) => alarmsOf(milestone, rules)), ...lapses(state, rules)]
    .filter((alarm) => !reached.has(keyOf(alarm) ?? ''))
    .filter((alarm) => alarm.event.type !== 'reminded' || alarm.at > state.openedAt)
    .map((alarm) => ({ ...alarm, at: laterOf(alarm.at, state.openedAt) }))
    .sort((left, right) => millisecondsOf(left.at) - millisecondsOf(right.at))
}
