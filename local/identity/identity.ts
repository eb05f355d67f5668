import type { IncomingMessage, ServerResponse } from 'node:http'
import { z } from 'zod'
import type { StaffMember } from '../../domain/landlord/landlord.ts'
import type { LocalHandler } from '../gateway/gateway.ts'
import { readBody, sendJson } from '../server.ts'
import { authorize } from './authorize.ts'
import { type Codes, createCodes } from './codes.ts'
import { algorithm } from './keys.ts'
import { accessToken, type Issuer, idToken, lifetime } from './tokens.ts'

/** Where the issuer is on the gateway; its `iss` is the gateway's address with this behind it. */
export const issuerPath = '/local/identity'

/** The client that staff tools sign in as, the audience that the API asks for. */
export const staffClient = 'putright-staff'

const largestForm = 16 * 1024

/** RFC 6749, 4.1.3, of a public client with PKCE. */
const tokenRequestSchema = (clientId: string) =>
  z.object({
    grant_type: z.literal('authorization_code'),
    client_id: z.literal(clientId),
    code: z.string(),
    redirect_uri: z.string(),
    code_verifier: z.string().min(43).max(128),
  })

const neverKept = { 'cache-control': 'no-store' }

const refused = (response: ServerResponse, error: 'invalid_request' | 'invalid_grant', why: string): void =>
  sendJson(response, 400, { error, error_description: why }, neverKept)

const exchange =
  (issuer: Issuer, codes: Codes): LocalHandler =>
  async (request, response) => {
    const form = new URLSearchParams((await readBody(request, largestForm)).toString('utf8'))
    const asked = tokenRequestSchema(issuer.clientId).safeParse(Object.fromEntries(form))
    if (!asked.success) {
      const fields = asked.error.issues.map((issue) => issue.path.join('.')).join(', ')
      return refused(response, 'invalid_request', `Missing or wrong: ${fields}.`)
    }
    const { code, code_verifier: verifier, redirect_uri: redirectUri } = asked.data
    const granted = codes.exchange(code, { verifier, redirectUri })
    if (granted === null)
      return refused(response, 'invalid_grant', 'Sign in again: this code holds no longer.')
    const { staff, scope } = granted
    const tokens = {
      access_token: await accessToken(issuer, staff, granted),
      id_token: await idToken(issuer, staff, granted),
    }
    sendJson(response, 200, { ...tokens, token_type: 'Bearer', expires_in: lifetime, scope }, neverKept)
  }

/** OpenID Connect Discovery 1.0, 3, and RFC 9207's word about `iss` in the answer. */
const discovery = ({ url }: Issuer) => ({
  issuer: url(),
  authorization_endpoint: `${url()}/authorize`,
  token_endpoint: `${url()}/token`,
  jwks_uri: `${url()}/jwks.json`,
  response_types_supported: ['code'],
  grant_types_supported: ['authorization_code'],
  subject_types_supported: ['public'],
  id_token_signing_alg_values_supported: [algorithm],
  scopes_supported: ['openid'],
  token_endpoint_auth_methods_supported: ['none'],
  code_challenge_methods_supported: ['S256'],
  authorization_response_iss_parameter_supported: true,
})

/**
 * An OpenID Connect provider for one machine, for the landlord's own staff: discovery, keys, the authorization code
 * flow with PKCE, and signed tokens. What it leaves out is the password: whoever is at this machine picks who they are.
 */
export const identityRoutes = (
  issuer: Issuer,
  staff: readonly StaffMember[],
): Readonly<Record<string, LocalHandler>> => {
  const codes = createCodes(issuer.now)
  const page = authorize(issuer, codes, staff)
  return {
    [`GET ${issuerPath}/.well-known/openid-configuration`]: (_, response) =>
      sendJson(response, 200, discovery(issuer)),
    [`GET ${issuerPath}/jwks.json`]: (_, response) => sendJson(response, 200, issuer.keys.published()),
    [`GET ${issuerPath}/authorize`]: (request: IncomingMessage, response: ServerResponse) =>
      page(new URL(request.url ?? '/', issuer.url()).searchParams, response),
    [`POST ${issuerPath}/token`]: exchange(issuer, codes),
  }
}
