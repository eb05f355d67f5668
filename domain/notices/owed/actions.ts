import { isStaff } from '../../case/actor.ts'
import type { CaseEventOf } from '../../case/event.ts'
import type { ActionEvent } from '../../case/events/actions.ts'
import { type OwedNotice, toResident, toStaff } from '../compose.ts'
import type { NoticeOf } from '../noticeOf.ts'
import { remedyParts } from '../response.ts'
import { sayDate } from '../sayDate.ts'
import { days } from '../staffWords.ts'
import { keyOf, type OwesEach } from './owes.ts'
import { toldNow, whatOf } from './timeTold.ts'

const toManagers = (
  event: CaseEventOf<'action-overdue' | 'action-still-overdue'>,
  late: string | null,
  of: NoticeOf,
): OwedNotice =>
  toStaff(
    { kind: 'promise-overdue', key: keyOf('promise-overdue', event, event.id), to: { role: 'manager' } },
    of,
    { due: sayDate(event.until), days: late },
  )

export const owedByActions: OwesEach<ActionEvent['type']> = {
  'remedy-offered': (event, of) => [
    toResident({ kind: 'remedy', key: keyOf('remedy', event, event.remedy.kind), by: event.by }, of, {
      remedies: remedyParts([event.remedy]),
    }),
  ],
  // What a chat promised, it said there and then.
  'action-promised': (event, of) =>
    isStaff(event.by)
      ? [
          toResident(
            { kind: 'action-promised', key: keyOf('action-promised', event, event.action.id), by: event.by },
            of,
            { what: event.action.what, until: sayDate(event.action.until) },
          ),
        ]
      : [],
  'action-moved': (event, of) => [
    toResident({ kind: 'action-moved', key: keyOf('action-moved', event, event.id), by: event.by }, of, {
      what: whatOf(of.state, event.id),
      until: sayDate(event.until),
      reasons: event.why,
    }),
  ],
  'action-completed': (event, of) => [
    toResident({ kind: 'action-done', key: keyOf('action-done', event, event.id), by: event.by }, of, {
      what: whatOf(of.state, event.id),
    }),
  ],
  'action-overdue': (event, of) => [...toldNow(event, of), toManagers(event, null, of)],
  // The resident was told when the day passed; a letter each time would help nobody.
  'action-still-overdue': (event, of) => [toManagers(event, days(event.workingDaysLate), of)],
}
