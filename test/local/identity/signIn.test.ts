import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  discovery,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { issuerPath, staffClient } from '../../../local/identity/identity.ts'
import { type StaffHost, startStaffHost } from '../../functions/staff-api/staffHost.ts'

let host: StaffHost
beforeAll(async () => {
  host = await startStaffHost()
})
afterAll(() => host.close())

const redirect = 'http://127.0.0.1:9/signed-in'

const authorizeUrl = (changes: Readonly<Record<string, string>> = {}): string => {
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: staffClient,
    redirect_uri: redirect,
    code_challenge: 'x'.repeat(43),
    code_challenge_method: 'S256',
    ...changes,
  })
  return `${host.url}${issuerPath}/authorize?${query}`
}

describe('signing in', () => {
  test('a certified OpenID Connect client finds the provider, signs in with PKCE and proves what it is given', async () => {
    // The certified client checks the clock; the provider's stands where the office's does.
    host.office.setNow(new Date().toISOString() as never)
    const server = new URL(`${host.url}${issuerPath}`)
    const config = await discovery(server, staffClient, undefined, undefined, {
      execute: [allowInsecureRequests],
    })
    const verifier = randomPKCECodeVerifier()
    const [state, nonce] = [randomState(), randomNonce()]
    const page = buildAuthorizationUrl(config, {
      redirect_uri: redirect,
      scope: 'openid',
      code_challenge: await calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      state,
      nonce,
    })
    const shown = await (await fetch(page)).text()
    expect(shown).toContain('Priya Nair')
    const picked = /href="(\?[^"]*as=priya-nair[^"]*)"/.exec(shown)?.[1]?.replaceAll(/&#38;|&amp;/g, '&')
    const back = await fetch(new URL(picked ?? '', page), { redirect: 'manual' })
    const tokens = await authorizationCodeGrant(config, new URL(back.headers.get('location') ?? ''), {
      pkceCodeVerifier: verifier,
      expectedState: state,
      expectedNonce: nonce,
      idTokenExpected: true,
    })
    expect(tokens.claims()).toMatchObject({ sub: 'priya-nair', name: 'Priya Nair', aud: staffClient })
    const me = await fetch(`${host.url}/staff/me`, {
      headers: { authorization: `Bearer ${tokens.access_token}` },
    })
    expect(await me.json()).toMatchObject({ id: 'priya-nair' })
  })

  test.each([
    ['another client', { client_id: 'somebody' }],
    ['a redirect to another machine', { redirect_uri: 'https://evil.example/' }],
    ['a redirect that only looks local', { redirect_uri: 'http://127.0.0.1.evil.example/' }],
    [
      'a redirect with another user’s name before the host',
      { redirect_uri: 'http://127.0.0.1@evil.example/' },
    ],
    ['the implicit flow', { response_type: 'token' }],
    ['PKCE in the clear', { code_challenge_method: 'plain' }],
    ['no PKCE', { code_challenge: '' }],
  ])('%s is refused on the page, and nothing is sent back', async (_, changes) => {
    const answer = await fetch(authorizeUrl({ ...changes, as: 'priya-nair' }), { redirect: 'manual' })
    expect([answer.status, answer.headers.get('location')]).toEqual([400, null])
  })

  const exchange = (code: string, verifier: string, redirectUri = redirect): Promise<Response> =>
    fetch(`${host.url}${issuerPath}/token`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'authorization_code',
        client_id: staffClient,
        code,
        redirect_uri: redirectUri,
        code_verifier: verifier,
      }),
    })

  const codeFor = async (verifier: string): Promise<string> => {
    const challenge = await calculatePKCECodeChallenge(verifier)
    const answer = await fetch(authorizeUrl({ code_challenge: challenge, as: 'priya-nair' }), {
      redirect: 'manual',
    })
    return new URL(answer.headers.get('location') ?? '').searchParams.get('code') ?? ''
  }

  test('a code is good once, for who asked for it, and for a minute', async () => {
    const verifier = randomPKCECodeVerifier()
    const code = await codeFor(verifier)
    expect((await exchange(code, verifier)).status).toBe(200)
    const again = await exchange(code, verifier)
    expect([again.status, await again.json()]).toMatchObject([400, { error: 'invalid_grant' }])
    expect((await exchange(await codeFor(verifier), randomPKCECodeVerifier())).status).toBe(400)
    expect((await exchange(await codeFor(verifier), verifier, 'http://127.0.0.1/other')).status).toBe(400)
    const old = await codeFor(verifier)
    host.office.setNow(new Date(Date.parse(host.casework.now()) + 61_000).toISOString() as never)
    expect((await exchange(old, verifier)).status).toBe(400)
  })
})
