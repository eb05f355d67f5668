import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SESv2Client, SendEmailCommand, type SendEmailCommandInput } from '@aws-sdk/client-sesv2'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openOutbox } from '../../local/ses/outbox.ts'
import { startSes } from '../../local/ses/ses.ts'

const at = Date.UTC(2026, 10, 28, 12)
const resident = 'Pat Doe <pat@resident.example>'

let path: string
const closing: (() => void | Promise<void>)[] = []
beforeEach(() => {
  path = mkdtempSync(join(tmpdir(), 'putright-ses-'))
})
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
  rmSync(path, { recursive: true, force: true })
})

const start = async (identities?: string[]) => {
  const running = await startSes({ path, now: () => at, ...(identities && { identities }) })
  closing.push(running.close)
  const client = new SESv2Client({
    endpoint: running.url,
    region: 'eu-west-2',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    maxAttempts: 1,
  })
  const send = (input: SendEmailCommandInput) => client.send(new SendEmailCommand(input))
  return { ...running, send }
}

type Simple = NonNullable<NonNullable<SendEmailCommandInput['Content']>['Simple']>

const simple = (
  more: Partial<Simple> = {},
  input: Partial<SendEmailCommandInput> = {},
): SendEmailCommandInput => ({
  FromEmailAddress: 'Larkfield Homes <complaints@larkfield.example>',
  Destination: { ToAddresses: [resident] },
  Content: {
    Simple: {
      Subject: { Data: 'We’ve got your complaint' },
      Body: {
        Text: { Data: 'Here is what happens next.' },
        Html: { Data: '<p>Here is what happens next.</p>' },
      },
      ...more,
    },
  },
  ...input,
})

test('a mail that the SDK sends is kept as it left, under the Message-ID that SES gives it', async () => {
  const { send, outbox } = await start()
  const { MessageId } = await send(
    simple(
      { Headers: [{ Name: 'Auto-Submitted', Value: 'auto-replied' }] },
      { ReplyToAddresses: ['a@b.example'] },
    ),
  )
  expect(outbox.to('pat@resident.example')).toEqual([
    {
      id: MessageId,
      from: 'Larkfield Homes <complaints@larkfield.example>',
      to: [resident],
      subject: 'We’ve got your complaint',
      text: 'Here is what happens next.',
      html: '<p>Here is what happens next.</p>',
      headers: {
        From: 'Larkfield Homes <complaints@larkfield.example>',
        To: resident,
        'Reply-To': 'a@b.example',
        Subject: 'We’ve got your complaint',
        'Auto-Submitted': 'auto-replied',
        'Message-ID': `<${MessageId}@eu-west-2.amazonses.com>`,
        Date: 'Sat, 28 Nov 2026 12:00:00 +0000',
      },
      at: '2026-11-28T12:00:00.000Z',
    },
  ])
})

test('a raw mail goes to those it names unless the request names others, and keeps no Bcc', async () => {
  const { send, outbox } = await start()
  const raw = [
    'From: complaints@larkfield.example',
    'To: pat@resident.example',
    'Bcc: file@larkfield.example',
    'Message-ID: <own@larkfield.example>',
    'In-Reply-To: <first@resident.example>',
    'Subject: =?utf-8?q?Caf=C3=A9?=',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: quoted-printable',
    '',
    'Caf=C3=A9',
  ].join('\r\n')
  const Content = { Raw: { Data: Buffer.from(raw) } }
  const { MessageId } = await send({ Content })
  const [mail] = outbox.to('pat@resident.example')
  expect(mail).toMatchObject({ subject: 'Café', text: expect.stringMatching(/^Café\s*$/) })
  expect(mail?.headers).toMatchObject({
    'In-Reply-To': '<first@resident.example>',
    'Message-ID': `<${MessageId}@eu-west-2.amazonses.com>`,
  })
  expect(mail?.headers).not.toHaveProperty('Bcc')
  expect(outbox.to('file@larkfield.example')).toHaveLength(1)

  await send({ Content, Destination: { ToAddresses: ['other@resident.example'] } })
  expect(outbox.to('pat@resident.example')).toHaveLength(1)
  expect(outbox.to('other@resident.example')).toHaveLength(1)
})

