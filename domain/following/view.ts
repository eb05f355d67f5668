import type { Instant } from '../calendar/instant.ts'
import type { OpenedCase } from '../case/case.ts'
import type { CaseEvent } from '../case/event.ts'
import { pendingRequest } from '../case/standing.ts'
import { milestones } from '../deadlines/milestones.ts'
import { sayDue } from '../notices/sayDate.ts'
import type { Rules } from '../timeline/rules.ts'
import { type Possible, possible } from './acts.ts'
import { meanings, type Point, pointsOf, strictest } from './points.ts'
import { storyOf, type Told } from './story.ts'

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
  /** The policy it is dealt with under. */
  readonly policy: string
}

const standings: Readonly<Record<OpenedCase['status'], string>> = {
  'to-confirm': 'One of us will read it, to be sure that we deal with it in the right way.',
  open: 'We are working on it.',
  responded: 'We have answered. If you are not happy with the answer, you can ask us to look again.',
  refused: 'We did not take this on as a complaint.',
  withdrawn: 'You withdrew this.',
  closed: 'This is closed.',
}

const standingOf = (state: OpenedCase): string => {
  if (state.ombudsman !== null) return 'The Ombudsman is looking at this.'
  return pendingRequest(state)
    ? 'You have asked us to look again, and we will tell you what happens next.'
    : standings[state.status]
}

/** What the follow page shows: computed from the case’s events and rules, and nothing else. */
export const caseView = (
  state: OpenedCase,
  events: readonly CaseEvent[],
  { rules, now }: { readonly rules: Rules; readonly now: Instant },
): CaseView => {
  const dates = milestones(rules.policy, rules.calendar, state.facts, now).milestones
  return {
    reference: state.reference,
    standing: standingOf(state),
    points: pointsOf(state, dates, { now, timeZone: rules.calendar.zone.name }),
    dates: strictest(dates)
      .filter(({ state: standing, milestone }) => standing === 'pending' && meanings[milestone] !== undefined)
      .map(({ due, milestone, clause, why }) => ({
        by: sayDue(due),
        means: meanings[milestone] ?? '',
        clause,
        why: why ?? null,
      })),
    told: storyOf(events),
    possible: possible({ state, rules, now }),
    policy: rules.policy.title,
  }
}
