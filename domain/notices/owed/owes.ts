import type { CaseEvent } from '../../case/event.ts'
import type { OwedNotice } from '../compose.ts'
import type { NoticeOf } from '../noticeOf.ts'

/** Every event by its type. */
export type EventOfType = { readonly [E in CaseEvent as E['type']]: E }

/** The notices that an event owes somebody; `because` says why one owes nobody any. */
export interface Owes<E> {
  (event: E, of: NoticeOf): readonly OwedNotice[]
  readonly because?: string
}

/** What each event of a family owes. No default: a new event does not compile until somebody decides. */
export type OwesEach<T extends keyof EventOfType> = { readonly [K in T]: Owes<EventOfType[K]> }

/** An event that owes nobody a notice, and why. */
export const nobody = (because: string): Owes<unknown> => Object.assign(() => [], { because })

const longestAbout = 80

/**
 * The key of the notice that an event owes: the same event has the same, whenever and however often it is delivered.
 * `about` tells apart what may happen twice in one moment; staff choose ids of any length, and a mail's tag holds 256 letters.
 */
export const keyOf = (kind: string, event: { readonly at: string }, about = ''): string =>
  [kind, ...(about === '' ? [] : [about.slice(0, longestAbout)]), event.at].join('/')
