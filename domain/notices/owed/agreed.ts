import type { CaseEvent } from '../../case/event.ts'
import { type OwedNotice, toStaff } from '../compose.ts'
import type { NoticeOf } from '../noticeOf.ts'
import { staffName } from '../values.ts'
import { keyOf } from './owes.ts'

interface Agreed {
  readonly type: CaseEvent['type']
  readonly at: string
  readonly by: string
  readonly clause: string
  readonly agreedBy?: { readonly by: string; readonly role: string } | null | undefined
}

/** Whoever is named to have agreed is told so, unless they said it themselves: a claim that is not true is seen at once. */
export const agreed = (event: Agreed, what: string, of: NoticeOf): readonly OwedNotice[] => {
  const named = event.agreedBy?.by
  if (named === undefined || named === event.by) return []
  return [
    toStaff(
      {
        kind: 'agreed',
        key: keyOf('agreed', event, event.type),
        to: { staff: named.replace(/^staff:/, '') },
      },
      of,
      { name: staffName(event.by, of.landlord) ?? 'Somebody', what, clause: event.clause },
    ),
  ]
}
