import { isStaff } from '../../case/actor.ts'
import type { CaseEventOf } from '../../case/event.ts'
import type { EscalationEvent } from '../../case/events/escalation.ts'
import { type OwedNotice, toResident, toStaff } from '../compose.ts'
import type { NoticeOf } from '../noticeOf.ts'
import { ruleSaid } from '../ruleSaid.ts'
import { onlyByPerson } from './onlyByPerson.ts'
import { keyOf, type OwesEach } from './owes.ts'

const requested = (event: CaseEventOf<'escalation-requested'>, of: NoticeOf): readonly OwedNotice[] => {
  const { timing, by, next } = event
  if (timing === 'in-time') return []
  if (timing === 'early')
    return [
      toResident(
        { kind: 'escalation-held', key: keyOf('escalation-held', event, next), by: 'putright' },
        of,
        {},
      ),
    ]
  return [
    toResident(
      { kind: 'escalation-late', key: keyOf('escalation-late', event, next), by: 'putright' },
      of,
      {},
    ),
    toStaff(
      { kind: 'decide-escalation', key: keyOf('decide-escalation', event, next), to: { role: 'manager' } },
      of,
      {
        reasons: `They asked after the policy’s time${isStaff(by) ? ', and it was logged by staff' : ''}. Being late is no reason by itself to say no.`,
      },
    ),
  ]
}

export const owedByEscalation: OwesEach<EscalationEvent['type']> = {
  'escalation-requested': requested,
  'escalation-accepted': (event, of) => [
    toResident(
      { kind: 'escalation-accepted', key: keyOf('escalation-accepted', event, event.next), by: event.by },
      of,
      {},
    ),
  ],
  'escalation-refused': (event, of) =>
    onlyByPerson(event, of, () =>
      toResident(
        {
          kind: 'escalation-refused',
          key: keyOf('escalation-refused', event, event.next),
          by: event.by,
          ombudsman: event.ombudsman,
        },
        of,
        { reasons: event.reasons, clause: ruleSaid(event.clause) },
      ),
    ),
  'escalation-dropped': (event, of) => [
    toResident(
      { kind: 'escalation-dropped', key: keyOf('escalation-dropped', event, event.stage), by: event.by },
      of,
      {},
    ),
  ],
}
