import { type Calendar, makeCalendar } from '../calendar/calendar.ts'
import type { Instant } from '../calendar/instant.ts'
import type { OpenedCase } from '../case/case.ts'
import type { MovedDate } from '../case/events/dates.ts'
import type { Fact } from '../deadlines/fact.ts'
import type { Milestone } from '../deadlines/milestone.ts'
import { milestones } from '../deadlines/milestones.ts'
import type { Policy } from '../policy/policy.ts'
import { type ChangedDay, changedDays, changedLimits } from './ruleChanges.ts'
import type { RulesSnapshot } from './rulesSnapshot.ts'

/** One set of rules, ready to count by. */
export interface PlannedBy {
  readonly calendar: Calendar
  readonly policyById: (id: string) => Policy | undefined
}

/** Two sets of rules, and the days that differ between them. */
export interface RulesChange {
  readonly before: PlannedBy
  readonly after: PlannedBy
  readonly days: readonly ChangedDay[]
}

const plannedBy = (snapshot: RulesSnapshot): PlannedBy => ({
  calendar: makeCalendar(snapshot.calendar),
  policyById: (id) => snapshot.policies.find((policy) => policy.id === id),
})

/** What changed from one snapshot to another. */
export const rulesChange = (before: RulesSnapshot, after: RulesSnapshot): RulesChange => ({
  before: plannedBy(before),
  after: plannedBy(after),
  days: changedDays(before.calendar, after.calendar),
})

const keyOf = ({ stage, milestone, basis }: Milestone): string => `${stage}/${milestone}/${basis}`

/** What happened, without what was promised: what the rules alone give. */
export const withoutPromises = (facts: readonly Fact[]): readonly Fact[] =>
  facts.filter((fact) => fact.type !== 'promised')

const isAhead = ({ state, owed }: Milestone): boolean => state === 'pending' || owed === true

/** The days that lie between the case's beginning and the later of two dates: only they can have moved it. */
const daysBetween = (change: RulesChange, state: OpenedCase, until: string): readonly string[] =>
  change.days
    .filter(({ day }) => day >= state.clockFrom.slice(0, 10) && day <= until.slice(0, 10))
    .map(({ why }) => why)

interface Counted {
  /** As it stood, promises and all. */
  readonly date: Milestone
  /** What the rules alone give. */
  readonly due: string
}

const datesBy = (
  policy: Policy,
  calendar: Calendar,
  { facts }: OpenedCase,
  asOf: Instant,
): ReadonlyMap<string, Counted> => {
  const bare = milestones(policy, calendar, withoutPromises(facts), asOf).milestones
  const due = new Map(bare.map((date) => [keyOf(date), date.due]))
  return new Map(
    milestones(policy, calendar, facts, asOf).milestones.map((date) => [
      keyOf(date),
      { date, due: due.get(keyOf(date)) ?? date.due },
    ]),
  )
}

const laterOf = (left: string, right: string): string => (Date.parse(left) > Date.parse(right) ? left : right)

const isTheSame = (was: Counted | undefined, is: Counted | undefined): boolean =>
  was !== undefined && is !== undefined && (was.due === is.due || was.date.due === is.due)

/**
 * The dates of a case that a change of the rules moves, adds or takes away, and why: what the case still has ahead of it,
 * counted from the same facts by the rules before and after. A date that a promise keeps is there too, with the date it would have had.
 */
export const movedDates = (state: OpenedCase, change: RulesChange, asOf: Instant): readonly MovedDate[] => {
  const { before, after } = change
  const now = after.policyById(state.policy)
  if (now === undefined) return []
  const then = before.policyById(state.policy) ?? now
  const old = datesBy(then, before.calendar, state, asOf)
  const fresh = datesBy(now, after.calendar, state, asOf)
  const why = (stage: Milestone['stage'], until: string): string => {
    const said = [...changedLimits(then, now, stage), ...daysBetween(change, state, until)].join(' ')
    return said === '' ? 'The rules changed.' : said
  }
  return [...new Set([...fresh.keys(), ...old.keys()])].flatMap((key): readonly MovedDate[] => {
    const [was, is] = [old.get(key), fresh.get(key)]
    if (isTheSame(was, is) || ![was, is].some((each) => each !== undefined && isAhead(each.date))) return []
    const [from, to] = [was?.date.due ?? null, is?.due ?? null]
    const date = (is ?? was)?.date
    if (date === undefined) return []
    const { stage, milestone, due } = date
    return [{ stage, milestone, from, to, why: why(stage, laterOf(from ?? due, to ?? due)) }]
  })
}
