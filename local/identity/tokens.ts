import { randomUUID } from 'node:crypto'
import { SignJWT } from 'jose'
import type { StaffMember } from '../../domain/landlord/landlord.ts'
import { subjectOf } from '../../domain/staff/whoIs.ts'
import { algorithm, type SigningKeys } from './keys.ts'

/** Seconds that a token holds, as a Cognito app client has it unless told otherwise. */
export const lifetime = 3600

export interface Issuer {
  /** The `iss` of its tokens, and where its discovery document is found. */
  readonly url: () => string
  /** The one client that it knows. */
  readonly clientId: string
  readonly keys: SigningKeys
  /** The system's clock, milliseconds since 1970. */
  readonly now: () => number
}

interface SignIn {
  readonly at: number
  readonly scope: string
  readonly nonce: string | null
}

const signed = async (
  { url, keys, now }: Issuer,
  subject: string,
  claims: Record<string, unknown>,
): Promise<string> => {
  const { kid, key } = await keys.current()
  const seconds = Math.floor(now() / 1000)
  return new SignJWT(claims)
    .setProtectedHeader({ alg: algorithm, kid })
    .setIssuer(url())
    .setSubject(subject)
    .setIssuedAt(seconds)
    .setExpirationTime(seconds + lifetime)
    .setJti(randomUUID())
    .sign(key)
}

/** What lets somebody use the API: the claims that a Cognito access token has, with `client_id` and no `aud`. */
export const accessToken = (issuer: Issuer, staff: StaffMember, { at, scope }: SignIn): Promise<string> =>
  signed(issuer, subjectOf(staff), {
    client_id: issuer.clientId,
    token_use: 'access',
    scope,
    auth_time: Math.floor(at / 1000),
    username: staff.id,
  })

/** What tells an application who signed in (OpenID Connect Core 1.0, 2). */
export const idToken = (issuer: Issuer, staff: StaffMember, { at, nonce }: SignIn): Promise<string> =>
  signed(issuer, subjectOf(staff), {
    aud: issuer.clientId,
    token_use: 'id',
    auth_time: Math.floor(at / 1000),
    name: staff.name,
    email: staff.email,
    ...(nonce === null ? {} : { nonce }),
  })
