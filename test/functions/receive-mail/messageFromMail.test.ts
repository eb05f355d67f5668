import { describe, expect, test } from 'vitest'
import { loadLandlord } from '../../../configuration/landlord.ts'
import { messageFromMail } from '../../../functions/receive-mail/messageFromMail.ts'
import { sesNotificationSchema } from '../../../functions/receive-mail/sesNotification.ts'
import { readMail } from '../../../mail/readMail.ts'

const landlord = loadLandlord()

const verdicts = (status: string) => ({ status })

/** What SES tells of a mail, with the verdicts that a test is about. */
const told = (changes: Record<string, { status: string }> = {}) =>
  sesNotificationSchema.parse({
    notificationType: 'Received',
    mail: { messageId: 'o3vrnil0e2ic28tr', destination: ['complaints@larkfield.example'] },
    receipt: {
      timestamp: '2026-11-28T23:40:00.000Z',
      spamVerdict: verdicts('PASS'),
      virusVerdict: verdicts('PASS'),
      spfVerdict: verdicts('PASS'),
      dkimVerdict: verdicts('PASS'),
      dmarcVerdict: verdicts('PASS'),
      action: { type: 'S3', bucketName: 'mail', objectKey: 'inbound/1' },
      ...changes,
    },
  })

const mail = (headers: readonly string[], text = 'Nobody came.') =>
  readMail(Buffer.from([...headers, 'Content-Type: text/plain', '', text].join('\r\n')))

const joan = [
  'From: Joan <joan.whitfield@post.example>',
  'Subject: The window',
  'Message-ID: <1@post.example>',
]

const messageOf = async (headers: readonly string[], changes = {}, text?: string) =>
  messageFromMail(await mail(headers, text), told(changes), landlord)

describe('who a mail is from', () => {
  test('is known from the address book where the sender is proven', async () => {
    expect((await messageOf(joan)).person).toMatchObject({
      name: 'Joan',
      tenancy: expect.stringMatching(/./),
    })
  })

  test.each([
    ['DMARC failed', { dmarcVerdict: verdicts('FAIL') }],
    [
      'the domain has no DMARC record and DKIM did not pass',
      { dmarcVerdict: verdicts('GRAY'), dkimVerdict: verdicts('GRAY') },
    ],
  ])('is not taken for proven where %s, and no tenancy is told', async (_, changes) => {
    const { proven, person } = await messageOf(joan, changes)
    expect({ proven, tenancy: person.tenancy, address: person.address }).toEqual({
      proven: false,
      tenancy: null,
      address: null,
    })
  })

  test('is us where it bears an address of ours, and then nobody is answered', async () => {
    const ours = await messageOf([`From: ${landlord.mailboxes[0]}`, 'Subject: x'])
    expect(ours).toMatchObject({ automatic: 'loop', author: 'machine', replyRoute: null })
  })
})

describe('the same mail', () => {
  test('sent again has the same identity, though its date is another', async () => {
    const first = await messageOf([...joan, 'Date: Sat, 28 Nov 2026 23:40:00 +0000'])
    const again = await messageOf([...joan, 'Date: Sat, 28 Nov 2026 23:45:00 +0000'])
    expect(again.channelMessageId).toBe(first.channelMessageId)
  })

  test('is not another that bears the same Message-ID by mistake', async () => {
    const other = await messageOf(joan, {}, 'The lift is out.')
    expect(other.channelMessageId).not.toBe((await messageOf(joan)).channelMessageId)
  })
})

describe('an answer, which gives their words back', () => {
  const answered = async (...headers: readonly string[]) =>
    (await messageOf([...joan, ...headers])).replyRoute

  test('goes to a Reply-To at the sender’s own domain', async () => {
    expect(await answered('Reply-To: joan.home@post.example')).toMatchObject({
      address: 'joan.home@post.example',
    })
  })

  test('does not go to somebody else whom the sender names', async () => {
    expect(await answered('Reply-To: victim@victim.example')).toMatchObject({
      address: 'joan.whitfield@post.example',
    })
  })

  test('goes to the sender where the Reply-To is one that nobody reads', async () => {
    expect(await answered('Reply-To: noreply@post.example')).toMatchObject({
      address: 'joan.whitfield@post.example',
    })
  })

  test('goes to nobody where the sender is one that nobody reads', async () => {
    expect((await messageOf(['From: no-reply@shop.example', 'Subject: x'])).replyRoute).toBeNull()
  })
})

describe('what the scan found', () => {
  test.each([
    ['virus', { virusVerdict: verdicts('FAIL') }],
    ['spam', { spamVerdict: verdicts('FAIL') }],
  ])('%s is written on the message', async (suspect, changes) => {
    expect(await messageOf(joan, changes)).toMatchObject({ suspect })
  })
})
