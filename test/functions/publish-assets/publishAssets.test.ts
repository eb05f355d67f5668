import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { HeadObjectCommand, S3Client } from '@aws-sdk/client-s3'
import type { Context } from 'aws-lambda'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { assetBucket, assetKey } from '../../../aws/assetBucket.ts'
import { createPublishAssets } from '../../../functions/publish-assets/publishAssets.ts'
import { startS3 } from '../../../local/s3/s3.ts'
import { type Running, readBody, serve } from '../../../local/server.ts'

const bucket = 'assets'
const at = Date.UTC(2026, 10, 28, 9)
const css = { versioned: `page.${'a'.repeat(43)}.css`, content: Buffer.from('body{margin:0}') }
const svg = { versioned: `icon.${'b'.repeat(43)}.svg`, content: Buffer.from('<svg/>') }

let folder: string
let s3: Running
let cloudFormation: Running
let client: S3Client
let clock: number
const told: { readonly contentType: string | undefined; readonly answer: unknown }[] = []

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'putright-assets-'))
  s3 = await startS3({ path: folder, buckets: [bucket], now: () => clock })
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' }
  client = new S3Client({ endpoint: s3.url, region: 'eu-west-2', credentials, forcePathStyle: true })
  // Where a deployment waits for the answer: a presigned address, which takes a PUT.
  cloudFormation = await serve(async (request, response) => {
    const answer = JSON.parse(String(await readBody(request, 4096)))
    told.push({ contentType: request.headers['content-type'], answer })
    response.writeHead(request.method === 'PUT' ? 200 : 403).end()
  }, {})
})
beforeEach(() => {
  told.length = 0
  clock = at
})
afterAll(async () => {
  await Promise.all([s3.close(), cloudFormation.close()])
  await rm(folder, { recursive: true })
})

const ask = (RequestType: string, carried: readonly (typeof css)[], Names: readonly string[]) =>
  createPublishAssets({ carried: () => carried, publish: assetBucket(bucket, client) })(
    {
      RequestType,
      ResponseURL: `${cloudFormation.url}/answer?signed`,
      StackId: 'arn:aws:cloudformation:eu-west-2:000000000000:stack/putright/1',
      RequestId: 'one',
      LogicalResourceId: 'PageFiles',
      ResourceType: 'Custom::PageFiles',
      ResourceProperties: { ServiceToken: 'arn', Names },
    },
    { functionName: 'publish-assets' } as Context,
  )

const head = (versioned: string) =>
  client.send(new HeadObjectCommand({ Bucket: bucket, Key: assetKey(versioned) }))

describe('publishing the pages’ static files', () => {
  test('puts each under its versioned name with its type, to be kept for ever, and tells the deployment', async () => {
    await ask('Create', [css, svg], [css.versioned, svg.versioned])
    expect(await head(css.versioned)).toMatchObject({
      ContentType: 'text/css; charset=utf-8',
      CacheControl: 'public, max-age=31536000, immutable',
      ContentLength: css.content.length,
    })
    expect(await head(svg.versioned)).toMatchObject({ ContentType: 'image/svg+xml' })
    expect(told).toEqual([
      {
        contentType: '',
        answer: {
          Status: 'SUCCESS',
          Reason: expect.any(String),
          PhysicalResourceId: 'page-assets',
          StackId: 'arn:aws:cloudformation:eu-west-2:000000000000:stack/putright/1',
          RequestId: 'one',
          LogicalResourceId: 'PageFiles',
        },
      },
    ])
  })

  test('leaves what is there as it is, whatever the next release brings or the stack’s end', async () => {
    const newer = { ...css, versioned: `page.${'c'.repeat(43)}.css` }
    await ask('Update', [css], [css.versioned])
    clock = at + 86_400_000
    await ask('Update', [css, newer], [css.versioned, newer.versioned])
    await ask('Delete', [], [css.versioned])
    expect((await head(css.versioned)).LastModified).toEqual(new Date(at))
    expect((await head(newer.versioned)).LastModified).toEqual(new Date(clock))
    expect(told.map(({ answer }) => (answer as { Status: string }).Status)).toEqual(Array(3).fill('SUCCESS'))
  })

  test('stops the deployment where a file that pages would name is not in the bundle', async () => {
    await ask('Update', [css], [css.versioned, svg.versioned])
    expect(told.map(({ answer }) => answer)).toMatchObject([
      { Status: 'FAILED', Reason: expect.stringContaining(svg.versioned) },
    ])
  })
})
