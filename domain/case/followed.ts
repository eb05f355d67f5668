import type { Instant, LocalDate } from '../calendar/instant.ts'

/** Something promised to the resident or ordered by the ombudsman, followed until it is done (Code 6.6, 7.3). */
export interface FollowedAction {
  readonly id: string
  readonly what: string
  readonly until: LocalDate
  readonly source: 'promise' | 'order'
  readonly doneAt: Instant | null
  /** Whether it is on the record that `until` passed without it. */
  readonly overdue: boolean
  /** When the managers were last told so; `null` while it is not overdue. */
  readonly overdueTold: Instant | null
}

export interface Evidence {
  readonly id: string
  readonly what: string
  readonly receivedAt: Instant | null
}

/** What we do differently for this resident, with any disability they told us of (Code 5.10). */
export interface Adjustment {
  readonly id: string
  readonly what: string
  readonly disclosed: string | null
  readonly ended: boolean
}

/** A new issue: taken in, or started in a case of its own. */
export interface Issue {
  readonly id: string
  readonly what: string
  /** The case it went to; `null` where it was taken in. */
  readonly reference: string | null
}
