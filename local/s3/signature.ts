import { createHash, createHmac } from 'node:crypto'

/** A request as far as a presigned address signs it: its path as it was sent, and its headers by their small names. */
export interface Signed {
  readonly method: string
  readonly path: string
  readonly query: URLSearchParams
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
}

const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest()

/** RFC 3986, as AWS encodes. */
const encoded = (text: string): string =>
  encodeURIComponent(text).replace(
    /[!'()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  )

const canonicalQuery = (query: URLSearchParams): string =>
  [...query]
    .filter(([name]) => name !== 'X-Amz-Signature')
    .map(([name, value]) => `${encoded(name)}=${encoded(value)}`)
    .sort()
    .join('&')

/**
 * The signature that a presigned address must bear (Amazon S3 API Reference, “Authenticating Requests: Using Query
 * Parameters (AWS Signature Version 4)”). Written from that text and not with the SDK’s own signer, which would agree
 * with itself whatever it did.
 */
export const signatureOf = ({ method, path, query, headers }: Signed, secret: string): string => {
  const names = query.get('X-Amz-SignedHeaders') ?? ''
  const canonical = [
    method,
    path,
    canonicalQuery(query),
    ...names.split(';').map((name) => `${name}:${String(headers[name] ?? '').trim()}`),
    '',
    names,
    'UNSIGNED-PAYLOAD',
  ].join('\n')
  const [, ...scope] = (query.get('X-Amz-Credential') ?? '').split('/')
  const key = scope.reduce<string | Buffer>(hmac, `AWS4${secret}`)
  const digest = createHash('sha256').update(canonical).digest('hex')
  const toSign = ['AWS4-HMAC-SHA256', query.get('X-Amz-Date') ?? '', scope.join('/'), digest].join('\n')
  return hmac(key, toSign).toString('hex')
}
