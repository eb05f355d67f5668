import { mkdtemp, rm } from 'node:fs/promises'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { S3Client } from '@aws-sdk/client-s3'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { assetBucket } from '../../aws/assetBucket.ts'
import { assetPath, loadPageAssets } from '../../configuration/pageAssets.ts'
import { buildAssets } from '../../infra/assets.ts'
import { assetsBehaviour } from '../../local/assetsBehaviour.ts'
import { deployAssets } from '../../local/deployAssets.ts'
import { startS3 } from '../../local/s3/s3.ts'
import { type Running, serve } from '../../local/server.ts'

const bucket = 'assets'
const old = { versioned: `chat.${'o'.repeat(43)}.js`, content: Buffer.from('/* the release before */') }

let folder: string
let s3: Running
let edge: Running
let styles: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'putright-edge-'))
  s3 = await startS3({ path: folder, buckets: [bucket] })
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' }
  const client = new S3Client({ endpoint: s3.url, region: 'eu-west-2', credentials, forcePathStyle: true })
  await assetBucket(bucket, client)([old])
  styles = assetPath(loadPageAssets(await deployAssets(buildAssets(), bucket, client))['page.css'])
  edge = await serve(assetsBehaviour({ bucket, client }), {})
})
afterAll(async () => {
  await Promise.all([s3.close(), edge.close()])
  await rm(folder, { recursive: true })
})

/** What comes over the wire: `fetch` would take the encoding off. */
const get = (path: string, headers: Readonly<Record<string, string>> = {}, method = 'GET') =>
  new Promise<{ status: number | undefined; headers: Record<string, unknown>; body: Buffer }>(
    (done, failed) => {
      request(`${edge.url}${path}`, { method, headers }, (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('end', () =>
          done({ status: response.statusCode, headers: response.headers, body: Buffer.concat(chunks) }),
        )
      })
        .on('error', failed)
        .end()
    },
  )

describe('a static file, as CloudFront answers for it', () => {
  test('is compressed for whoever takes it, as the CloudFront guide says (“Serve compressed files”)', async () => {
    const plain = await get(styles)
    expect(plain.headers['content-encoding']).toBeUndefined()
    const br = await get(styles, { 'accept-encoding': 'gzip, deflate, br' })
    expect(br.headers['content-encoding']).toBe('br')
    expect(brotliDecompressSync(br.body)).toEqual(plain.body)
    const gzip = await get(styles, { 'accept-encoding': 'gzip' })
    expect(gzip.headers['content-encoding']).toBe('gzip')
    expect(gunzipSync(gzip.body)).toEqual(plain.body)
    expect(gzip.headers.etag).toBe(`W/${String(plain.headers.etag)}`)
    // Under 1,000 bytes nothing is compressed.
    expect((await get(assetPath(old.versioned), { 'accept-encoding': 'br' })).body).toEqual(old.content)
  })

  test('may be loaded and checked by any website, and is nothing but what it is', async () => {
    const { headers } = await get(styles)
    expect(headers).toMatchObject({
      'access-control-allow-origin': '*',
      'cross-origin-resource-policy': 'cross-origin',
      'content-type': 'text/css; charset=utf-8',
      'x-content-type-options': 'nosniff',
      'cache-control': 'public, max-age=31536000, immutable',
    })
  })

  test('of the release before is still there', async () => {
    const { status, body } = await get(assetPath(old.versioned))
    expect(status).toBe(200)
    expect(body).toEqual(old.content)
  })

  test('that somebody has is not sent again, also where theirs came compressed', async () => {
    const { headers } = await get(styles, { 'accept-encoding': 'br' })
    expect((await get(styles, { 'if-none-match': String(headers.etag) })).status).toBe(304)
  })

  test('can be asked about, and nothing else can be done to it', async () => {
    const head = await get(styles, {}, 'HEAD')
    expect([head.status, head.body.length]).toEqual([200, 0])
    for (const method of ['POST', 'PUT', 'DELETE'])
      expect((await get(styles, {}, method)).status, method).toBe(403)
    for (const path of [assetPath(`chat.${'n'.repeat(43)}.js`), '/assets/', '/assets/../mail/x'])
      expect((await get(path)).status, path).toBe(404)
  })
})
