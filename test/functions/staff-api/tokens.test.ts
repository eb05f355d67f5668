import { exportJWK, generateKeyPair, SignJWT, UnsecuredJWT } from 'jose'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { isStaffRoute, staffRoutes } from '../../../aws/staffApi.ts'
import { issuerPath, staffClient } from '../../../local/identity/identity.ts'
import { type StaffHost, signIn, startStaffHost } from './staffHost.ts'

let host: StaffHost
beforeAll(async () => {
  host = await startStaffHost()
})
afterAll(() => host.close())

const withToken = (token: string | null, path = '/staff/me'): Promise<Response> =>
  fetch(`${host.url}${path}`, token === null ? {} : { headers: { authorization: token } })

const seconds = (): number => Math.floor(Date.parse(host.casework.now()) / 1000)

/** The key id that the provider publishes now. */
const publishedKid = async (): Promise<string> => {
  const answer = await fetch(`${host.url}${issuerPath}/jwks.json`)
  return ((await answer.json()) as { keys: { kid: string }[] }).keys[0]?.kid ?? ''
}

const claims = (changes: object = {}): Record<string, unknown> => ({
  iss: `${host.url}${issuerPath}`,
  sub: 'priya-nair',
  client_id: staffClient,
  iat: seconds() - 10,
  exp: seconds() + 600,
  ...changes,
})

/** A token that somebody else's key signs, whatever it claims. */
const forged = async (kid: string, changes: object = {}): Promise<string> => {
  const { privateKey } = await generateKeyPair('RS256')
  return new SignJWT(claims(changes)).setProtectedHeader({ alg: 'RS256', kid }).sign(privateKey)
}

const parts = (token: string) => {
  const [header = '', payload = '', signature = ''] = token.split('.')
  return { header, payload, signature }
}

describe('a request without a token that holds is 401, whatever it asks', () => {
  const unauthorized = async (token: string | null): Promise<void> => {
    const answer = await withToken(token)
    expect([answer.status, await answer.json()]).toEqual([401, { message: 'Unauthorized' }])
    expect(answer.headers.get('www-authenticate')).toMatch(/^Bearer/)
  }

  test('no token, an empty one, and no token at all', async () => {
    for (const token of [null, '', 'Bearer', 'Bearer x', 'Basic cHJpeWE6eA==', 'Bearer a.b.c'])
      await unauthorized(token)
  })

  test('another’s key under the provider’s key id', async () => {
    await unauthorized(`Bearer ${await forged(await publishedKid())}`)
  })

  test('a key that the provider does not publish', async () => {
    await unauthorized(`Bearer ${await forged('no-such-key')}`)
  })

  test('no signature: alg none', async () => {
    await unauthorized(`Bearer ${new UnsecuredJWT(claims()).encode()}`)
    const { payload } = parts(await host.tokenOf('priya-nair'))
    const none = Buffer.from(JSON.stringify({ alg: 'none', kid: await publishedKid() })).toString('base64url')
    await unauthorized(`Bearer ${none}.${payload}.`)
  })

  test('the published key used as a shared secret: alg HS256', async () => {
    const answer = await fetch(`${host.url}${issuerPath}/jwks.json`)
    const [key] = ((await answer.json()) as { keys: { n: string; kid: string }[] }).keys
    const token = await new SignJWT(claims())
      .setProtectedHeader({ alg: 'HS256', kid: key?.kid ?? '' })
      .sign(Buffer.from(key?.n ?? '', 'base64url'))
    await unauthorized(`Bearer ${token}`)
  })

  test('a key that the token brings along itself', async () => {
    const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true })
    const jwk = await exportJWK(publicKey)
    const token = await new SignJWT(claims())
      .setProtectedHeader({ alg: 'RS256', kid: 'mine', jwk, jku: 'http://127.0.0.1:9/jwks.json' } as never)
      .sign(privateKey)
    await unauthorized(`Bearer ${token}`)
  })

  test('claims that were changed after the signing', async () => {
    const { header, signature } = parts(await host.tokenOf('priya-nair'))
    const other = Buffer.from(JSON.stringify(claims({ sub: 'ruth-ellison' }))).toString('base64url')
    await unauthorized(`Bearer ${header}.${other}.${signature}`)
  })

  test('a token of another provider', async () => {
    const other = await startStaffHost()
    try {
      await unauthorized(`Bearer ${await other.tokenOf('priya-nair')}`)
    } finally {
      await other.close()
    }
  })

  test('a token that has expired, by the system’s clock', async () => {
    const token = await signIn(host.url, 'priya-nair')
    const before = host.casework.now()
    expect((await withToken(`Bearer ${token}`)).status).toBe(200)
    host.office.setNow(new Date(Date.parse(before) + 3_601_000).toISOString() as never)
    await unauthorized(`Bearer ${token}`)
    host.office.setNow(new Date(Date.parse(before) - 3_601_000).toISOString() as never)
    await unauthorized(`Bearer ${token}`)
    host.office.setNow(before)
  })
})

