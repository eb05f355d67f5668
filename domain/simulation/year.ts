import type { Day } from '../calendar/day.ts'
import { type Instant, instantOf } from '../calendar/instant.ts'
import type { CaseCommand } from '../case/command.ts'
import type { Rules } from '../timeline/rules.ts'
import { arrive, ask, type Complaint, nextTask, openStage, placeOf, type Task } from './complaint.ts'
import { draw, type Plan } from './plan.ts'
import { poisson, type Random, randomFrom } from './random.ts'

/** A year as it went: every complaint, and how many waited for an answer at the end of each week. */
export interface Year {
  readonly complaints: readonly Complaint[]
  readonly queue: readonly number[]
  readonly end: Instant
}

const minute = 60_000
const opening = 9 * 60 * minute

/** Complaints come on every day, on a day of the weekend less than a third as many as on another. */
const shareOfWeek = (day: Day): number => ((((day + 3) % 7) + 7) % 7 < 5 ? 0.18 : 0.05)

interface Running {
  readonly plan: Plan
  readonly rules: Rules
  readonly random: Random
  readonly complaints: Complaint[]
}

/** When the waiting for others is over, if it begins on a day. */
const readyOn = (complaint: Complaint, rules: Rules, day: Day): Day => {
  const stage = openStage(complaint)?.stage ?? 'stage-1'
  return Math.max(day, rules.calendar.addWorkingDays(day, complaint.drawn.waitingDays[placeOf(stage)]))
}

const arrivals = ({ plan, rules, random, complaints }: Running, day: Day): void => {
  const count = poisson(random, plan.arrivals * shareOfWeek(day))
  const times = Array.from({ length: count }, () => 7 * 60 + random() * 14 * 60).sort((a, b) => a - b)
  for (const time of times) {
    const number = complaints.length + 1
    const drawn = draw(randomFrom(plan.seed * 1_000_003 + number), plan)
    const at = instantOf(rules.calendar.zone.momentOf(day, Math.floor(time) * minute))
    const complaint = arrive(number, drawn, at, rules)
    complaint.task = nextTask(complaint, rules, readyOn(complaint, rules, day))
    complaints.push(complaint)
  }
}

/** Residents who are not content ask for the next stage, where there is one. */
const escalations = ({ rules, complaints }: Running, day: Day): void => {
  for (const complaint of complaints) {
    if (complaint.furtherOn === null || complaint.furtherOn > day) continue
    const at = instantOf(rules.calendar.zone.momentOf(day, 19 * 60 * minute))
    complaint.furtherOn = null
    ask(complaint, { type: 'request-escalation', at, by: 'resident' }, rules)
    // Asked late, a person decides; here the answer is always yes.
    ask(complaint, { type: 'accept-escalation', at, by: 'staff:manager' }, rules)
    complaint.task = nextTask(complaint, rules, readyOn(complaint, rules, day))
  }
}

const commandFor = (task: Task, stage: string, at: Instant, by: string): CaseCommand => {
  const base = { at, by, stage: stage as 'stage-1' }
  switch (task.kind) {
    case 'acknowledge':
      return {
        ...base,
        type: 'acknowledge',
        means: 'letter',
        definition: 'As told.',
        outcomesSought: 'As told.',
      }
    case 'contact':
      return { ...base, type: 'make-contact', means: 'phone', said: 'Rang.' }
    case 'meet':
      return { ...base, type: 'hold-meeting', present: [] }
    case 'respond':
      return { ...base, type: 'respond', decision: 'upheld', response: 'The answer.' }
  }
}

const further = (complaint: Complaint, stage: string, running: Running, day: Day): number | null => {
  const place = placeOf(stage)
  const next = running.rules.policy.stages.find((each) => each.id === stage)?.next
  const after = place === 2 ? null : complaint.drawn.furtherAfter[place]
  return after === null || next === undefined || next === 'external' ? null : day + after
}

const finish = (complaint: Complaint, at: Instant, running: Running, day: Day): void => {
  const stage = openStage(complaint)?.stage
  const { task } = complaint
  if (stage === undefined || task === null) return
  ask(complaint, commandFor(task, stage, at, `staff:${task.pool}-${task.by}`), running.rules)
  if (task.kind === 'respond') {
    complaint.task = null
    complaint.furtherOn = further(complaint, stage, running, day)
    return
  }
  complaint.task = nextTask(complaint, running.rules, readyOn(complaint, running.rules, day))
}

/** One person's working day: what is due first is done first; what is begun is kept. */
const work = (running: Running, day: Day, pool: Task['pool'], person: number): void => {
  let left = running.plan.minutesADay
  while (left > 0) {
    const complaint = firstDue(running.complaints, day, pool, person)
    const task = complaint?.task
    if (complaint === undefined || task == null) return
    task.by ??= person
    const spent = Math.min(left, task.minutesLeft)
    task.minutesLeft -= spent
    left -= spent
    if (task.minutesLeft > 0) return
    const used = running.plan.minutesADay - left
    const at = instantOf(running.rules.calendar.zone.momentOf(day, opening + Math.floor(used) * minute))
    finish(complaint, at, running, day)
  }
}

const firstDue = (
  complaints: readonly Complaint[],
  day: Day,
  pool: Task['pool'],
  person: number,
): Complaint | undefined => {
  let first: Complaint | undefined
  for (const complaint of complaints) {
    const { task } = complaint
    if (task === null || task.pool !== pool || task.notBefore > day) continue
    if (task.by !== null && task.by !== person) continue
    if (first?.task == null || task.due < first.task.due) first = complaint
  }
  return first
}

const people = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index + 1)

const workday = (running: Running, day: Day): void => {
  if (!running.rules.calendar.isWorking(day)) return
  for (const person of people(running.plan.handlers)) work(running, day, 'handlers', person)
  for (const person of people(running.plan.reviewers)) work(running, day, 'reviewers', person)
}

/**
 * A year of invented complaints through a policy, on the real engine and calendar. Work is done on working days by due
 * date, on what came in before that day; the same seed brings the same complaints under any policy. `tell` hears of each week.
 */
export const simulateYear = (
  plan: Plan,
  rules: Rules,
  from: Day,
  tell: (week: number) => void = () => {},
): Year => {
  const running: Running = { plan, rules, random: randomFrom(plan.seed), complaints: [] }
  const queue: number[] = []
  for (let week = 0; week < plan.weeks; week += 1) {
    for (let day = from + week * 7; day < from + week * 7 + 7; day += 1) {
      workday(running, day)
      arrivals(running, day)
      escalations(running, day)
    }
    queue.push(running.complaints.filter((complaint) => complaint.task !== null).length)
    tell(week + 1)
  }
  const end = instantOf(rules.calendar.zone.endOfDay(from + plan.weeks * 7 - 1))
  return { complaints: running.complaints, queue, end }
}
