import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { accessKey } from '../account.ts'
import { ensureFolder } from '../cannotStart.ts'
import { type Listening, listen, type Running } from '../server.ts'
import { allowOrigin, authorise, type Keys } from './access.ts'
import { escapeXml, tag } from './listObjects.ts'
import { malwareScan } from './malwareScan.ts'
import { operationOf } from './operations.ts'
import { S3Error } from './s3Error.ts'
import { openStore } from './store.ts'

export interface S3 extends Listening {
  /** The folder that holds the buckets. */
  readonly path: string
  readonly buckets: readonly string[]
  /** Buckets that a malware protection plan watches. */
  readonly scanned?: readonly string[]
  /** Origins of pages that may use presigned addresses, as the bucket's CORS rules say on AWS. */
  readonly origins?: readonly string[]
  /** Whose presigned addresses hold; this machine's own, unless others are named. */
  readonly keys?: Keys
  /** The system's clock, milliseconds since 1970. */
  readonly now?: () => number
}

const internal = new S3Error('InternalError', 500, 'We encountered an internal error. Please try again.')

const refuse = (request: IncomingMessage, response: ServerResponse, error: unknown) => {
  if (response.headersSent) return response.destroy()
  if (!(error instanceof S3Error || request.destroyed)) console.error(error)
  const { code, status, message } = error instanceof S3Error ? error : internal
  const body = tag('Error', tag('Code', code) + tag('Message', escapeXml(message)))
  response.writeHead(status, { 'content-type': 'application/xml', connection: 'close' })
  return response.end(
    request.method === 'HEAD' ? undefined : `<?xml version="1.0" encoding="UTF-8"?>\n${body}`,
  )
}

/** Bucket, key and query. Not through `URL`, which would resolve the dots of a key such as `../a`. */
const targetOf = (url: string) => {
  const [path = '', search = ''] = url.split('?', 2)
  const [, bucket = '', ...rest] = path.split('/')
  return { bucket, key: decodeURIComponent(rest.join('/')), query: new URLSearchParams(search) }
}

/**
 * S3 on this machine, path style: PutObject, GetObject, HeadObject, DeleteObject, ListObjectsV2, GetObjectTagging and
 * presigned addresses. All else is refused by name. Throws `CannotStart`.
 */
export const startS3 = async (options: S3): Promise<Running> => {
  const { path, buckets, scanned = [], origins = [], now = Date.now } = options
  const { keys = { [accessKey.id]: accessKey.secret } } = options
  ensureFolder(path)
  const store = await openStore(path, buckets)

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<unknown> => {
    const { method = 'GET', url = '/' } = request
    const allowed = allowOrigin(request, response, origins)
    if (method === 'OPTIONS') return response.writeHead(allowed ? 200 : 403).end()
    const target = targetOf(url)
    authorise(request, target.query, keys)
    const operation = operationOf(method, target.key, target.query)
    return operation({ store, request, response, now, scan: malwareScan(scanned), ...target })
  }

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => refuse(request, response, error))
  })
  return listen(server, options)
}
