import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { GetObjectCommand, ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3'
import type { SESMessage } from 'aws-lambda'
import { createTransport, type SendMailOptions } from 'nodemailer'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { startS3 } from '../../local/s3/s3.ts'
import { type Smtp, startSmtp } from '../../local/smtp.ts'

const at = Date.UTC(2026, 10, 28, 12)
const mailbox = 'complaints@larkfield.example'

let path: string
const closing: (() => void | Promise<void>)[] = []
beforeEach(() => {
  path = mkdtempSync(join(tmpdir(), 'putright-smtp-'))
})
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
  rmSync(path, { recursive: true, force: true })
})

const start = async (options: Partial<Smtp> = {}) => {
  const running = await startS3({ path, buckets: ['mail'] })
  closing.push(running.close)
  const s3 = new S3Client({
    endpoint: running.url,
    region: 'eu-west-2',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    maxAttempts: 1,
  })
  const told: SESMessage[] = []
  const queue = { send: (body: string) => told.push(JSON.parse(body)) }
  const smtp = await startSmtp({
    port: 0,
    mailboxes: [mailbox, 'hello@larkfield.example'],
    bucket: 'mail',
    queue,
    s3,
    now: () => at,
    ...options,
  })
  closing.push(smtp.close)
  const transport = createTransport({
    host: '127.0.0.1',
    port: smtp.port,
    ignoreTLS: true,
    name: 'pc.resident.example',
  })
  const send = (mail: SendMailOptions) =>
    transport.sendMail({
      from: 'Pat Doe <pat@resident.example>',
      to: mailbox,
      subject: 'Leak',
      text: 'It leaks.',
      ...mail,
    })
  const stored = async (Key: string | undefined) =>
    (await s3.send(new GetObjectCommand({ Bucket: 'mail', Key }))).Body?.transformToString('latin1')
  const keys = async () =>
    ((await s3.send(new ListObjectsV2Command({ Bucket: 'mail' }))).Contents ?? []).map(({ Key }) => Key)
  return { ...smtp, s3, told, send, stored, keys, closeS3: running.close }
}

test('a mail is stored with the headers that SES puts before it, then told as SES tells it', async () => {
  const { send, told, stored } = await start()
  const { messageId, response } = await send({
    cc: 'hello@larkfield.example, friend@resident.example',
    envelope: {
      from: 'bounces@resident.example',
      to: [mailbox, 'hello@larkfield.example'],
    },
  })
  expect(told).toHaveLength(1)
  const id = told[0]?.mail.messageId ?? ''
  expect(response).toBe(`250 OK ${id}`)
  // The fields are those of the SES developer guide, “Contents of notifications for Amazon SES email receiving”.
  expect(told[0]).toEqual({
    notificationType: 'Received',
    mail: {
      timestamp: '2026-11-28T12:00:00.000Z',
      source: 'bounces@resident.example',
      messageId: expect.stringMatching(/^[a-z0-9]{40}$/),
      destination: [mailbox, 'hello@larkfield.example', 'friend@resident.example'],
      headersTruncated: false,
      headers: expect.arrayContaining([
        { name: 'Return-Path', value: '<bounces@resident.example>' },
        { name: 'Subject', value: 'Leak' },
      ]),
      commonHeaders: {
        returnPath: 'bounces@resident.example',
        from: ['Pat Doe <pat@resident.example>'],
        to: [mailbox],
        cc: ['hello@larkfield.example', 'friend@resident.example'],
        date: expect.any(String),
        messageId,
        subject: 'Leak',
      },
    },
    receipt: {
      timestamp: '2026-11-28T12:00:00.000Z',
      processingTimeMillis: expect.any(Number),
      recipients: [mailbox, 'hello@larkfield.example'],
      spamVerdict: { status: 'PASS' },
      virusVerdict: { status: 'PASS' },
      spfVerdict: { status: 'PASS' },
      dkimVerdict: { status: 'PASS' },
      dmarcVerdict: { status: 'PASS' },
      action: {
        type: 'S3',
        topicArn: 'arn:aws:sns:eu-west-2:000000000000:received-mail',
        bucketName: 'mail',
        objectKeyPrefix: 'inbound/',
        objectKey: `inbound/${id}`,
      },
    },
  })
  const raw = (await stored(`inbound/${id}`)) ?? ''
  expect(raw.split('\r\n').slice(0, 7)).toEqual([
    'Return-Path: <bounces@resident.example>',
    'Received: from pc.resident.example (pc.resident.example [127.0.0.1])',
    ` by inbound-smtp.eu-west-2.amazonaws.com with SMTP id ${id}`,
    ` for ${mailbox};`,
    ' Sat, 28 Nov 2026 12:00:00 +0000 (UTC)',
    'X-SES-Spam-Verdict: PASS',
    'X-SES-Virus-Verdict: PASS',
  ])
  expect(raw).toMatch(/\r\n\r\nIt leaks\.\r\n$/)
})

