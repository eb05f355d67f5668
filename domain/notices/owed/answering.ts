import { millisecondsOf } from '../../calendar/instant.ts'
import type { CaseEventOf } from '../../case/event.ts'
import type { AnsweringEvent } from '../../case/events/answering.ts'
import { type OwedNotice, toResident, toStaff } from '../compose.ts'
import type { NoticeOf } from '../noticeOf.ts'
import { responseNotice } from '../response.ts'
import { sayDate, sayDue } from '../sayDate.ts'
import { agreed } from './agreed.ts'
import { keyOf, nobody, type OwesEach } from './owes.ts'

const told = (
  kind: 'extension' | 'extension-late',
  event: CaseEventOf<'extension-notified' | 'extension-told-late'>,
  of: NoticeOf,
): readonly OwedNotice[] => [
  toResident({ kind, key: keyOf(kind, event, event.stage), by: event.by, ombudsman: event.ombudsman }, of, {
    reasons: event.reasons,
    until: sayDate(event.until),
  }),
]

const moment = ({ calendar }: NoticeOf, on: CaseEventOf<'meeting-moved'>['on']): string =>
  sayDue(calendar.zone.write(millisecondsOf(on)))

/** A representative may come to any meeting, whatever a policy says of lawyers (Code 3.6). */
const accompanied = 'You can bring somebody with you, to help you or to speak for you.'

const decideNow = (event: CaseEventOf<'responded'>, of: NoticeOf): readonly OwedNotice[] =>
  of.state.request?.standing === 'to-decide'
    ? [
        toStaff(
          { kind: 'decide-escalation', key: keyOf('decide-escalation', event), to: { role: 'manager' } },
          of,
          { reasons: 'They asked before our answer. It has gone out, so their request can be decided now.' },
        ),
      ]
    : []

export const owedByAnswering: OwesEach<AnsweringEvent['type']> = {
  'extension-notified': (event, of) => [
    ...told('extension', event, of),
    ...agreed(event, 'more time than usual', of),
  ],
  'extension-told-late': (event, of) => told('extension-late', event, of),
  'meeting-arranged': (event, of) => [
    toResident({ kind: 'meeting', key: keyOf('meeting', event, event.stage), by: event.by }, of, {
      when: moment(of, event.on),
      with: event.with,
      accompanied,
    }),
  ],
  'meeting-moved': (event, of) => [
    toResident({ kind: 'meeting-moved', key: keyOf('meeting-moved', event, event.stage), by: event.by }, of, {
      when: moment(of, event.on),
      reasons: event.why,
    }),
  ],
  'meeting-held': nobody('The resident was there; the answer follows by its date.'),
  'meeting-declined': (event, of) => [
    toResident(
      { kind: 'meeting-declined', key: keyOf('meeting-declined', event, event.stage), by: event.by },
      of,
      {},
    ),
  ],
  'panel-decided': nobody('The answer of the stage tells what the panel decided.'),
  responded: (event, of) => [responseNotice(event, of), ...decideNow(event, of)],
  'outcome-received': nobody('It says that a notice has arrived.'),
}
