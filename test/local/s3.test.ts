import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import {
  CopyObjectCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  type PutObjectCommandInput,
  S3Client,
} from '@aws-sdk/client-s3'
import { getSignedUrl } from '@aws-sdk/s3-request-presigner'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type S3, startS3 } from '../../local/s3/s3.ts'
import { signatureOf } from '../../local/s3/signature.ts'

const Bucket = 'mail'
let path: string
const closing: (() => Promise<void>)[] = []
beforeEach(() => {
  path = mkdtempSync(join(tmpdir(), 'putright-s3-'))
})
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
  rmSync(path, { recursive: true, force: true })
})

const start = async (options: Partial<S3> = {}) => {
  const running = await startS3({ path, buckets: [Bucket], keys: { local: 'local' }, ...options })
  closing.push(running.close)
  const settings = {
    endpoint: running.url,
    region: 'eu-west-2',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    maxAttempts: 1,
  }
  const client = new S3Client(settings)
  /** Signs addresses for bodies that it does not know yet. */
  const signing = new S3Client({ ...settings, requestChecksumCalculation: 'WHEN_REQUIRED' })
  const put = (Key: string, Body: string | Buffer = 'x', more: Partial<PutObjectCommandInput> = {}) =>
    client.send(new PutObjectCommand({ Bucket, Key, Body, ...more }))
  const text = async (Key: string, more: object = {}) =>
    (await client.send(new GetObjectCommand({ Bucket, Key, ...more }))).Body?.transformToString()
  const keys = async (more: object = {}) => {
    const { Contents = [] } = await client.send(new ListObjectsV2Command({ Bucket, ...more }))
    return Contents.map(({ Key }) => Key)
  }
  return { ...running, client, signing, put, text, keys }
}

test('an object is given back as it was put, with its type, its metadata and the MD5 as its ETag', async () => {
  const at = Date.UTC(2026, 10, 28, 12)
  const { client, put } = await start({ now: () => at })
  const { ETag } = await put('raw/1', 'hello', {
    ContentType: 'message/rfc822',
    Metadata: { landlord: 'larkfield' },
    ContentDisposition: 'attachment',
  })
  // RFC 1321 gives no digest of “hello”; this one is what `printf hello | md5sum` prints.
  expect(ETag).toBe('"5d41402abc4b2a76b9719d911017c592"')
  const object = await client.send(new GetObjectCommand({ Bucket, Key: 'raw/1' }))
  expect(await object.Body?.transformToString()).toBe('hello')
  expect(object).toMatchObject({
    ETag,
    ContentType: 'message/rfc822',
    ContentLength: 5,
    ContentDisposition: 'attachment',
    Metadata: { landlord: 'larkfield' },
    LastModified: new Date(at),
  })
})

test('a stream, which the SDK sends in signed chunks with its checksum last, arrives whole', async () => {
  const { client } = await start()
  const parts = Array.from({ length: 300 }, (_, index) => Buffer.alloc(1024, index % 256))
  const whole = Buffer.concat(parts)
  const Body = Readable.from(parts)
  await client.send(new PutObjectCommand({ Bucket, Key: 'stream', Body, ContentLength: whole.length }))
  const { Body: read } = await client.send(new GetObjectCommand({ Bucket, Key: 'stream' }))
  expect(whole.equals(Buffer.from((await read?.transformToByteArray()) ?? []))).toBe(true)
  const head = await client.send(new HeadObjectCommand({ Bucket, Key: 'stream' }))
  expect(head.ContentLength).toBe(whole.length)
  expect(head.ContentEncoding).toBeUndefined()
})

test('a body that is not the one the checksum was made of is refused and not kept', async () => {
  const { put, keys } = await start()
  await expect(put('bad', 'hello', { ChecksumCRC32: 'AAAAAA==' })).rejects.toMatchObject({
    name: 'BadDigest',
  })
  expect(await keys()).toEqual([])
})

test('a part is given where a range is asked for, by its ends or from the end', async () => {
  const { client, put, text } = await start()
  await put('digits', '0123456789')
  const part = await client.send(new GetObjectCommand({ Bucket, Key: 'digits', Range: 'bytes=2-4' }))
  expect([await part.Body?.transformToString(), part.ContentRange]).toEqual(['234', 'bytes 2-4/10'])
  expect(part.$metadata.httpStatusCode).toBe(206)
  expect(await text('digits', { Range: 'bytes=7-' })).toBe('789')
  expect(await text('digits', { Range: 'bytes=-2' })).toBe('89')
  expect(await text('digits', { Range: 'bytes=8-99' })).toBe('89')
  await expect(text('digits', { Range: 'bytes=10-12' })).rejects.toMatchObject({ name: 'InvalidRange' })
})

test('an empty object is an object', async () => {
  const { put, text } = await start()
  await put('empty', '')
  expect(await text('empty')).toBe('')
})