test('the raw mail is kept to the byte, whatever is in it', async () => {
  const { send, told, stored } = await start()
  const bytes = Buffer.from(Array.from({ length: 256 }, (_, index) => index))
  const raw = Buffer.concat([
    Buffer.from('From: pat@resident.example\r\nSubject: =?x?\r\n\r\n.dot\r\n..dots\r\n'),
    bytes.filter((byte) => byte !== 10 && byte !== 13),
    Buffer.from('\r\n'),
  ])
  await send({ raw })
  const kept =
    (await stored(told[0]?.receipt.action.type === 'S3' ? told[0].receipt.action.objectKey : '')) ?? ''
  expect(Buffer.from(kept, 'latin1').subarray(-raw.length).equals(raw)).toBe(true)
})

test('mail for anybody else is refused with a reason', async () => {
  const { send, told } = await start()
  await expect(send({ to: 'someone@else.example' })).rejects.toMatchObject({
    responseCode: 550,
    response: expect.stringContaining(`No mailbox someone@else.example here. We take mail for ${mailbox}`),
  })
  await send({ to: 'COMPLAINTS@larkfield.example' })
  expect(told).toHaveLength(1)
})

test('a bounce, which has no sender, is taken', async () => {
  const { send, told } = await start()
  await send({ envelope: { from: '', to: [mailbox] } })
  expect(told[0]?.mail.source).toBe('')
})

test('a mail sets its verdicts where nothing can be checked; DMARC follows from the other two', async () => {
  const { send, told } = await start()
  const verdicts = async (header: string) => {
    await send({ headers: { 'X-Local-Verdicts': header } })
    const receipt = told.at(-1)?.receipt
    return [
      receipt?.spamVerdict.status,
      receipt?.dkimVerdict.status,
      receipt?.spfVerdict.status,
      receipt?.dmarcVerdict.status,
    ]
  }
  expect(await verdicts('dkim=FAIL, spam=fail')).toEqual(['FAIL', 'FAIL', 'PASS', 'PASS'])
  expect(await verdicts('dkim=FAIL, spf=FAIL')).toEqual(['PASS', 'FAIL', 'FAIL', 'FAIL'])
  expect(await verdicts('dmarc=GRAY, spf=GRAY')).toEqual(['PASS', 'PASS', 'GRAY', 'GRAY'])
  expect(await verdicts('nonsense')).toEqual(['PASS', 'PASS', 'PASS', 'PASS'])
})

test('headers past 10 KB are left out of the notification, and it says so', async () => {
  const { send, told } = await start()
  await send({ headers: { 'X-Long': 'a'.repeat(12_000) } })
  expect(told[0]?.mail.headersTruncated).toBe(true)
  expect(told[0]?.mail.commonHeaders.subject).toBe('Leak')
})

test('a mail over 40 MB is refused and not kept', async () => {
  const { send, told, keys } = await start()
  const raw = Buffer.alloc(40 * 1024 * 1024 + 1024, `${'x'.repeat(98)}\r\n`)
  await expect(send({ raw })).rejects.toMatchObject({ responseCode: 552 })
  expect([told, await keys()]).toEqual([[], []])
})

test('where the mail cannot be stored the sender is told to try again', async () => {
  const { send, told, closeS3 } = await start()
  await closeS3()
  await expect(send({})).rejects.toMatchObject({ responseCode: 451 })
  expect(told).toEqual([])
})

test('where the queue fails the sender is told to try again', async () => {
  const { send } = await start({
    queue: {
      send: () => {
        throw new Error('disk full')
      },
    },
  })
  await expect(send({})).rejects.toMatchObject({ responseCode: 451 })
})

test('a port in use is one sentence that says what to do', async () => {
  const { port } = await start()
  await expect(start({ port, option: '--smtp-port' })).rejects.toMatchObject({
    name: 'CannotStart',
    message: `Port ${port} is in use: stop what runs there or start Putright with --smtp-port ${port + 1}.`,
  })
})
