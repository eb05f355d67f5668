import type { Calendar } from '../calendar/calendar.ts'
import { type Instant, millisecondsOf } from '../calendar/instant.ts'
import type { Policy } from '../policy/policy.ts'
import { type Dated, write } from './dated.ts'
import type { Fact } from './fact.ts'
import { hazardDates } from './hazardDates.ts'
import type { Conflict, Milestone } from './milestone.ts'
import { nothingBeside, overlayOf } from './overlay.ts'
import { datesOf, type Surroundings } from './stageDates.ts'
import { type Story, storyOf } from './story.ts'

/** How far a case has come, as far as its dates are concerned. */
type DeadlineStatus = 'not-started' | 'open' | 'responded' | 'withdrawn' | 'closed'

export interface Deadlines {
  readonly status: DeadlineStatus
  /** By stage, then in the order of the procedure, the policy's before the Code's; hazards last. */
  readonly milestones: Milestone[]
  readonly conflicts: Conflict[]
}

const statusOf = (story: Story): DeadlineStatus => {
  if (story.ended !== null) return story.ended.as
  const current = story.runs.findLast((run) => run.stage !== 'external')
  if (current === undefined) return story.hazards.length === 0 ? 'not-started' : 'open'
  return current.responded === null && current.outcomeReceived === null ? 'open' : 'responded'
}

const written = (
  story: Story,
  policyDates: readonly Dated[],
  codeDates: readonly Dated[],
  calendar: Calendar,
): Milestone[] => {
  const milestones: Milestone[] = []
  const add = (stage: string): void => {
    for (const date of policyDates) if (date.stage === stage) milestones.push(write(date, 'policy', calendar))
    for (const date of codeDates) if (date.stage === stage) milestones.push(write(date, 'code', calendar))
  }
  for (const run of story.runs) if (run.stage !== 'external') add(run.stage)
  add('external')
  return milestones
}

/**
 * Every date of a case with its clause, its basis and its state, computed afresh from what happened.
 * `asOf` is up to when we know what happened; without it, the last fact. Nothing here reads a clock.
 * Throws `StageNotInPolicy` where a fact names a stage that the policy does not have.
 */
export const milestones = (
  policy: Policy,
  calendar: Calendar,
  facts: readonly Fact[],
  asOf?: Instant,
): Deadlines => {
  const story = storyOf(policy, facts)
  const now = asOf === undefined ? story.last : Math.max(story.last, millisecondsOf(asOf))
  const around: Surroundings = {
    rules: { counting: policy.counting, calendar },
    firstReceived: story.firstReceived,
    ended: story.ended?.at ?? null,
    asOf: now,
  }
  const policyDates: Dated[] = []
  for (const run of story.runs) policyDates.push(...datesOf(run, around))
  const beside =
    policy.codePolicy === null
      ? nothingBeside
      : overlayOf(policy, policy.codePolicy, { story, policyDates, around })
  const result = written(story, policyDates, beside.dates, calendar)
  if (policy.hazardLaw !== null && story.hazards.length > 0) {
    const dates = hazardDates(story.hazards, policy.hazardLaw, calendar.statutory, now)
    for (const date of dates) result.push(write(date, 'law', calendar))
  }
  return { status: statusOf(story), milestones: result, conflicts: beside.conflicts }
}
