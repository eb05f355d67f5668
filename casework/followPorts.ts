import { z } from 'zod'
import type { Instant } from '../domain/calendar/instant.ts'
import { languageSchema } from '../domain/conversation/strings.ts'
import type { Casework, Texts } from './ports.ts'
import type { Means } from './reach.ts'

/**
 * A code that was sent, as what it is made of together with the secret: nobody who reads the table can use it, and the
 * same mail or text can be sent again.
 */
export interface SentCode {
  readonly reference: string
  readonly caseId: string
  /** Where it was sent: an address of mail, or a number. */
  readonly address: string
  /** Random; another one makes another code. */
  readonly seed: string
  /** Whether it came with a link: only a mail to a proven address does. */
  readonly hasLink: boolean
  readonly until: Instant
}

/** What somebody asked for on the page, worked on after the page has answered. */
export const codeAskSchema = z.object({
  reference: z.string().max(40),
  /** Where it was asked from, hashed. */
  from: z.string(),
  lang: languageSchema,
  /** How they would like to have it. */
  by: z.enum(['email', 'text']).default('email'),
})
export type CodeAsk = z.infer<typeof codeAskSchema>

/**
 * Where codes are kept: one a case and means, used once. By reference, so that a try at one that does not exist is the
 * same work as at one that does. A code by one means ends none by the other: whoever asks cannot take away what is there.
 */
export interface CodeStore {
  keep(code: SentCode): Promise<void>
  /** The code, and whether it can still be typed; null where there is none, it is spent or too old. */
  current(
    reference: string,
    by: Means,
    now: Instant,
  ): Promise<(SentCode & { readonly typeable: boolean }) | null>
  /** The same code for longer; false where it is no longer the one, or spent. */
  prolong(code: SentCode, until: Instant): Promise<boolean>
  /** The codes there are, one try of each counted; without those that are spent, too old, or tried too often. */
  tried(reference: string, now: Instant): Promise<readonly SentCode[]>
  /** Spends it; false where somebody else was first. */
  spend(code: SentCode): Promise<boolean>
}

export interface Limit {
  readonly most: number
  readonly perSeconds: number
}

/** Counts tries against a limit: true while there are some left. Keys are kept as hashes. */
export type Count = (what: string, key: string, limit: Limit) => Promise<boolean>

/** What lets somebody in by a mail or a text needs. */
export interface PagePorts {
  readonly casework: Casework
  /** Left out where the landlord sends no texts. */
  readonly texts?: Texts
  readonly count: Count
  /** Signs sessions and makes codes; at least 32 random bytes, the same in every process. */
  readonly secret: string
  /** Where the pages are, without a slash at the end, for the links. */
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