test('a put with If-None-Match * keeps the first object, whoever comes second or at the same time', async () => {
  const { put, text } = await start()
  const race = await Promise.allSettled(
    ['a', 'b', 'c', 'd'].map((body) => put('once', body, { IfNoneMatch: '*' })),
  )
  expect(race.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  const first = await text('once')
  await expect(put('once', 'late', { IfNoneMatch: '*' })).rejects.toMatchObject({
    name: 'PreconditionFailed',
    $metadata: { httpStatusCode: 412 },
  })
  expect(await text('once')).toBe(first)
})

test('a later put takes the place of the earlier one', async () => {
  const { put, text } = await start()
  await put('twice', 'a longer first version')
  await put('twice', 'second')
  expect(await text('twice')).toBe('second')
})

test('what is not there is NoSuchKey, to HEAD NotFound; deleting it is no error', async () => {
  const { client, put, text } = await start()
  await expect(text('gone')).rejects.toMatchObject({ name: 'NoSuchKey' })
  await expect(client.send(new HeadObjectCommand({ Bucket, Key: 'gone' }))).rejects.toMatchObject({
    name: 'NotFound',
  })
  await put('gone')
  await client.send(new DeleteObjectCommand({ Bucket, Key: 'gone' }))
  await client.send(new DeleteObjectCommand({ Bucket, Key: 'gone' }))
  await expect(text('gone')).rejects.toMatchObject({ name: 'NoSuchKey' })
})

test('a bucket that was not set up is NoSuchBucket', async () => {
  const { client } = await start()
  const get = client.send(new GetObjectCommand({ Bucket: 'other', Key: 'a' }))
  await expect(get).rejects.toMatchObject({ name: 'NoSuchBucket' })
})

test('keys are listed in the order of their bytes, a page at a time', async () => {
  const { client, put, keys } = await start()
  for (const key of ['b', 'a/2', 'Z', 'a/1', 'é']) await put(key)
  expect(await keys()).toEqual(['Z', 'a/1', 'a/2', 'b', 'é'])
  expect(await keys({ Prefix: 'a/' })).toEqual(['a/1', 'a/2'])
  expect(await keys({ StartAfter: 'a/1' })).toEqual(['a/2', 'b', 'é'])

  const pages: (string | undefined)[][] = []
  let ContinuationToken: string | undefined
  do {
    const page = await client.send(new ListObjectsV2Command({ Bucket, MaxKeys: 2, ContinuationToken }))
    pages.push((page.Contents ?? []).map(({ Key }) => Key))
    ContinuationToken = page.NextContinuationToken
  } while (ContinuationToken)
  expect(pages).toEqual([['Z', 'a/1'], ['a/2', 'b'], ['é']])
})

test('with a delimiter a listing shows folders once', async () => {
  const { client, put } = await start()
  for (const key of ['a/1', 'a/2', 'b', 'c/d/e']) await put(key)
  const listed = await client.send(new ListObjectsV2Command({ Bucket, Delimiter: '/' }))
  expect(listed.Contents?.map(({ Key, Size, ETag }) => [Key, Size, ETag])).toEqual([
    ['b', 1, '"9dd4e461268c8034f5c8564e155c67a6"'],
  ])
  expect(listed.CommonPrefixes).toEqual([{ Prefix: 'a/' }, { Prefix: 'c/' }])
  expect(listed.KeyCount).toBe(3)
})

test.each([
  '../../escaped',
  '/etc/passwd',
  '.',
  '..',
  '.lock',
  'a//b',
  'a\\b',
  'line\nbreak',
  'a&b <c>',
  'sp ace+plus%20',
  '~tilde',
  '🔥',
  'x'.repeat(1024),
])('the key %j stays inside its bucket’s folder and is told back as it was', async (key) => {
  const { put, text, keys } = await start()
  await put('a', 'beside')
  await put(key, 'kept')
  expect(await text(key)).toBe('kept')
  expect((await keys()).sort()).toEqual(['a', key].sort())
  expect(readdirSync(join(path, Bucket))).toHaveLength(2)
  expect(existsSync(join(path, '..', 'escaped'))).toBe(false)
})

test('presigned addresses put and get without the SDK, until they expire', async () => {
  const { signing, text } = await start()
  const put = await getSignedUrl(signing, new PutObjectCommand({ Bucket, Key: 'photo.png' }), {
    expiresIn: 60,
  })
  expect((await fetch(put, { method: 'PUT', body: 'pixels' })).status).toBe(200)
  expect(await text('photo.png')).toBe('pixels')

  const command = new GetObjectCommand({ Bucket, Key: 'photo.png', ResponseContentDisposition: 'inline' })
  const get = await getSignedUrl(signing, command, { expiresIn: 60 })
  const answer = await fetch(get)
  expect([await answer.text(), answer.headers.get('content-disposition')]).toEqual(['pixels', 'inline'])

  const signingDate = new Date(Date.now() - 120_000)
  const expired = await getSignedUrl(signing, command, { expiresIn: 60, signingDate })
  const refused = await fetch(expired)
  expect([refused.status, await refused.text()]).toEqual([403, expect.stringContaining('AccessDenied')])
})

describe('an address that is signed for one length and type', () => {
  const signedPut = async (Key = 'piece') => {
    const started = await start()
    const command = new PutObjectCommand({
      Bucket,
      Key,
      ContentLength: 6,
      ContentType: 'application/octet-stream',
    })
    const url = await getSignedUrl(started.signing, command, {
      expiresIn: 60,
      signableHeaders: new Set(['content-length', 'content-type', 'host']),
    })
    const put = async (body: string, to = url, type = 'application/octet-stream', method = 'PUT') => {
      const answer = await fetch(to, { method, body, headers: { 'content-type': type } })
      return [answer.status, /<Code>(\w+)/.exec(await answer.text())?.[1]]
    }
    return { ...started, url, put }
  }

  test('takes just that, as often as it is sent', async () => {
    const { put, text } = await signedPut('uploads/a b/(1)*')
    expect(await put('pixels')).toEqual([200, undefined])
    expect(await put('PIXELS')).toEqual([200, undefined])
    expect(await text('uploads/a b/(1)*')).toBe('PIXELS')
  })

  test('takes no other length, no other type, no other key and no other method', async () => {
    const { put, url, keys } = await signedPut()
    const refused = [403, 'SignatureDoesNotMatch']
    expect(await put('pixels and more')).toEqual(refused)
    expect(await put('pixel')).toEqual(refused)
    expect(await put('pixels', url, 'text/html')).toEqual(refused)
    expect(await put('pixels', url.replace('/piece', '/other'))).toEqual(refused)
    expect(await put('pixels', url.replace('X-Amz-Expires=60', 'X-Amz-Expires=604800'))).toEqual(refused)
    expect(await put('pixels', url, undefined, 'DELETE')).toEqual(refused)
    expect(await keys()).toEqual([])
  })

  test('holds for a key that is known, no other', async () => {
    const { put, url } = await signedPut()
    expect(await put('pixels', url.replace('Credential=local', 'Credential=stranger'))).toEqual([
      403,
      'InvalidAccessKeyId',
    ])
  })
})

test('an address that carries the checksum of an empty body, as the SDK signs by itself, takes no other', async () => {
  const { client, keys } = await start()
  const url = await getSignedUrl(client, new PutObjectCommand({ Bucket, Key: 'photo.png' }))
  expect(url).toContain('x-amz-checksum-crc32=AAAAAA%3D%3D')
  const answer = await fetch(url, { method: 'PUT', body: 'pixels' })
  expect([answer.status, await answer.text()]).toEqual([400, expect.stringContaining('BadDigest')])
  expect(await keys()).toEqual([])
})

test('the signature of a presigned address is the one that AWS publishes for its example', () => {
  // Amazon S3 API Reference, “Authenticating Requests: Using Query Parameters (AWS Signature Version 4)”, the example.
  const query = new URLSearchParams({
    'X-Amz-Algorithm': 'AWS4-HMAC-SHA256',
    'X-Amz-Credential': 'AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request',
    'X-Amz-Date': '20130524T000000Z',
    'X-Amz-Expires': '86400',
    'X-Amz-SignedHeaders': 'host',
  })
  const headers = { host: 'examplebucket.s3.amazonaws.com' }
  const secret = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'
  expect(signatureOf({ method: 'GET', path: '/test.txt', query, headers }, secret)).toBe(
    'aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404',
  )
})

test('what is not signed is refused', async () => {
  const { url, put } = await start()
  await put('private')
  expect((await fetch(`${url}/${Bucket}/private`)).status).toBe(403)
})

test('a page of an origin that was set up may ask first, no other', async () => {
  const origin = 'http://127.0.0.1:8080'
  const { url } = await start({ origins: [origin] })
  const ask = (from: string) =>
    fetch(`${url}/${Bucket}/photo.png`, {
      method: 'OPTIONS',
      headers: { origin: from, 'access-control-request-method': 'PUT' },
    })
  expect((await ask(origin)).headers.get('access-control-allow-origin')).toBe(origin)
  const refused = await ask('https://evil.example')
  expect([refused.status, refused.headers.get('access-control-allow-origin')]).toEqual([403, null])
})

test('what is not implemented is refused by name', async () => {
  const { client, put } = await start()
  await put('a')
  const copy = client.send(new CopyObjectCommand({ Bucket, Key: 'b', CopySource: `${Bucket}/a` }))
  await expect(copy).rejects.toMatchObject({
    name: 'NotImplemented',
    message: expect.stringContaining('CopyObject'),
  })
})

test('an upload that breaks off leaves nothing behind', async () => {
  const { url, keys, put } = await start()
  const breaking = new ReadableStream({
    start: (controller) => {
      controller.enqueue(new TextEncoder().encode('half'))
      setTimeout(() => controller.error(new Error('gone')), 20)
    },
  })
  const headers = { authorization: 'AWS4-HMAC-SHA256 local' }
  const upload: RequestInit & { duplex: 'half' } = { method: 'PUT', body: breaking, duplex: 'half', headers }
  await expect(fetch(`${url}/${Bucket}/half`, upload)).rejects.toThrow()
  await put('whole')
  expect(await keys()).toEqual(['whole'])
})

test('objects outlive the process', async () => {
  const first = await start()
  await first.put('kept', 'still here')
  await closing.pop()?.()
  const { text } = await start()
  expect(await text('kept')).toBe('still here')
})