describe('what the provider itself signed, and is not for this API', () => {
  /** The provider's own key signs what it would never say: the checks beside the signature are what is tried. */
  const signedByProvider = async (changes: object): Promise<string> => host.sign(claims(changes))

  test.each([
    ['another audience', { client_id: undefined, aud: 'another-api' }],
    ['another client', { client_id: 'another-client' }],
    ['an audience beside our client', { aud: 'another-api', client_id: staffClient }],
    ['another issuer', { iss: 'https://evil.example' }],
    ['no end', { exp: undefined }],
    ['not yet', { nbf: 4_000_000_000 }],
    ['from the future', { iat: 4_000_000_000 }],
  ])('%s is 401', async (_, changes) => {
    const answer = await withToken(`Bearer ${await signedByProvider(changes)}`)
    expect(answer.status).toBe(401)
  })

  test('the same claims, right, are let in: so it was those that were refused', async () => {
    expect((await withToken(`Bearer ${await signedByProvider({})}`)).status).toBe(200)
    const list = await signedByProvider({ client_id: undefined, aud: ['x', staffClient] })
    expect((await withToken(`Bearer ${list}`)).status).toBe(200)
  })

  test('somebody proven who is not on the staff is told that, and nothing else', async () => {
    const token = await signedByProvider({ sub: 'a-stranger' })
    for (const path of [
      '/staff/me',
      '/staff/queues/overdue',
      '/staff/cases?q=whit',
      '/staff/cases/PR-0000-0000',
    ]) {
      const answer = await withToken(`Bearer ${token}`, path)
      expect([answer.status, await answer.json()]).toEqual([
        403,
        {
          type: '/staff/docs#not-on-the-staff',
          title: 'You are not on the staff of this landlord',
          status: 403,
          detail: 'Ask an administrator to put you into the landlord’s file.',
        },
      ])
    }
  })
})

test('a token of the provider’s that names nobody is nobody’s', async () => {
  const nobody = await host.sign(claims({ sub: undefined }))
  expect((await withToken(`Bearer ${nobody}`)).status).toBe(403)
})

test('after the keys have changed, what the last key signed still holds, and what the new one signs does too', async () => {
  const before = await signIn(host.url, 'priya-nair')
  await host.rotateKeys()
  const after = await signIn(host.url, 'priya-nair')
  expect(parts(before).header).not.toBe(parts(after).header)
  await new Promise((later) => setTimeout(later, 1100))
  for (const token of [before, after]) expect((await withToken(`Bearer ${token}`)).status).toBe(200)
  await host.rotateKeys()
  await new Promise((later) => setTimeout(later, 1100))
  expect((await withToken(`Bearer ${await signIn(host.url, 'priya-nair')}`)).status).toBe(200)
  expect((await withToken(`Bearer ${before}`)).status).toBe(401)
})

test('every route that is for staff asks for a token, and only those', async () => {
  for (const route of Object.keys(staffRoutes).filter(isStaffRoute)) {
    const [method = '', path = ''] = route.split(' ')
    const answer = await fetch(`${host.url}${path.replaceAll(/\{\w+\}/g, 'PR-0000-0000')}`, { method })
    expect([route, answer.status]).toEqual([route, staffRoutes[route] === 'staff' ? 401 : 200])
  }
})
