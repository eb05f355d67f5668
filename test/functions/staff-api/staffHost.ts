import { createHash, randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SignJWT } from 'jose'
import { staffRoutes } from '../../../aws/staffApi.ts'
import { deliverCommit } from '../../../casework/deliverCommit.ts'
import { loadCase } from '../../../casework/handleCommand.ts'
import type { Casework } from '../../../casework/ports.ts'
import type { AttachmentShelf } from '../../../casework/readAttachment.ts'
import { createStaffApi } from '../../../functions/staff-api/staffApi.ts'
import { startGateway } from '../../../local/gateway/gateway.ts'
import { issuerPath, staffClient } from '../../../local/identity/identity.ts'
import { openKeys } from '../../../local/identity/keys.ts'
import { staffIdentity } from '../../../local/identity/staffIdentity.ts'
import { createLambda, type LambdaHandler } from '../../../local/lambda.ts'
import { type Office, openOffice } from '../../casework/office.ts'

export interface StaffHost {
  readonly url: string
  readonly office: Office
  readonly casework: Casework
  /** A token from the sign-in page, by its own protocol. */
  readonly tokenOf: (staffId: string) => Promise<string>
  readonly rotateKeys: () => Promise<void>
  /** Claims of any kind, signed by the provider's own key. */
  readonly sign: (claims: Readonly<Record<string, unknown>>) => Promise<string>
  /** A request as somebody; a value as body goes as JSON. */
  readonly ask: (staffId: string, route: string, options?: Asked) => Promise<Response>
  /** What follows from everything that is committed. */
  readonly settle: (reference: string) => Promise<void>
  readonly close: () => Promise<void>
}

export interface Asked {
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

export interface HostOptions {
  /** Runs around each call of the function, such as a process that dies. */
  readonly around?: (call: () => Promise<unknown>) => Promise<unknown>
  /** Seconds to wait for somebody who has asked too often; nobody has, unless a test says so. */
  readonly countRequest?: (who: string) => Promise<number | null>
  /** What came with messages; nothing, unless a test says so. */
  readonly shelf?: AttachmentShelf
}

const emptyShelf: AttachmentShelf = {
  finding: async () => null,
  read: async () => new Uint8Array(0),
  link: async () => '',
}

const redirectUri = 'http://127.0.0.1/none'

/** Signs in as a browser would that picks somebody on the page. */
export const signIn = async (url: string, staffId: string): Promise<string> => {
  const verifier = randomBytes(32).toString('base64url')
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: staffClient,
    redirect_uri: redirectUri,
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    as: staffId,
  })
  const page = await fetch(`${url}${issuerPath}/authorize?${query}`, { redirect: 'manual' })
  const code = new URL(page.headers.get('location') ?? '').searchParams.get('code') ?? ''
  const answer = await fetch(`${url}${issuerPath}/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      client_id: staffClient,
      code,
      redirect_uri: redirectUri,
      code_verifier: verifier,
    }),
  })
  return ((await answer.json()) as { access_token: string }).access_token
}

/** The staff API as it runs: the real gateway, authorizer, issuer, handler and store. */
export const startStaffHost = async ({
  around = (call) => call(),
  countRequest = async () => null,
  shelf = emptyShelf,
}: HostOptions = {}): Promise<StaffHost> => {
  const office = await openOffice()
  const { casework } = office
  const now = () => Date.parse(casework.now())
  const api = createStaffApi({
    keeping: casework,
    casework: async () => casework,
    shelf: () => shelf,
    countRequest,
  }) as LambdaHandler
  const lambda = createLambda(
    { StaffApi: { load: () => (event, context) => around(async () => api(event, context)) } },
    () => undefined,
  )
  let url = ''
  const folder = mkdtempSync(join(tmpdir(), 'putright-identity-'))
  const keys = join(folder, 'identity.json')
  const identity = await staffIdentity({ landlord: casework.rules.landlord, keys, now, gateway: () => url })
  const routes = Object.fromEntries(Object.keys(staffRoutes).map((route) => [route, 'StaffApi']))
  const guards = identity.guards.map(({ covers, jwt }) => ({ covers, ...(jwt === undefined ? {} : { jwt }) }))
  const gateway = await startGateway({ lambda, now, guards, routes: { ...routes, ...identity.routes } })
  url = gateway.url

  /** By who and when: a token of another time does not hold once the clock has moved. */
  const tokens = new Map<string, string>()
  const tokenOf = async (staffId: string): Promise<string> => {
    const name = `${staffId} ${casework.now()}`
    const token = tokens.get(name) ?? (await signIn(url, staffId))
    tokens.set(name, token)
    return token
  }

  const ask: StaffHost['ask'] = async (staffId, route, { body, headers = {} } = {}) => {
    const [method = 'GET', path = '/'] = route.split(' ')
    return fetch(`${url}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${await tokenOf(staffId)}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
  }

  const settle = async (reference: string): Promise<void> => {
    const caseId = (await casework.directory.findByReference(reference)) ?? ''
    for (const commit of (await loadCase(casework, caseId)).commits) await deliverCommit(casework)(commit)
  }

  return {
    url,
    office,
    casework,
    tokenOf,
    rotateKeys: identity.rotate,
    sign: async (claims) => {
      const { kid, key } = await (await openKeys(keys)).current()
      return new SignJWT({ ...claims }).setProtectedHeader({ alg: 'RS256', kid }).sign(key)
    },
    ask,
    settle,
    close: async () => {
      await gateway.close()
      await lambda.settled()
      await office.close()
      rmSync(folder, { recursive: true })
    },
  }
}
