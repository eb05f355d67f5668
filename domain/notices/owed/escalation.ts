import { isStaff } from '../../case/actor.ts'
import type { CaseEventOf } from '../../case/event.ts'
import type { EscalationEvent } from '../../case/events/escalation.ts'
import { type OwedNotice, toResident, toStaff } from '../compose.ts'
import type { NoticeOf } from '../noticeOf.ts'
import { ruleSaid } from '../ruleSaid.ts'
import { agreed } from './agreed.ts'
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

/** Said only where the engine holds it: a review by the Code, or one whose policy bars who took part (6.13). */
const independent = (next: string, { policy }: NoticeOf): string | null => {
  const spec = policy.stages.find(({ id }) => id === next)
  const byCode = policy.nation === 'england' && spec?.codeStage === 'stage-2'
  const byPolicy = spec?.handler.excludes.some((each) => each !== 'person-complained-about') === true
  return byCode || byPolicy
    ? 'Whoever looks at it will not be somebody who worked on the answer that you have.'
    : null
}

export const owedByEscalation: OwesEach<EscalationEvent['type']> = {
  'escalation-requested': requested,
  'escalation-accepted': (event, of) => [
    toResident(
      { kind: 'escalation-accepted', key: keyOf('escalation-accepted', event, event.next), by: event.by },
      of,
      { independent: independent(event.next, of) },
    ),
  ],
  'escalation-refused': (event, of) => [
    ...onlyByPerson(event, of, () =>
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
    ...agreed(event, 'the next stage is declined', of),
  ],
  'escalation-dropped': (event, of) => [
    toResident(
      { kind: 'escalation-dropped', key: keyOf('escalation-dropped', event, event.stage), by: event.by },
      of,
      {},
    ),
  ],
}
