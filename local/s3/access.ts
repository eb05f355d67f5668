import type { IncomingMessage, ServerResponse } from 'node:http'
import { isLocalHost } from '../server.ts'
import { S3Error } from './s3Error.ts'

/** Milliseconds since 1970 of the basic format that signatures use, `20261128T120000Z`. */
const signedAt = (date: string): number =>
  Date.parse(date.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'))

/**
 * Signatures are not checked, but there must be one, a presigned address must not have expired, and the machine must
 * have been asked for by a local name.
 */
export const authorise = (request: IncomingMessage, query: URLSearchParams): void => {
  if (!isLocalHost(request.headers.host)) throw new S3Error('AccessDenied', 403, 'Access Denied')
  if (request.headers.authorization?.startsWith('AWS4-')) return
  if (!query.has('X-Amz-Signature')) throw new S3Error('AccessDenied', 403, 'Access Denied')
  const expires = signedAt(query.get('X-Amz-Date') ?? '') + Number(query.get('X-Amz-Expires')) * 1000
  if (!(expires > Date.now())) throw new S3Error('AccessDenied', 403, 'Request has expired')
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
