import type { Instant } from '../calendar/instant.ts'
import type { OpenedCase } from '../case/case.ts'
import type { CaseEvent } from '../case/event.ts'
import { pendingRequest } from '../case/standing.ts'
import type { Language } from '../conversation/strings.ts'
import { milestones } from '../deadlines/milestones.ts'
import type { Rules } from '../timeline/rules.ts'
import { type Possible, possible } from './acts.ts'
import { meaningOf, type Point, pointsOf, strictest } from './points.ts'
import { storyOf, type Told } from './story.ts'
import { type Strings, sayDue, stringsIn } from './strings.ts'

/** A date that is still to come, what it means to them, and who says so. */
export interface DateToCome {
  readonly by: string
  readonly means: string
  readonly clause: string
  readonly why: string | null
}

/** A case as its resident sees it. */
export interface CaseView {
  readonly reference: string
  /** Where it is, in a sentence. */
  readonly standing: string
  readonly points: readonly Point[]
  readonly dates: readonly DateToCome[]
  readonly told: readonly Told[]
  readonly possible: readonly Possible[]
  /** Other things that they told us with it, by the references of their own cases. */
  readonly beside: readonly string[]
  /** The policy it is dealt with under. */
  readonly policy: string
}

/** For whom a case is shown. */
export interface Viewer {
  readonly rules: Rules
  readonly now: Instant
  /** The address that they have shown to be theirs. */
  readonly address: string
  readonly lang: Language
}

const standingOf = (state: OpenedCase, { withOmbudsman, askedAgain, standings }: Strings): string => {
  if (state.ombudsman !== null) return withOmbudsman
  return pendingRequest(state) ? askedAgain : standings[state.status]
}

/** What they told us themselves. What staff link may be somebody else's case, and is for staff alone. */
const toldBeside = (events: readonly CaseEvent[]): readonly string[] =>
  events.flatMap((event) => (event.type === 'linked' && event.by === 'putright' ? [event.reference] : []))

/** What the follow page shows: computed from the case’s events and rules, and nothing else. */
export const caseView = (
  state: OpenedCase,
  events: readonly CaseEvent[],
  { rules, now, address, lang }: Viewer,
): CaseView => {
  const dates = milestones(rules.policy, rules.calendar, state.facts, now).milestones
  const strings = stringsIn(lang)
  const timeZone = rules.calendar.zone.name
  return {
    reference: state.reference,
    standing: standingOf(state, strings),
    points: pointsOf(state, dates, { now, timeZone, lang }),
    dates: strictest(dates)
      .filter(({ state: standing }) => standing === 'pending')
      .flatMap((each) => {
        const means = meaningOf(each, strings)
        return means === null
          ? []
          : [{ by: sayDue(each.due, lang), means, clause: each.clause, why: each.why ?? null }]
      }),
    told: storyOf(events, { state, address, lang, timeZone }),
    possible: possible({ state, rules, now, lang }),
    beside: toldBeside(events),
    policy: rules.policy.title,
  }
}
