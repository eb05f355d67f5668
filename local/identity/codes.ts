import { createHash, randomBytes } from 'node:crypto'
import type { StaffMember } from '../../domain/landlord/landlord.ts'

/** What was asked for on the page, until its code is exchanged for tokens. */
export interface Granted {
  readonly staff: StaffMember
  readonly redirectUri: string
  readonly scope: string
  readonly nonce: string | null
  readonly challenge: string
  readonly at: number
}

/** Milliseconds that a code holds; RFC 6749, 4.1.2 recommends ten minutes at most. */
const lifetime = 60_000

/** RFC 7636, 4.6: what the client says now hashes to what it said before. */
const proves = (verifier: string, challenge: string): boolean =>
  createHash('sha256').update(verifier).digest('base64url') === challenge

export interface Codes {
  readonly grant: (what: Granted) => string
  /** What a code stands for; null where it is unknown, spent, too old, or of another client. */
  readonly exchange: (
    code: string,
    proof: { readonly verifier: string; readonly redirectUri: string },
  ) => Granted | null
}

export const createCodes = (now: () => number): Codes => {
  const codes = new Map<string, Granted>()

  const forgetOld = (): void => {
    for (const [code, { at }] of codes) if (now() - at > lifetime) codes.delete(code)
  }

  return {
    grant: (what) => {
      forgetOld()
      const code = randomBytes(24).toString('base64url')
      codes.set(code, what)
      return code
    },
    exchange: (code, { verifier, redirectUri }) => {
      forgetOld()
      const granted = codes.get(code)
      codes.delete(code)
      if (granted === undefined || granted.redirectUri !== redirectUri) return null
      return proves(verifier, granted.challenge) ? granted : null
    },
  }
}