test.each<[string, string, SendEmailCommandInput]>([
  ['without a recipient', 'Recipients', simple({}, { Destination: {} })],
  ['without a sender', 'From is missing', simple({}, { FromEmailAddress: undefined })],
  ['to what is no address', 'Missing final', simple({}, { Destination: { ToAddresses: ['pat'] } })],
  ['to more than 50', 'exceeds 50', simple({}, { Destination: { ToAddresses: Array(51).fill(resident) } })],
  ['from a name that is not ASCII', 'Non-ASCII', simple({}, { FromEmailAddress: 'Café <a@b.example>' })],
  ['with neither text nor HTML', 'text or HTML', simple({ Body: {} })],
  ['with neither Simple nor Raw', 'one of Simple and Raw', { ...simple(), Content: {} }],
  ['with a template', 'no templates', { ...simple(), Content: { Template: { TemplateName: 'a' } } }],
  [
    'with a header that SES sets',
    'not allowed',
    simple({ Headers: [{ Name: 'message-id', Value: '<a@b>' }] }),
  ],
  ['with 16 headers', '15 headers', simple({ Headers: Array(16).fill({ Name: 'X-A', Value: 'a' }) })],
  ['with a header too long', '995', simple({ Headers: [{ Name: 'References', Value: 'a'.repeat(996) }] })],
  [
    'with a line break in a header',
    'printable',
    simple({ Headers: [{ Name: 'X-A', Value: 'a\r\nBcc: b@c.d' }] }),
  ],
])('a mail %s is a BadRequestException that says “%s”, and is not kept', async (_, message, input) => {
  const { send, outbox } = await start()
  await expect(send(input)).rejects.toMatchObject({
    name: 'BadRequestException',
    message: expect.stringContaining(message),
  })
  expect(outbox.people()).toEqual([])
})

test('only a verified domain or address sends, where any are given', async () => {
  const { send } = await start(['larkfield.example', 'one@other.example'])
  await send(simple())
  await send(simple({}, { FromEmailAddress: 'one@other.example' }))
  await expect(send(simple({}, { FromEmailAddress: 'two@other.example' }))).rejects.toMatchObject({
    name: 'MessageRejected',
  })
})

test('what is not signed cannot send', async () => {
  const { url } = await start()
  const response = await fetch(`${url}/v2/email/outbound-emails`, { method: 'POST', body: '{}' })
  expect(response.status).toBe(403)
})

test('mails are kept in order, found by address in any case, and outlive the process', async () => {
  const { send, outbox } = await start()
  for (const Data of ['first', 'second', 'third']) await send(simple({ Subject: { Data } }))
  await send(
    simple({}, { Destination: { ToAddresses: ['b@c.example'], CcAddresses: ['PAT@resident.example'] } }),
  )
  expect(outbox.people().map(({ address, mails }) => [address, mails])).toEqual([
    ['b@c.example', 1],
    ['pat@resident.example', 4],
  ])
  const again = openOutbox(join(path, 'outbox.sqlite'))
  closing.push(again.close)
  expect(again.to('Pat@Resident.example').map(({ subject }) => subject)).toEqual([
    'first',
    'second',
    'third',
    'We’ve got your complaint',
  ])
})

test.each([
  ['success', 'Delivery'],
  ['bounce', 'Bounce'],
  ['bounce+label', 'Bounce'],
  ['complaint', 'Complaint'],
  ['suppressionlist', 'Bounce'],
])('mail to the simulator’s %s brings about what the service says it does: a %s', async (name, eventType) => {
  const events: unknown[] = []
  const running = await startSes({ path, now: () => at, publish: (event) => events.push(event) })
  closing.push(running.close)
  const client = new SESv2Client({
    endpoint: running.url,
    region: 'eu-west-2',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  })
  const to = `${name}@simulator.amazonses.com`
  const input = { Destination: { ToAddresses: [to] }, EmailTags: [{ Name: 'case', Value: 'C1' }] }
  const { MessageId } = await client.send(new SendEmailCommand(simple({}, input)))
  await client.send(new SendEmailCommand(simple()))
  expect(events).toMatchObject([{ eventType, mail: { messageId: MessageId, tags: { case: ['C1'] } } }])
})
