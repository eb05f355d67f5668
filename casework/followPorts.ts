import type { Instant } from '../domain/calendar/instant.ts'
import type { Casework } from './ports.ts'

/** A code that was sent, kept only as hashes: nobody who reads the table can use it. */
export interface SentCode {
  readonly caseId: string
  readonly email: string
  readonly codeHash: string
  /** Of the longer key in the link of a mail to a proven address; null where the mail held none. */
  readonly keyHash: string | null
  readonly until: Instant
}

/** Where codes are kept: one a case, the newest, used once. */
export interface CodeStore {
  keep(code: SentCode): Promise<void>
  /** The code, one try of it counted; null where there is none, it is spent, too old, or tried too often. */
  tried(caseId: string, now: Instant): Promise<SentCode | null>
  /** Spends it; false where somebody else was first. */
  spend(code: SentCode): Promise<boolean>
}

export interface Limit {
  readonly most: number
  readonly perSeconds: number
}

/** Counts tries against a limit: true while there are some left. Keys are kept as hashes. */
export type Count = (what: string, key: string, limit: Limit) => Promise<boolean>

/** What following a case needs. */
export interface FollowPorts {
  readonly casework: Casework
  readonly codes: CodeStore
  readonly count: Count
  /** Signs sessions and hashes codes; at least 32 random bytes, the same in every process. */
  readonly secret: string
  /** Where the pages are, without a slash at the end, for the link in the mail. */
  readonly pages: string
  readonly random: (bytes: number) => Uint8Array
}
