import type { Instant } from '../calendar/instant.ts'
import type { OpenedCase } from '../case/case.ts'
import { dayAt, sayBy, sayDay } from '../conversation/sayDay.ts'
import type { Milestone, MilestoneName } from '../deadlines/milestone.ts'

/** One point on the line of a case, as the resident sees it. `today` is where they are. */
export interface Point {
  readonly title: string
  /** In words; null where no date is set. */
  readonly date: string | null
  readonly state: 'done' | 'late' | 'next' | 'later' | 'today'
}

const titles: Partial<Readonly<Record<MilestoneName, string>>> = {
  'make-safe': 'We make your home safe',
  investigate: 'We look into what is unsafe',
  acknowledge: 'We tell you what we have understood',
  contact: 'Someone gets in touch',
  'meet-by': 'We meet you',
  respond: 'We answer you in writing',
  'escalate-by': 'Last day to ask us to look again',
}

/** What a date means to them, for the list beneath the line. */
export const meanings: Partial<Readonly<Record<MilestoneName, string>>> = {
  'make-safe': 'By then we have looked at the danger and made your home safe.',
  investigate: 'By then we have looked into what makes your home unsafe.',
  acknowledge: 'By then someone has been in touch to make sure that we have understood you.',
  contact: 'By then someone has been in touch with you.',
  'meet-by': 'By then we have met you to hear your side.',
  respond: 'By then you have our answer in writing, with our reasons.',
  'extension-limit': 'We may ask for longer, with reasons, but not for longer than this.',
  'escalate-by': 'If you are not happy with our answer, you can ask us to look again until then.',
  'refer-by': 'You can take it to the Ombudsman until then.',
}

const byDue = (left: Milestone, right: Milestone): number => Date.parse(left.due) - Date.parse(right.due)

/** The earliest of each stage and kind: the stricter clock is the one that is worked to. */
export const strictest = (milestones: readonly Milestone[]): readonly Milestone[] =>
  milestones
    .filter(({ state }) => state !== 'void')
    .toSorted(byDue)
    .filter(
      (each, place, all) =>
        all.findIndex(({ stage, milestone }) => stage === each.stage && milestone === each.milestone) ===
        place,
    )

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

/** The line: told, each date in order, and today among them. */
export const pointsOf = (
  state: OpenedCase,
  milestones: readonly Milestone[],
  { now, timeZone }: { readonly now: Instant; readonly timeZone: string },
): readonly Point[] => {
  const told: Point = {
    title: 'You told us',
    date: sayDay(dayAt(state.clockFrom, timeZone), now),
    state: 'done',
  }
  const dated = strictest(milestones)
    .filter(({ milestone }) => titles[milestone] !== undefined)
    .map((each) => ({
      due: Date.parse(each.due),
      point: {
        title: titles[each.milestone] ?? '',
        date: sayBy(each.due, now),
        state: stateOf(each, wasDone(state, each)),
      } satisfies Point,
    }))
  const today: Point = { title: 'Today', date: sayDay(dayAt(now, timeZone), now), state: 'today' }
  const isPast = (due: number, point: Point): boolean => due < Date.parse(now) || point.state === 'done'
  const before = dated.filter(({ due, point }) => isPast(due, point)).map(({ point }) => point)
  const after = dated.filter(({ due, point }) => !isPast(due, point)).map(({ point }) => point)
  return [told, ...before, today, ...firstNext(after)]
}
