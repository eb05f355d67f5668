import type { Instant } from '../calendar/instant.ts'
import type { OpenedCase } from '../case/case.ts'
import { dayAt, sayBy, sayDay } from '../conversation/sayDay.ts'
import { type Language, stringsOf } from '../conversation/strings.ts'
import type { Milestone, MilestoneName } from '../deadlines/milestone.ts'
import { type Strings, stringsIn } from './strings.ts'

/** One point on the line of a case, as the resident sees it. `today` is where they are. */
export interface Point {
  readonly title: string
  /** In words; null where no date is set. */
  readonly date: string | null
  readonly state: 'done' | 'late' | 'next' | 'later' | 'today'
}

const isNamed = <Names extends object>(
  names: Names,
  name: MilestoneName,
): name is MilestoneName & keyof Names => name in names

/** What a date means to them; null for one that is only ours. */
export const meaningOf = ({ milestone }: Milestone, { meanings }: Strings): string | null =>
  isNamed(meanings, milestone) ? meanings[milestone] : null

const titleOf = ({ milestone }: Milestone, { titles }: Strings): string | null =>
  isNamed(titles, milestone) ? titles[milestone] : null

const byDue = (left: Milestone, right: Milestone): number => Date.parse(left.due) - Date.parse(right.due)

const isSame = (one: Milestone, other: Milestone): boolean =>
  one.stage === other.stage && one.milestone === other.milestone

/** What a receipt keeps by itself may still be to come from a person, by the Code’s own date (Code 6.2). */
const isStillToCome = (each: Milestone, all: readonly Milestone[]): boolean =>
  each.state === 'met' && all.some((other) => isSame(each, other) && other.state === 'pending')

/** The earliest of each stage and kind: the stricter clock is the one that is worked to. */
export const strictest = (milestones: readonly Milestone[]): readonly Milestone[] =>
  milestones
    .filter((each, _, all) => each.state !== 'void' && !isStillToCome(each, all))
    .toSorted(byDue)
    .filter((each, place, all) => all.findIndex((other) => isSame(each, other)) === place)

const stateOf = (milestone: Milestone, done: boolean): Point['state'] => {
  if (milestone.state === 'met') return 'done'
  if (milestone.state === 'missed') return done ? 'done' : 'late'
  return 'later'
}

/** A missed date whose work has been done since is done, if late: the answer is there. */
const wasDone = (state: OpenedCase, { stage, milestone }: Milestone): boolean => {
  const work = state.stages.find((each) => each.stage === stage)
  if (milestone === 'respond') return work?.answer != null
  return milestone === 'acknowledge' && work?.acknowledgedAt != null
}

const firstNext = (points: readonly Point[]): readonly Point[] => {
  const next = points.findIndex(({ state }) => state === 'later')
  return points.map((point, place) => (place === next ? { ...point, state: 'next' } : point))
}

interface At {
  readonly now: Instant
  readonly timeZone: string
  readonly lang: Language
}

/** The line: told, each date in order, and today among them. */
export const pointsOf = (
  state: OpenedCase,
  milestones: readonly Milestone[],
  { now, timeZone, lang }: At,
): readonly Point[] => {
  const strings = stringsIn(lang)
  const talk = stringsOf({ lang })
  const told: Point = {
    title: strings.toldUs,
    date: sayDay(dayAt(state.clockFrom, timeZone), now, talk),
    state: 'done',
  }
  const dated = strictest(milestones).flatMap((each) => {
    const title = titleOf(each, strings)
    const date = sayBy(each.due, now, talk)
    return title === null
      ? []
      : [{ due: Date.parse(each.due), point: { title, date, state: stateOf(each, wasDone(state, each)) } }]
  })
  const today: Point = {
    title: strings.today,
    date: sayDay(dayAt(now, timeZone), now, talk),
    state: 'today',
  }
  const isPast = (due: number, point: Point): boolean => due < Date.parse(now) || point.state === 'done'
  const before = dated.filter(({ due, point }) => isPast(due, point)).map(({ point }) => point)
  const after = dated.filter(({ due, point }) => !isPast(due, point)).map(({ point }) => point)
  return [told, ...before, today, ...firstNext(after)]
}
