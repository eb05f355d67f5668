import type { IncomingMessage, ServerResponse } from 'node:http'
import { isLocalHost } from '../server.ts'
import { S3Error } from './s3Error.ts'
import { signatureOf } from './signature.ts'

/** Secret keys by their access keys. */
export type Keys = Readonly<Record<string, string>>

/** Milliseconds since 1970 of the basic format that signatures use, `20261128T120000Z`. */
const signedAt = (date: string): number =>
  Date.parse(date.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'))

const denied = (code: string, message: string): S3Error => new S3Error(code, 403, message)

/** A presigned address: of a key that we know, not expired, and for this method, key and signed headers alone. */
const authorisePresigned = (request: IncomingMessage, query: URLSearchParams, keys: Keys): void => {
  const secret = keys[query.get('X-Amz-Credential')?.split('/')[0] ?? '']
  if (secret === undefined)
    throw denied('InvalidAccessKeyId', 'The AWS Access Key Id you provided does not exist in our records.')
  const expires = signedAt(query.get('X-Amz-Date') ?? '') + Number(query.get('X-Amz-Expires')) * 1000
  if (!(expires > Date.now())) throw denied('AccessDenied', 'Request has expired')
  const { method = 'GET', url = '/', headers } = request
  const [path = '/'] = url.split('?', 1)
  if (query.get('X-Amz-Signature') !== signatureOf({ method, path, query, headers }, secret))
    throw denied(
      'SignatureDoesNotMatch',
      'The request signature we calculated does not match the signature you provided. Check your key and signing method.',
    )
}

/**
 * A presigned address is checked as S3 does; of a request that the SDK signs in its headers there must be a signature,
 * which is believed. The machine must have been asked for by a local name.
 */
export const authorise = (request: IncomingMessage, query: URLSearchParams, keys: Keys): void => {
  if (!isLocalHost(request.headers.host)) throw denied('AccessDenied', 'Access Denied')
  if (request.headers.authorization?.startsWith('AWS4-')) return
  if (!query.has('X-Amz-Signature')) throw denied('AccessDenied', 'Access Denied')
  authorisePresigned(request, query, keys)
}

/** Lets the pages of these origins use presigned addresses. Is the request one of theirs? */
export const allowOrigin = (
  { headers }: IncomingMessage,
  response: ServerResponse,
  origins: readonly string[],
): boolean => {
  const { origin } = headers
  if (origin === undefined || !origins.includes(origin)) return false
  response.setHeader('access-control-allow-origin', origin)
  response.setHeader('access-control-allow-methods', 'GET, PUT, HEAD')
  response.setHeader('access-control-allow-headers', headers['access-control-request-headers'] ?? '*')
  response.setHeader('access-control-expose-headers', 'ETag')
  return true
}
