import type { IncomingMessage, ServerResponse } from 'node:http'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { GetObjectCommand, NoSuchKey, type S3Client } from '@aws-sdk/client-s3'
import { assetHeaders, assetReaders } from '../aws/assetHeaders.ts'
import { pathOf } from './gateway/httpEvent.ts'

export interface AssetsOrigin {
  readonly bucket: string
  readonly client: S3Client
}

/** What CloudFront compresses of what we have, and from which size on ("Serve compressed files"). */
const compressible = /^(?:text\/|image\/svg\+xml)/
const leastCompressed = 1000

const brotli = promisify(brotliCompress)
const gzipped = promisify(gzip)

interface Encoded {
  readonly body: Uint8Array
  readonly headers: Readonly<Record<string, string>>
}

const encodingFor = (accepted: string): 'br' | 'gzip' | null => {
  if (/\bbr\b/.test(accepted)) return 'br'
  return /\bgzip\b/.test(accepted) ? 'gzip' : null
}

/** A compressed file has other bytes, so its ETag becomes a weak one, as CloudFront makes it. */
const encoded = async (
  content: Uint8Array,
  type: string,
  { accepted, etag }: { readonly accepted: string; readonly etag: string },
): Promise<Encoded> => {
  const encoding = compressible.test(type) && content.length >= leastCompressed ? encodingFor(accepted) : null
  if (encoding === null) return { body: content, headers: { etag } }
  const body =
    encoding === 'br'
      ? await brotli(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } })
      : await gzipped(content)
  return { body, headers: { etag: `W/${etag}`, 'content-encoding': encoding, vary: 'Accept-Encoding' } }
}

const notThere = '<Error><Code>NoSuchKey</Code><Message>The specified key does not exist.</Message></Error>'

const plainly = (response: ServerResponse, status: number, type: string, body: string): void => {
  response.writeHead(status, { 'content-type': type }).end(body)
}

interface Kept {
  readonly content: Uint8Array
  readonly type: string
  readonly keep: string
  readonly etag: string
}

const send = async (
  { method, headers }: IncomingMessage,
  response: ServerResponse,
  { content, type, keep, etag }: Kept,
) => {
  const own = { 'access-control-allow-origin': assetReaders, 'cache-control': keep }
  if (headers['if-none-match']?.replace(/^W\//, '') === etag)
    return response.writeHead(304, { ...own, etag }).end()
  const accepted = String(headers['accept-encoding'] ?? '')
  const { body, headers: more } = await encoded(content, type, { accepted, etag })
  response.writeHead(200, { ...own, ...more, 'content-type': type, 'content-length': String(body.length) })
  return response.end(method === 'HEAD' ? undefined : body)
}

/**
 * CloudFront’s behaviour for `/assets/*`: the object of that key through the S3 API, compressed for whoever takes it, with
 * the headers of the behaviour's policy. Nothing is cached here, so that what is answered is what the bucket holds.
 */
export const assetsBehaviour = ({ bucket, client }: AssetsOrigin) => {
  const kept = async (path: string): Promise<Kept | null> => {
    const command = new GetObjectCommand({ Bucket: bucket, Key: path.slice(1) })
    const found = await client.send(command).catch((error: unknown) => {
      if (error instanceof NoSuchKey) return null
      throw error
    })
    if (found === null) return null
    const { Body, ContentType = '', CacheControl = '', ETag = '' } = found
    const content = (await Body?.transformToByteArray()) ?? new Uint8Array()
    return { content, type: ContentType, keep: CacheControl, etag: ETag }
  }

  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    for (const [name, value] of Object.entries(assetHeaders)) response.setHeader(name, value)
    if (request.method !== 'GET' && request.method !== 'HEAD')
      return plainly(response, 403, 'text/plain', 'This distribution takes GET and HEAD.')
    const found = await kept(pathOf(request.url ?? '/'))
    if (found === null) return plainly(response, 404, 'application/xml', notThere)
    await send(request, response, found)
  }
}
