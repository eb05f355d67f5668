import type { FileHandle } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { pipeline } from 'node:stream/promises'
import { decodeAwsChunked } from './awsChunked.ts'
import { createChecksums } from './checksums.ts'
import { listObjects, tag } from './listObjects.ts'
import type { Scan } from './malwareScan.ts'
import { rangeOf } from './range.ts'
import { notImplemented } from './s3Error.ts'
import type { About, Store } from './store.ts'

/** One request to S3, taken apart. */
interface Exchange {
  readonly store: Store
  readonly request: IncomingMessage
  readonly response: ServerResponse
  readonly bucket: string
  readonly key: string
  readonly query: URLSearchParams
  readonly now: () => number
  readonly scan: Scan
}

/** What is kept with an object and given back as it came. */
const kept = /^(content-(type|disposition|language|encoding)|cache-control|expires|x-amz-meta-.+)$/

const known = /^(x-id|x-amz-.+|response-content-.+|response-cache-control)$/i
const knownInList =
  /^(list-type|prefix|delimiter|max-keys|continuation-token|start-after|encoding-type|fetch-owner|x-id|x-amz-.+)$/i

const refuseUnknown = (query: URLSearchParams, allowed: RegExp): void => {
  for (const name of query.keys()) if (!allowed.test(name)) throw notImplemented(`the parameter ${name}`)
}

const textHeaders = (request: IncomingMessage): Record<string, string> =>
  Object.fromEntries(
    Object.entries(request.headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, String(value)]],
    ),
  )

/**
 * A presigned address carries headers as parameters. The checksum among them is held to the body: the SDK signs that of
 * an empty one unless it is told not to (aws-sdk-js-v3 issue 6994), and such an address must not pass here.
 */
const checksumsIn = (query: URLSearchParams): Record<string, string> =>
  Object.fromEntries([...query].filter(([name]) => /^x-amz-checksum-/i.test(name)))

/** `aws-chunked` says how the body travelled and is no part of the object's own encoding. */
const keptHeaders = (headers: Readonly<Record<string, string>>): Record<string, string> => {
  const pairs = Object.entries(headers).filter(([name]) => kept.test(name))
  const { 'content-encoding': encoding = '', ...others } = Object.fromEntries(pairs)
  const own = encoding.split(',').filter((each) => each.trim() !== 'aws-chunked' && each.trim() !== '')
  return own.length === 0 ? others : { ...others, 'content-encoding': own.join(',') }
}

async function* counted(
  source: AsyncIterable<Buffer>,
  each: (bytes: Buffer) => void,
): AsyncGenerator<Buffer> {
  for await (const bytes of source) {
    each(bytes)
    yield bytes
  }
}

/** The object's bytes out of the request's, and the checksums that came with them. */
const uploadOf = (request: IncomingMessage, headers: Readonly<Record<string, string>>) => {
  const trailers: Record<string, string> = {}
  const checksums = createChecksums([...Object.keys(headers), ...(headers['x-amz-trailer'] ?? '').split(',')])
  const streamed = headers['x-amz-content-sha256']?.startsWith('STREAMING-')
  const source = streamed
    ? decodeAwsChunked(request, (name, value) => {
        trailers[name] = value
      })
    : request
  return {
    body: counted(source, checksums.update),
    headers: () => ({ ...keptHeaders(headers), ...checksums.verify({ ...headers, ...trailers }) }),
  }
}

const put = async ({ store, request, response, bucket, key, query, now }: Exchange): Promise<void> => {
  refuseUnknown(query, known)
  const headers = { ...checksumsIn(query), ...textHeaders(request) }
  if (headers['x-amz-copy-source']) throw notImplemented('CopyObject')
  if (headers['if-match']) throw notImplemented('If-Match')
  const onlyNew = headers['if-none-match'] === '*'
  const { etag } = await store.put({ bucket, key, ...uploadOf(request, headers), onlyNew, at: now() })
  response.writeHead(200, { etag: `"${etag}"` }).end()
}

