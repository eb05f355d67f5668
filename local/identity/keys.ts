import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK, type JWK } from 'jose'
import { z } from 'zod'

/** What API Gateway's JWT authorizer takes: RSA only. */
export const algorithm = 'RS256'

const jwkSchema = z.object({ kid: z.string(), n: z.string(), e: z.string(), kty: z.literal('RSA') }).loose()
const fileSchema = z.object({ keys: z.array(jwkSchema).min(1) })

/** The newest key first. The one before it still proves the tokens that it signed. */
type Keys = z.infer<typeof fileSchema>['keys']

const kept = 2

const newKey = async (): Promise<Keys[number]> => {
  const { privateKey } = await generateKeyPair(algorithm, { extractable: true })
  const jwk = await exportJWK(privateKey)
  return jwkSchema.parse({ ...jwk, kid: await calculateJwkThumbprint(jwk), alg: algorithm, use: 'sig' })
}

const publicOf = ({ kty, n, e, kid }: Keys[number]): JWK => ({ kty, n, e, kid, alg: algorithm, use: 'sig' })

export interface SigningKeys {
  /** What signs now. */
  readonly current: () => Promise<{
    readonly kid: string
    readonly key: Awaited<ReturnType<typeof importJWK>>
  }>
  /** What everybody may know, to prove a token by. */
  readonly published: () => { readonly keys: readonly JWK[] }
  /** From now on another key signs. */
  readonly rotate: () => Promise<void>
}

/** Keys in a file that only its owner reads, so that a token outlives a restart; without one, in memory. */
export const openKeys = async (file?: string): Promise<SigningKeys> => {
  const read = (): Keys | undefined =>
    file !== undefined && existsSync(file)
      ? fileSchema.parse(JSON.parse(readFileSync(file, 'utf8'))).keys
      : undefined
  const write = (keys: Keys): Keys => {
    if (file !== undefined) writeFileSync(file, JSON.stringify({ keys }), { mode: 0o600 })
    return keys
  }
  let keys = read() ?? write([await newKey()])
  return {
    current: async () => {
      const [jwk] = keys
      if (jwk === undefined) throw new Error('There is no key to sign with.')
      return { kid: jwk.kid, key: await importJWK(jwk, algorithm) }
    },
    published: () => ({ keys: keys.map(publicOf) }),
    rotate: async () => {
      keys = write([await newKey(), ...keys].slice(0, kept))
    },
  }
}
