import { type Actor, isStaff } from '../../case/actor.ts'
import type { CaseEvent } from '../../case/event.ts'
import { type OwedNotice, toStaff } from '../compose.ts'
import type { NoticeOf } from '../noticeOf.ts'
import { keyOf } from './owes.ts'

/**
 * What refuses or restricts goes out only where a person decided it (Code 2.5, 5.8). The engine holds that already; should
 * such an event ever be recorded by a machine, nobody is refused by it: a manager is asked to decide.
 */
export const onlyByPerson = (
  event: { readonly type: CaseEvent['type']; readonly at: string; readonly by: Actor },
  of: NoticeOf,
  notice: () => OwedNotice,
): readonly OwedNotice[] =>
  isStaff(event.by)
    ? [notice()]
    : [
        toStaff(
          { kind: 'needs-person', key: keyOf('needs-person', event, event.type), to: { role: 'manager' } },
          of,
          { what: event.type.replaceAll('-', ' ') },
        ),
      ]
