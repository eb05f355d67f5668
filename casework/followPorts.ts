import { z } from 'zod'
import type { Instant } from '../domain/calendar/instant.ts'
import { languageSchema } from '../domain/conversation/strings.ts'
import type { Casework } from './ports.ts'

/**
 * A code that was sent, as what it is made of together with the secret: nobody who reads the table can use it, and the
 * same mail can be sent again.
 */
export interface SentCode {
  readonly reference: string
  readonly caseId: string
  readonly email: string
  /** Random; another one makes another code. */
  readonly seed: string
  /** Whether the mail held a link: only one to a proven address does. */
  readonly hasLink: boolean
  readonly until: Instant
}

/** What somebody asked for on the page, worked on after the page has answered. */
export const codeAskSchema = z.object({
  reference: z.string().max(40),
  /** Where it was asked from, hashed. */
  from: z.string(),
  lang: languageSchema,
})
export type CodeAsk = z.infer<typeof codeAskSchema>

/**
 * Where codes are kept: one a case, used once. By reference, so that a try at one that does not exist is the same work as
 * at one that does.
 */
export interface CodeStore {
  keep(code: SentCode): Promise<void>
  /** The code, and whether it can still be typed; null where there is none, it is spent or too old. */
  current(reference: string, now: Instant): Promise<(SentCode & { readonly typeable: boolean }) | null>
  /** The same code for longer; false where it is no longer the one, or spent. */
  prolong(code: SentCode, until: Instant): Promise<boolean>
  /** The code, one try of it counted; null where there is none, it is spent, too old, or tried too often. */
  tried(reference: string, now: Instant): Promise<SentCode | null>
  /** Spends it; false where somebody else was first. */
  spend(code: SentCode): Promise<boolean>
}

export interface Limit {
  readonly most: number
  readonly perSeconds: number
}

/** Counts tries against a limit: true while there are some left. Keys are kept as hashes. */
export type Count = (what: string, key: string, limit: Limit) => Promise<boolean>

/** What lets somebody in by a mail needs. */
export interface PagePorts {
  readonly casework: Casework
  readonly count: Count
  /** Signs sessions and makes codes; at least 32 random bytes, the same in every process. */
  readonly secret: string
  /** Where the pages are, without a slash at the end, for the link in the mail. */
  readonly pages: string
  readonly random: (bytes: number) => Uint8Array
}

/** What sending a code needs. */
export interface CodePorts extends PagePorts {
  readonly codes: CodeStore
}

/** What following a case needs. */
export interface FollowPorts extends CodePorts {
  /** Keeps an ask until it has been worked on: the answer must not wait for what only a known reference needs. */
  readonly later: (ask: CodeAsk) => Promise<void>
}
