import { loadCalendar } from '../../../configuration/calendar.ts'
import { loadPolicy } from '../../../configuration/policies.ts'
import type { Calendar } from '../../../domain/calendar/calendar.ts'
import { instantSchema } from '../../../domain/calendar/instant.ts'
import { type Fact, factSchema } from '../../../domain/deadlines/fact.ts'
import type { Milestone } from '../../../domain/deadlines/milestone.ts'
import { type Deadlines, milestones } from '../../../domain/deadlines/milestones.ts'

/** London with the holidays of England and Wales, as in the worked examples. */
export const london: Calendar = loadCalendar({ division: 'england-and-wales', timeZone: 'Europe/London' })
/** The same clock with Scotland's holidays. */
export const edinburgh: Calendar = loadCalendar({ division: 'scotland', timeZone: 'Europe/London' })

/** What happened: its type, its moment, and whatever else there is to say. */
export type Told = readonly [string, string, object?]

export const facts = (...told: readonly Told[]): Fact[] =>
  told.map(([type, at, more]) => factSchema.parse({ type, at, ...more }))

export interface Options {
  readonly calendar?: Calendar
  readonly asOf?: string
}

/** A case under a policy, from what happened to it. */
export const caseOf = (
  policy: string,
  told: readonly Fact[],
  { calendar = london, asOf }: Options = {},
): Deadlines =>
  milestones(loadPolicy(policy), calendar, told, asOf === undefined ? undefined : instantSchema.parse(asOf))

/** The first milestone of a stage by that name; the policy's own comes before the Code's. */
export const find = (deadlines: Deadlines, stage: string, name: string): Milestone | undefined =>
  deadlines.milestones.find((each) => each.stage === stage && each.milestone === name)

/** Each milestone as `stage name due state basis`, for reading a whole case at once. */
export const lines = (deadlines: Deadlines): string[] =>
  deadlines.milestones.map(
    ({ stage, milestone, due, state, basis }) => `${stage} ${milestone} ${due} ${state} ${basis}`,
  )
