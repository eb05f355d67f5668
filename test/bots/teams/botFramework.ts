import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { createServer } from 'node:http'
import { ConfigurationBotFrameworkAuthentication } from 'botbuilder'
import { listen, readBody, sendJson } from '../../../local/server.ts'

export const appId = '00000000-0000-4000-8000-000000000001'
export const tenant = '00000000-0000-4000-8000-00000000000a'
const issuer = 'https://api.botframework.com'

const base64url = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')

/** A JSON Web Token, signed with RS256 (RFC 7515, RFC 7518 3.3). */
const tokenOf = (claims: object, key: KeyObject, kid: string): string => {
  const signed = `${base64url({ alg: 'RS256', typ: 'JWT', kid })}.${base64url(claims)}`
  return `${signed}.${sign('sha256', Buffer.from(signed), key).toString('base64url')}`
}

const newKey = () => {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  return { privateKey, jwk: publicKey.export({ format: 'jwk' }) }
}

interface Sent {
  readonly authorization: string | undefined
  readonly path: string
  readonly activity: Record<string, unknown>
}

/** The Bot Framework on this machine: it issues tokens, publishes its keys, and takes what the bot answers. */
export const startBotFramework = async () => {
  const genuine = newKey()
  const forger = newKey()
  const sent: Sent[] = []
  let failing = false

  const server = createServer(async (request, response) => {
    const path = request.url ?? ''
    if (path === '/openid') return sendJson(response, 200, { issuer, jwks_uri: `${running.url}/keys` })
    if (path === '/keys')
      return sendJson(response, 200, { keys: [{ ...genuine.jwk, kid: 'k1', endorsements: ['msteams'] }] })
    if (failing) return sendJson(response, 403, {})
    const activity = JSON.parse(String(await readBody(request, 100_000)))
    sent.push({ authorization: request.headers.authorization, path, activity })
    return sendJson(response, 200, { id: String(sent.length) })
  })
  const running = await listen(server, {})

  const now = () => Math.floor(Date.now() / 1000)
  const claims = (changes: object = {}): object => ({
    iss: issuer,
    aud: appId,
    serviceurl: running.url,
    nbf: now() - 60,
    exp: now() + 3600,
    ...changes,
  })

  return {
    ...running,
    sent,
    fail: (fails: boolean) => {
      failing = fails
    },
    /** As the Bot Framework signs it, with other claims where told. */
    token: (changes?: object) => tokenOf(claims(changes), genuine.privateKey, 'k1'),
    /** Signed by somebody else, under the name of the Bot Framework’s key. */
    forgedToken: () => tokenOf(claims(), forger.privateKey, 'k1'),
    unsignedToken: () => `${base64url({ alg: 'none', typ: 'JWT', kid: 'k1' })}.${base64url(claims())}.`,
    /** The library’s own checks, of this issuer instead of Microsoft’s; the bot’s own token is made up. */
    authentication: new ConfigurationBotFrameworkAuthentication(
      {
        ToBotFromChannelTokenIssuer: issuer,
        ToBotFromChannelOpenIdMetadataUrl: `${running.url}/openid`,
        ToBotFromEmulatorOpenIdMetadataUrl: `${running.url}/openid`,
        ToChannelFromBotLoginUrl: 'https://login.microsoftonline.com/botframework.com',
        ToChannelFromBotOAuthScope: issuer,
        OAuthUrl: running.url,
      },
      {
        isValidAppId: async (id) => id === appId,
        isAuthenticationDisabled: async () => false,
        createCredentials: async () => ({
          signRequest: async (request) => {
            request.headers.set('authorization', 'Bearer the-bot')
            return request
          },
        }),
      },
    ),
  }
}
