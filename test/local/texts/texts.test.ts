import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  PinpointSMSVoiceV2Client,
  SendMediaMessageCommand,
  SendTextMessageCommand,
  type SendTextMessageCommandInput,
} from '@aws-sdk/client-pinpoint-sms-voice-v2'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { texts } from '../../../aws/texts.ts'
import { openOutbox } from '../../../local/ses/outbox.ts'
import { partsIn } from '../../../local/texts/parts.ts'
import { startTexts } from '../../../local/texts/texts.ts'

const at = Date.UTC(2026, 10, 28, 12)
const refuses = '+447700900111'

let path: string
const closing: (() => unknown)[] = []
beforeEach(() => {
  path = mkdtempSync(join(tmpdir(), 'putright-texts-'))
})
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
  rmSync(path, { recursive: true, force: true })
})

const start = async () => {
  const outbox = openOutbox(join(path, 'outbox.sqlite'))
  closing.push(outbox.close)
  const running = await startTexts({ outbox, senders: ['Larkfield'], optedOut: [refuses], now: () => at })
  closing.push(running.close)
  const clientIn = (region: string) =>
    new PinpointSMSVoiceV2Client({
      endpoint: running.url,
      region,
      credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
      maxAttempts: 1,
    })
  const send = (input: SendTextMessageCommandInput, region = 'eu-west-2') =>
    clientIn(region).send(new SendTextMessageCommand(input))
  return { outbox, url: running.url, send, client: clientIn('eu-west-2') }
}

const good: SendTextMessageCommandInput = {
  DestinationPhoneNumber: '+447700900123',
  OriginationIdentity: 'Larkfield',
  MessageBody: 'Your code is 123456.',
  MessageType: 'TRANSACTIONAL',
  MaxPrice: '0.10000',
  TimeToLive: 900,
}

describe('a text that the SDK sends', () => {
  test('is kept as it left, with what it is paid by: its parts', async () => {
    const { send, outbox } = await start()
    const { MessageId } = await send(good)
    expect(outbox.to('+447700900123')).toEqual([
      {
        id: MessageId,
        from: 'Larkfield',
        to: ['+447700900123'],
        subject: '',
        text: 'Your code is 123456.',
        html: '',
        headers: { Parts: '1', Encoding: 'GSM 03.38', 'Time to live': '900 seconds' },
        at: '2026-11-28T12:00:00.000Z',
      },
    ])
  })

  // The limits of each field stand in the API reference of SendTextMessage.
  test.each<[string, Partial<SendTextMessageCommandInput>]>([
    ['a number as it is typed', { DestinationPhoneNumber: '07700 900123' }],
    ['more digits than E.164 has', { DestinationPhoneNumber: '+4477009001234567' }],
    ['no number', { DestinationPhoneNumber: undefined }],
    ['no words', { MessageBody: undefined }],
    ['more than 1,600 letters', { MessageBody: 'a'.repeat(1601) }],
    ['a price with a sign', { MaxPrice: '$0.10' }],
    ['a life of less than five seconds', { TimeToLive: 4 }],
    ['a life of more than three days', { TimeToLive: 259_201 }],
    ['what the stand-in does not do', { DryRun: true }],
  ])('is refused with %s', async (_, change) => {
    const { send, outbox } = await start()
    await expect(send({ ...good, ...change } as SendTextMessageCommandInput)).rejects.toMatchObject({
      name: 'ValidationException',
      Reason: 'FIELD_VALIDATION_FAILED',
    })
    expect(outbox.people()).toEqual([])
  })

  test('is refused without a sender that the account has, or to a number that has opted out', async () => {
    const { send, outbox } = await start()
    await expect(send({ ...good, OriginationIdentity: undefined })).rejects.toMatchObject({
      name: 'ConflictException',
      Reason: 'NO_ORIGINATION_IDENTITIES_FOUND',
    })
    await expect(send({ ...good, OriginationIdentity: 'Elsewhere' })).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    })
    await expect(send({ ...good, DestinationPhoneNumber: refuses })).rejects.toMatchObject({
      name: 'ConflictException',
      Reason: 'DESTINATION_PHONE_NUMBER_OPTED_OUT',
    })
    expect(outbox.people()).toEqual([])
  })

  test('is refused where it is not signed, or signed for another region', async () => {
    const { send, url, outbox } = await start()
    await expect(send(good, 'us-east-1')).rejects.toMatchObject({ name: 'InvalidSignatureException' })
    const bare = await fetch(url, {
      method: 'POST',
      headers: { 'x-amz-target': 'PinpointSMSVoiceV2.SendTextMessage' },
      body: JSON.stringify(good),
    })
    expect(bare.status).toBe(403)
    expect(outbox.people()).toEqual([])
  })

  test('that is no text is refused by name', async () => {
    const { client } = await start()
    const picture = new SendMediaMessageCommand({
      DestinationPhoneNumber: '+447700900123',
      OriginationIdentity: 'Larkfield',
    })
    await expect(client.send(picture)).rejects.toMatchObject({ name: 'UnknownOperationException' })
  })
})

describe('the product’s own way to send texts', () => {
  const variables = {
    AWS_REGION: 'eu-west-2',
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
  } as const

  const sending = async (sender: string) => {
    const { outbox, url } = await start()
    const before = { ...process.env }
    Object.assign(process.env, variables, { AWS_ENDPOINT_URL_PINPOINT_SMS_VOICE_V2: url })
    closing.push(() => {
      process.env = before
    })
    return { outbox, ...texts({ sender, mostDollarsEach: 0.1 }) }
  }

  test('sends one to where the SDK’s own variable points', async () => {
    const { outbox, send } = await sending('Larkfield')
    await send({ to: '+447700900123', text: 'Your code is 123456.', forMinutes: 15 })
    expect(outbox.to('+447700900123')).toMatchObject([
      { from: 'Larkfield', text: 'Your code is 123456.', headers: { 'Time to live': '900 seconds' } },
    ])
  })

  test('takes a number that wants none for no fault, and throws whatever else is refused', async () => {
    const { outbox, send } = await sending('Larkfield')
    await send({ to: refuses, text: 'Your code is 123456.', forMinutes: 15 })
    expect(outbox.people()).toEqual([])
    const elsewhere = await sending('Elsewhere')
    await expect(
      elsewhere.send({ to: '+447700900123', text: 'Your code is 123456.', forMinutes: 15 }),
    ).rejects.toMatchObject({ name: 'ResourceNotFoundException' })
  })
})

// 3GPP TS 23.038: 160 letters of seven bits or 70 of sixteen; of several parts, 153 or 67 each.
test.each([
  ['a'.repeat(160), 'GSM 03.38', 1],
  ['a'.repeat(161), 'GSM 03.38', 2],
  ['a'.repeat(306), 'GSM 03.38', 2],
  ['a'.repeat(307), 'GSM 03.38', 3],
  [`${'a'.repeat(158)}€`, 'GSM 03.38', 1],
  [`${'a'.repeat(159)}€`, 'GSM 03.38', 2],
  ['ŵ'.repeat(70), 'UCS-2', 1],
  [`${'a'.repeat(70)}ŷ`, 'UCS-2', 2],
  ['â'.repeat(135), 'UCS-2', 3],
] as const)('a text travels in as few parts as its letters allow', (text, encoding, parts) => {
  expect(partsIn(text)).toEqual({ encoding, parts })
})
