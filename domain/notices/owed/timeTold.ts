import { type Instant, millisecondsOf } from '../../calendar/instant.ts'
import { type OpenedCase, outstanding } from '../../case/case.ts'
import type { CaseEventOf } from '../../case/event.ts'
import type { Untold } from '../../case/events/dates.ts'
import { currentStage, pendingRequest } from '../../case/standing.ts'
import { type OwedNotice, toResident } from '../compose.ts'
import { promisedWords } from '../nextSteps.ts'
import type { NoticeOf } from '../noticeOf.ts'
import { actionParts, goFurther } from '../response.ts'
import { sayDate, sayDue } from '../sayDate.ts'
import { keyOf } from './owes.ts'

type Missed = CaseEventOf<'milestone-missed'>

/** What was missed is still to be done: a date kept late, or one recorded after it was kept, is no news. */
const isStillOwed = ({ stage, milestone, due }: Missed, { milestones }: NoticeOf): boolean =>
  milestones.some(
    (each) => each.stage === stage && each.milestone === milestone && each.due === due && each.owed === true,
  )

/**
 * The resident is told once for each promise: policy and Code may both have a date for it, and the earlier one is what
 * we worked to. A stage that starts afresh promises anew.
 */
const lateKey = ({ stage, milestone }: Missed, { state }: NoticeOf): string =>
  ['late', stage, milestone, currentStage(state)?.since ?? state.clockFrom].join('/')

const late = (event: Missed, of: NoticeOf): readonly OwedNotice[] => {
  const promised = promisedWords[event.milestone]
  if (promised === undefined || !isStillOwed(event, of)) return []
  return [
    toResident({ kind: 'late', key: lateKey(event, of), by: 'putright' }, of, {
      promised,
      due: sayDue(event.due),
    }),
  ]
}

/** They have said that they are content, or want no more; a person has still to make sure. */
const isContent = ({ tasks }: OpenedCase): boolean =>
  tasks.some(({ what }) => what === 'confirm-acceptance' || what === 'confirm-withdrawal')

/** Only while there is still time, and something to be said: who has gone on, or is content, is left in peace. */
const windowClosing = (
  event: CaseEventOf<'window-closing'>,
  of: NoticeOf,
  at: Instant,
): readonly OwedNotice[] => {
  const { state } = of
  const work = currentStage(state)
  const answered = state.status === 'responded' && work?.stage === event.stage && !pendingRequest(state)
  if (!answered || isContent(state) || millisecondsOf(at) > Date.parse(event.due)) return []
  const { stage, due } = event
  return [
    toResident({ kind: 'window-closing', key: keyOf('window-closing', event, stage), by: 'putright' }, of, {
      goFurther: goFurther({ stage, furtherBy: due }, of),
      due: sayDue(due),
    }),
  ]
}

/** Where the case closes with it, the closing letter says so; where they have asked after all, they were answered. */
const windowClosed = (event: CaseEventOf<'window-closed'>, of: NoticeOf): readonly OwedNotice[] =>
  event.milestone === 'escalate-by' && of.state.status === 'responded' && !pendingRequest(of.state)
    ? [
        toResident(
          { kind: 'window-closed', key: keyOf('window-closed', event, event.stage), by: 'putright' },
          of,
          {},
        ),
      ]
    : []

/** What a promise of the case is. */
export const whatOf = ({ actions }: OpenedCase, id: string): string | null =>
  actions.find((action) => action.id === id)?.what ?? null

const overdue = (event: CaseEventOf<'action-overdue'>, of: NoticeOf): readonly OwedNotice[] =>
  outstanding(of.state).some(({ id, until }) => id === event.id && until === event.until)
    ? [
        toResident(
          { kind: 'action-overdue', key: keyOf('action-overdue', event, event.id), by: event.by },
          of,
          { what: whatOf(of.state, event.id), due: sayDate(event.until) },
        ),
      ]
    : []

/** Thanks, and what is not for us, are over at once: the receipt was their answer. */
const needsNoLetter = ({ state }: NoticeOf): boolean =>
  state.stages.length === 0 && (state.route.outcome === 'compliment' || state.route.outcome === 'not-for-us')

const closingKind = ({ state }: NoticeOf): 'closed' | 'closed-request' =>
  currentStage(state) === undefined ? 'closed-request' : 'closed'

/**
 * A closing turns nobody away: a promise is still followed, and a later request still goes to a person. So the one that
 * the policy's time brings by itself is told too, as what it is.
 */
const closed = (event: CaseEventOf<'closed'>, of: NoticeOf): readonly OwedNotice[] =>
  of.state.status !== 'closed' || needsNoLetter(of)
    ? []
    : [
        toResident({ kind: closingKind(of), key: keyOf('closed', event), by: event.by }, of, {
          actions: actionParts(outstanding(of.state)),
        }),
      ]

const letterOf = (event: Untold, of: NoticeOf, at: Instant): readonly OwedNotice[] => {
  switch (event.type) {
    case 'milestone-missed':
      return late(event, of)
    case 'window-closing':
      return windowClosing(event, of, at)
    case 'window-closed':
      return windowClosed(event, of)
    case 'action-overdue':
      return overdue(event, of)
    case 'closed':
      return closed(event, of)
  }
}

/** What the resident is told at once; what came while our offices were closed is told once they open. */
export const toldNow = (event: Untold, of: NoticeOf): readonly OwedNotice[] =>
  event.tellAt === undefined ? letterOf(event, of, event.at) : []

/** Our offices have opened: what came meanwhile is told, as far as it still holds. */
export const toldAtOpening = (
  { about, at }: CaseEventOf<'letters-fell-due'>,
  of: NoticeOf,
): readonly OwedNotice[] => about.flatMap((event) => letterOf(event, of, at))