const answerHeaders = (
  { etag, lastModified, headers }: About,
  query: URLSearchParams,
): Record<string, string> => {
  const { 'content-md5': _, ...own } = headers
  const overrides = [...query].flatMap(([name, value]) =>
    name.startsWith('response-') ? [[name.slice('response-'.length), value]] : [],
  )
  return {
    'content-type': 'binary/octet-stream',
    ...own,
    ...Object.fromEntries(overrides),
    etag: `"${etag}"`,
    'last-modified': new Date(lastModified).toUTCString(),
    'accept-ranges': 'bytes',
  }
}

/** A checksum is of the whole object, so a part comes without it. */
const withoutChecksums = (headers: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !name.startsWith('x-amz-checksum')))

/** Which bytes to send, and the status and headers that say so. */
const answerOf = (request: IncomingMessage, about: About, query: URLSearchParams) => {
  const headers = answerHeaders(about, query)
  const range = rangeOf(request.headers.range, about.size)
  if (!range)
    return {
      status: 200,
      first: 0,
      last: about.size - 1,
      headers: { ...headers, 'content-length': String(about.size) },
    }
  const { first, last } = range
  const part = {
    'content-range': `bytes ${first}-${last}/${about.size}`,
    'content-length': String(last - first + 1),
  }
  return { status: 206, first, last, headers: { ...withoutChecksums(headers), ...part } }
}

const send = async ({ request, response, query }: Exchange, about: About, file: FileHandle) => {
  if (request.headers['if-none-match'] === `"${about.etag}"`) return response.writeHead(304).end()
  const { status, headers, first, last } = answerOf(request, about, query)
  response.writeHead(status, headers)
  if (request.method === 'HEAD' || about.size === 0) return response.end()
  return pipeline(file.createReadStream({ start: first, end: last, autoClose: false }), response)
}

const get = async (exchange: Exchange): Promise<void> => {
  refuseUnknown(exchange.query, known)
  const { about, file } = await exchange.store.get(exchange.bucket, exchange.key)
  try {
    await send(exchange, about, file)
  } finally {
    await file.close()
  }
}

const remove = async ({ store, response, bucket, key, query }: Exchange): Promise<void> => {
  refuseUnknown(query, known)
  await store.remove(bucket, key)
  response.writeHead(204).end()
}

const list = async ({ store, response, bucket, query }: Exchange): Promise<void> => {
  if (query.get('list-type') !== '2') throw notImplemented('this operation on a bucket')
  refuseUnknown(query, knownInList)
  const token = query.get('continuation-token')
  const body = await listObjects(store, {
    bucket,
    prefix: query.get('prefix') ?? '',
    delimiter: query.get('delimiter') ?? '',
    maxKeys: Math.min(Number(query.get('max-keys') ?? 1000), 1000),
    after: token === null ? (query.get('start-after') ?? '') : Buffer.from(token, 'base64url').toString(),
    encode: query.get('encoding-type') === 'url',
  })
  response.writeHead(200, { 'content-type': 'application/xml' }).end(body)
}

async function* none(): AsyncGenerator<Buffer> {}

/** GetObjectTagging. The tags are the scanner's; nobody else sets any here. */
const tags = async ({ store, response, bucket, key, query, scan }: Exchange): Promise<void> => {
  refuseUnknown(query, /^(tagging|x-id)$/)
  const { file, about } = await store.get(bucket, key)
  try {
    const end = about.size - 1
    const set = await scan(
      bucket,
      end < 0 ? none() : file.createReadStream({ start: 0, end, autoClose: false }),
    )
    const written = Object.entries(set).map(([name, value]) =>
      tag('Tag', tag('Key', name) + tag('Value', value)),
    )
    const body = `<Tagging>${tag('TagSet', written.join(''))}</Tagging>`
    response.writeHead(200, { 'content-type': 'application/xml' }).end(body)
  } finally {
    await file.close()
  }
}

type Operation = (exchange: Exchange) => Promise<unknown>

const onObject: Readonly<Record<string, Operation>> = { PUT: put, GET: get, HEAD: get, DELETE: remove }

/** The operation that a method means; throws `NotImplemented` where there is none. */
export const operationOf = (method: string, key: string, query: URLSearchParams): Operation => {
  if (key !== '' && query.has('tagging') && method === 'GET') return tags
  const operation = key === '' ? { GET: list }[method] : onObject[method]
  if (!operation) throw notImplemented(`${method} on ${key === '' ? 'a bucket' : 'an object'}`)
  return operation
}
