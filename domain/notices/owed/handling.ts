import type { HandlingEvent } from '../../case/events/handling.ts'
import { currentStage } from '../../case/standing.ts'
import { type OwedNotice, type Recipient, toResident, toStaff } from '../compose.ts'
import type { Part } from '../notice.ts'
import type { NoticeOf } from '../noticeOf.ts'
import { sayDate, sayDue } from '../sayDate.ts'
import { keyOf, nobody, type OwesEach } from './owes.ts'

const responsibility = (notOurs: string | undefined): string =>
  notOurs === undefined || notOurs.trim() === ''
    ? 'We are responsible for looking into all of it.'
    : `Some of this is not ours to put right: ${notOurs.trim()}\nWe are responsible for looking into the rest.`

/** Told in one breath and looked at apart: each with the case in which it goes on (Code 6.8). */
const elsewhere = ({ state }: NoticeOf): readonly Part[] => {
  const steps = state.issues.flatMap(({ what, reference }) =>
    reference === null ? [] : [{ when: reference, what }],
  )
  return steps.length === 0 ? [] : [{ kind: 'steps', steps }]
}

const staffMember = (actor: string): Recipient => ({ staff: actor.replace(/^staff:/, '') })

/** The next date of the stage that somebody is given. */
const nextDue = ({ milestones }: NoticeOf, stage: string): string | null => {
  const [next] = milestones
    .filter((each) => each.stage === stage && each.state === 'pending')
    .map((each) => each.due)
    .toSorted((left, right) => Date.parse(left) - Date.parse(right))
  return next === undefined ? null : sayDue(next)
}

const isWorkedBy = ({ state }: NoticeOf, person: string): boolean => {
  const work = currentStage(state)
  return work?.handler === person || work?.support.some(({ handler }) => handler === person) === true
}

export const owedByHandling: OwesEach<HandlingEvent['type']> = {
  acknowledged: (event, of): readonly OwedNotice[] => [
    toResident(
      { kind: 'acknowledgement', key: keyOf('acknowledgement', event, event.stage), by: event.by },
      of,
      {
        definition: event.definition,
        outcomesSought: event.outcomesSought,
        responsibility: responsibility(event.notResponsibleFor),
        elsewhere: elsewhere(of),
        answerBy: event.answerBy === undefined ? null : sayDate(event.answerBy),
      },
    ),
  ],
  'definition-agreed': (event, of) => [
    toResident(
      { kind: 'definition-changed', key: keyOf('definition-changed', event, event.stage), by: event.by },
      of,
      { definition: event.definition, outcomesSought: event.outcomesSought },
    ),
  ],
  assigned: (event, of) => [
    toStaff(
      { kind: 'assigned', key: keyOf('assigned', event, event.handler), to: staffMember(event.handler) },
      of,
      { due: nextDue(of, event.stage) },
    ),
  ],
  'conflict-declared': (event, of) =>
    isWorkedBy(of, event.person)
      ? [
          toStaff(
            {
              kind: 'independence',
              key: keyOf('independence', event, event.person),
              to: { role: 'manager' },
            },
            of,
            {},
          ),
        ]
      : [],
  'contact-made': nobody('They were there: a call or a visit is its own notice.'),
  'evidence-asked': (event, of) =>
    event.from === 'resident'
      ? [
          toResident(
            { kind: 'evidence-asked', key: keyOf('evidence-asked', event, event.id), by: event.by },
            of,
            {
              what: event.what,
              wantedBy: event.wantedBy === undefined ? null : sayDate(event.wantedBy),
            },
          ),
        ]
      : [],
  'evidence-received': nobody('Where the resident sent it by message, that message was answered.'),
}
