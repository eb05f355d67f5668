import { outstanding } from '../../case/case.ts'
import type { CaseEventOf } from '../../case/event.ts'
import type { EndingEvent } from '../../case/events/endings.ts'
import { currentStage } from '../../case/standing.ts'
import { type OwedNotice, toResident } from '../compose.ts'
import type { NoticeOf } from '../noticeOf.ts'
import { actionParts } from '../response.ts'
import { ruleSaid } from '../ruleSaid.ts'
import { onlyByPerson } from './onlyByPerson.ts'
import { keyOf, type OwesEach } from './owes.ts'

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
  needsNoLetter(of)
    ? []
    : [
        toResident({ kind: closingKind(of), key: keyOf('closed', event), by: event.by }, of, {
          actions: actionParts(outstanding(of.state)),
        }),
      ]

export const owedByEndings: OwesEach<EndingEvent['type']> = {
  refused: (event, of) =>
    onlyByPerson(event, of, () =>
      toResident(
        { kind: 'refusal', key: keyOf('refusal', event), by: event.by, ombudsman: event.ombudsman },
        of,
        { reasons: event.explanation, clause: ruleSaid(event.clause) },
      ),
    ),
  withdrawn: (event, of) => [
    toResident({ kind: 'withdrawn', key: keyOf('withdrawn', event), by: event.by }, of, {}),
  ],
  closed,
  reopened: (event, of) => [
    toResident({ kind: 'reopened', key: keyOf('reopened', event), by: event.by }, of, {}),
  ],
}
