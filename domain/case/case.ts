import type { Instant } from '../calendar/instant.ts'
import type { Flag, Reading } from '../classifier/reading.ts'
import type { Fact } from '../deadlines/fact.ts'
import type { Message, Person, ReplyRoute } from '../message/message.ts'
import type { Route } from '../policy/outcome.ts'

/** What every case holds once it is opened. */
export interface CaseRecord {
  readonly reference: string
  readonly landlord: string
  /** The policy it was opened under, which it keeps. */
  readonly policy: string
  readonly openedAt: Instant
  readonly channel: Message['channel']
  readonly reading: Reading
  readonly route: Route
  readonly flags: readonly Flag[]
  readonly people: readonly Person[]
  readonly replyRoute: ReplyRoute | null
  /** The first message's subject and words, as the resident wrote them. */
  readonly subject: string | null
  readonly text: string
  readonly messageIds: readonly string[]
  /** What the dates hang on. */
  readonly facts: readonly Fact[]
  readonly noticesSent: readonly string[]
  /** Reminders given and dates missed, by key, so that each happens once. */
  readonly reached: readonly string[]
}

/**
 * A case. `to-confirm`: a person must confirm how it was read before it stands, and the clock runs meanwhile.
 * `open`: being worked. `responded`: answered, and the resident may still take it further. `closed`: over.
 */
export type Case =
  | { readonly status: 'unknown' }
  | { readonly status: 'received'; readonly message: Message; readonly reading: Reading | null }
  | ({ readonly status: 'to-confirm' | 'open' | 'responded' | 'withdrawn' | 'closed' } & CaseRecord)

export type OpenedCase = Extract<Case, CaseRecord>

export const nobodyYet: Case = { status: 'unknown' }

export const isOpened = (state: Case): state is OpenedCase =>
  state.status !== 'unknown' && state.status !== 'received'

/** Is anything still to be done under a clock? */
export const isLive = (state: Case): state is OpenedCase =>
  state.status === 'to-confirm' || state.status === 'open' || state.status === 'responded'
