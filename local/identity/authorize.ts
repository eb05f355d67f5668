import type { ServerResponse } from 'node:http'
import { z } from 'zod'
import type { StaffMember } from '../../domain/landlord/landlord.ts'
import { escapeHtml } from '../../domain/notices/render.ts'
import { page, sendPage } from '../pages/layout.ts'
import type { Codes } from './codes.ts'
import type { Issuer } from './tokens.ts'

/** An application on this machine: a redirect to anywhere else would hand a code to it. */
const isLocal = (address: string): boolean =>
  URL.canParse(address) && /^http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?\//.test(new URL(address).href)

/** An authorization request (RFC 6749, 4.1.1) with PKCE (RFC 7636), as OpenID Connect Core 1.0, 3.1.2.1 asks. */
const requestSchema = (clientId: string) =>
  z.object({
    client_id: z.literal(clientId, { error: `client_id is ${clientId}` }),
    redirect_uri: z.string().refine(isLocal, { error: 'redirect_uri is on this machine, http://127.0.0.1…' }),
    response_type: z.literal('code', { error: 'response_type is code' }),
    code_challenge: z.string().min(43, { error: 'code_challenge is needed' }).max(128),
    code_challenge_method: z.literal('S256', { error: 'code_challenge_method is S256' }),
    scope: z.string().default('openid'),
    state: z.string().optional(),
    nonce: z.string().optional(),
    /** The member of staff that was picked on the page. */
    as: z.string().optional(),
  })

const pickedLink = (query: URLSearchParams, member: StaffMember): string => {
  const link = new URLSearchParams(query)
  link.set('as', member.id)
  return `<li><a href="?${escapeHtml(link.toString())}">${escapeHtml(member.name)}</a> <span class="quiet">${escapeHtml(member.roles.join(', '))}</span></li>`
}

const pickPage = (query: URLSearchParams, staff: readonly StaffMember[]): string =>
  page(
    'Who are you?',
    `<h1>Who are you?</h1><p>On AWS the landlord’s directory asks for a password here. On this machine you pick somebody of the invented staff.</p><ul>${staff.map((member) => pickedLink(query, member)).join('')}</ul>`,
  )

const badRequest = (response: ServerResponse, why: readonly string[]): void =>
  sendPage(
    response,
    400,
    page(
      'Cannot sign in',
      `<h1>Cannot sign in</h1><ul>${why.map((each) => `<li>${escapeHtml(each)}</li>`).join('')}</ul>`,
    ),
  )

/** Where the page is asked: which of the staff is it? Then back to the application with a code. */
export const authorize = ({ clientId, url, now }: Issuer, codes: Codes, staff: readonly StaffMember[]) => {
  const schema = requestSchema(clientId)

  const sendBack = (asked: z.output<typeof schema>, picked: StaffMember, response: ServerResponse): void => {
    const { redirect_uri: redirectUri, scope, state, nonce = null, code_challenge: challenge } = asked
    const back = new URL(redirectUri)
    const code = codes.grant({ staff: picked, redirectUri, scope, nonce, challenge, at: now() })
    back.searchParams.set('code', code)
    back.searchParams.set('iss', url())
    if (state !== undefined) back.searchParams.set('state', state)
    response.writeHead(302, { location: back.href, 'cache-control': 'no-store' }).end()
  }

  return (query: URLSearchParams, response: ServerResponse): void => {
    const asked = schema.safeParse(Object.fromEntries(query))
    if (asked.success) {
      const picked = staff.find((member) => member.id === asked.data.as)
      if (picked === undefined) sendPage(response, 200, pickPage(query, staff))
      else sendBack(asked.data, picked, response)
    } else {
      const why = asked.error.issues.map(({ message }) => message)
      badRequest(response, why)
    }
  }
}
