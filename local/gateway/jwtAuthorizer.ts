import type { IncomingMessage } from 'node:http'
import { createRemoteJWKSet, errors, type JWTPayload, jwtVerify } from 'jose'
import { z } from 'zod'

export interface JwtAuthorizerOf {
  /** The `iss` that tokens must bear; its discovery document says where its keys are. */
  readonly issuer: () => string
  /** What `aud`, or without one `client_id`, must name. */
  readonly audience: string
  /** The system's clock, milliseconds since 1970. */
  readonly now: () => number
}

/** The claims as a function behind an HTTP API reads them: each is text. */
export interface Authorized {
  readonly claims: Readonly<Record<string, string>>
  readonly scopes: null
}

/** `error`: what RFC 6750, 3 puts into `www-authenticate`; null where no token was brought. */
export type Authorization = { readonly jwt: Authorized } | { readonly error: string | null }

export type JwtAuthorizer = (request: IncomingMessage) => Promise<Authorization>

/** “JWT authorizers support RSA-based algorithms only” (API Gateway developer guide). */
const algorithms = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512']

const discoverySchema = z.object({ issuer: z.string(), jwks_uri: z.url() })

const keysOf = async (issuer: string) => {
  const document = await fetch(`${issuer}/.well-known/openid-configuration`)
  const { jwks_uri } = discoverySchema.parse(await document.json())
  // A key that is not known may be a new one: its issuer is asked again, a second apart at most.
  return createRemoteJWKSet(new URL(jwks_uri), { cooldownDuration: 1000 })
}

/** As the service writes what is no text: lists in square brackets, spaces between. */
const asText = (value: unknown): string => (Array.isArray(value) ? `[${value.join(' ')}]` : String(value))

const isFor = ({ aud, client_id: client }: JWTPayload, audience: string): boolean =>
  aud === undefined ? client === audience : [aud].flat().includes(audience)

const bearer = ({ headers: { authorization } }: IncomingMessage): string | null =>
  /^(?:Bearer )?([^\s]+)$/i.exec(authorization ?? '')?.[1] ?? null

const invalid = (why: string): Authorization => ({
  error: `Bearer scope="" error="invalid_token" error_description="${why}"`,
})

/**
 * An HTTP API's JWT authorizer: the signature by the issuer's published keys, then `iss`, `aud` or `client_id`, `exp`,
 * `nbf` and `iat`. What it proves it hands to the function as the service does; the function looks at nothing else.
 */
export const jwtAuthorizer = ({ issuer, audience, now }: JwtAuthorizerOf): JwtAuthorizer => {
  let keys: Awaited<ReturnType<typeof keysOf>> | undefined

  const verified = async (token: string): Promise<JWTPayload> => {
    keys ??= await keysOf(issuer())
    const { payload } = await jwtVerify(token, keys, {
      algorithms,
      issuer: issuer(),
      currentDate: new Date(now()),
      requiredClaims: ['exp'],
    })
    return payload
  }

  const whyNot = ({ iat, ...payload }: JWTPayload): string | null => {
    if (!isFor(payload, audience)) return 'the token has an invalid audience'
    return iat !== undefined && iat * 1000 > now() ? 'the token is not valid yet' : null
  }

  const check = async (token: string): Promise<Authorization> => {
    const payload = await verified(token)
    const why = whyNot(payload)
    if (why !== null) return invalid(why)
    const claims = Object.entries(payload).map(([name, value]) => [name, asText(value)])
    return { jwt: { claims: Object.fromEntries(claims), scopes: null } }
  }

  return async (request) => {
    const token = bearer(request)
    if (token === null) return { error: null }
    try {
      return await check(token)
    } catch (error) {
      if (!(error instanceof errors.JOSEError)) throw error
      return invalid(error instanceof errors.JWTExpired ? 'the token has expired' : 'the token is not valid')
    }
  }
}
