import { describe, expect, test } from 'vitest'
import { repliedReference, replyAddress } from '../../../casework/replyAddress.ts'
import { loadLandlord } from '../../../configuration/landlord.ts'
import { messageFromMail } from '../../../functions/receive-mail/messageFromMail.ts'
import { sesNotificationSchema } from '../../../functions/receive-mail/sesNotification.ts'
import { readMail } from '../../../mail/readMail.ts'

const landlord = loadLandlord()
const signingKey = 'a key that the tests alone know, no secret'
const setting = { landlord, signingKey, attachments: [] }

const verdicts = (status: string) => ({ status })

/** What SES tells of a mail, with the verdicts that a test is about. */
const told = (changes: Record<string, { status: string }> = {}, source = 'joan.whitfield@post.example') =>
  sesNotificationSchema.parse({
    notificationType: 'Received',
    mail: { messageId: 'o3vrnil0e2ic28tr', source, destination: ['complaints@larkfield.example'] },
    receipt: {
      timestamp: '2026-11-28T23:40:00.000Z',
      recipients: ['complaints@larkfield.example'],
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
  messageFromMail(await mail(headers, text), told(changes), setting)

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

  const noDmarc = { dmarcVerdict: verdicts('GRAY') }
  const provenFrom = async (source: string) =>
    messageFromMail(await mail(joan), told(noDmarc, source), setting).proven

  test.each([
    ['joan.whitfield@post.example', true],
    ['bounces+17@mailer.post.example', true],
    // Their own server, rightly named and signed by themselves: SPF and DKIM pass, and say nothing of Joan.
    ['anybody@attacker.example', false],
    ['anybody@notpost.example', false],
    ['anybody@example', false],
    ['', false],
  ])('without a DMARC record, sent by <%s>, is proven: %s (RFC 7489, 3.1.2)', async (source, proven) => {
    expect(await provenFrom(source)).toBe(proven)
  })

  // What DMARC says is said of one address; of which one where there are several, nobody knows (RFC 7489, 6.6.1).
  test.each([
    ['names two', ['From: joan.whitfield@post.example, a@attacker.example']],
    ['stands there twice', ['From: joan.whitfield@post.example', 'From: a@attacker.example']],
    ['has two addresses in brackets', ['From: <joan.whitfield@post.example> <a@attacker.example>']],
    ['names none, and another field does', ['From: Joan', 'Sender: joan.whitfield@post.example']],
    ['is missing', ['Sender: joan.whitfield@post.example']],
  ])('is not taken for proven where the From %s', async (_, from) => {
    const { proven, person } = await messageOf([...from, 'Subject: The window'])
    expect({ proven, tenancy: person.tenancy }).toEqual({ proven: false, tenancy: null })
  })

  test('is proven by a From with a name in quotes, brackets and all', async () => {
    const { proven } = await messageOf(['From: "Joan <at home>" <joan.whitfield@post.example>', 'Subject: x'])
    expect(proven).toBe(true)
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

describe('the reply address of a case', () => {
  const mailbox = 'complaints@larkfield.example'
  const address = replyAddress(mailbox, 'PR-7F3K-9QZ2', signingKey)

  test('is our mailbox with the reference, signed, and short enough for every server (RFC 5321, 4.5.3.1)', () => {
    expect(address).toMatch(/^complaints\+pr-7f3k-9qz2-[0-9a-z]{16}@larkfield\.example$/)
    expect(address.split('@')[0]?.length).toBeLessThanOrEqual(64)
  })

  test.each([
    ['as it was written', [`To: ${address}`]],
    ['in capitals, as some servers make them', [`To: Larkfield <${address.toUpperCase()}>`]],
    ['copied', ['To: a@b.example', `Cc: ${address}`]],
  ])('is known %s', async (_, headers) => {
    expect(await messageOf([...joan, ...headers])).toMatchObject({ repliesTo: 'PR-7F3K-9QZ2' })
  })

  test.each([
    ['another reference under the same signature', address.replace('7f3k', '7f3m')],
    ['a signature made up', `complaints+pr-7f3k-9qz2-0123456789abcdef@larkfield.example`],
    ['somebody else’s mailbox', address.replace('complaints', 'lettings')],
    ['another key', replyAddress(mailbox, 'PR-7F3K-9QZ2', 'another key, which is not the landlord’s')],
  ])('is not believed with %s', async (_, to) => {
    expect(repliedReference([to], landlord.mailboxes, signingKey)).toBeNull()
    expect(await messageOf([...joan, `To: ${to}`])).not.toHaveProperty('repliesTo')
  })

  test('coming back as a sender is our own mail', async () => {
    expect(await messageOf([`From: ${address}`, 'Subject: x'])).toMatchObject({ automatic: 'loop' })
  })
})

describe('a mail that is passed on', () => {
  const passedOn = [
    'Please log this.',
    '',
    '---------- Forwarded message ---------',
    'From: Joan Whitfield <joan.whitfield@post.example>',
    'Date: Mon, 9 Nov 2026 at 10:15',
    'Subject: The window',
    'To: Tom Hargreaves <tom.hargreaves@larkfield.example>',
    '',
    'Nobody has come in eleven weeks.',
  ].join('\r\n')

  test('by staff is about whoever wrote it, as the address book knows them, and answers go to them', async () => {
    const tom = ['From: Tom Hargreaves <tom.hargreaves@larkfield.example>', 'Subject: Fwd: The window']
    expect(await messageOf(tom, {}, passedOn)).toMatchObject({
      author: 'staff',
      staff: 'tom-hargreaves',
      person: { email: 'joan.whitfield@post.example', tenancy: 't-1001' },
      replyRoute: { address: 'joan.whitfield@post.example' },
    })
  })

  test('by somebody else is from them, on behalf of whoever wrote it', async () => {
    const councillor = ['From: Cllr Osei <osei@council.example>', 'Subject: Fwd: The window']
    expect(await messageOf(councillor, {}, passedOn)).toMatchObject({
      author: 'resident',
      person: { email: 'osei@council.example' },
      onBehalfOf: { name: 'Joan Whitfield', email: 'joan.whitfield@post.example', tenancy: null },
      replyRoute: { address: 'osei@council.example' },
    })
  })

  test('by somebody who only claims to be staff is theirs', async () => {
    const faked = ['From: Tom Hargreaves <tom.hargreaves@larkfield.example>', 'Subject: Fwd: The window']
    const message = await messageOf(faked, { dmarcVerdict: verdicts('FAIL') }, passedOn)
    expect(message).toMatchObject({ author: 'resident', staff: null, person: { tenancy: null } })
  })
})

describe('a delivery report', () => {
  const report = (action: string, status: string) =>
    [
      '--r',
      'Content-Type: text/plain',
      '',
      'About your mail.',
      '--r',
      'Content-Type: message/delivery-status',
      '',
      'Reporting-MTA: dns; mx.post.example',
      '',
      'Final-Recipient: rfc822; joan.whitfield@post.example',
      `Action: ${action}`,
      `Status: ${status}`,
      '--r',
      'Content-Type: text/rfc822-headers',
      '',
      'Message-ID: <0102-notice@eu-west-2.amazonses.com>',
      '--r--',
    ].join('\r\n')

  const reported = async (action: string, status: string) => {
    const raw = `From: MAILER-DAEMON@mx.post.example\r\nSubject: Undelivered Mail\r\nContent-Type: multipart/report; report-type=delivery-status; boundary=r\r\n\r\n${report(action, status)}`
    return messageFromMail(await readMail(Buffer.from(raw)), told(), setting).returned
  }

  test.each([
    ['failed', '5.1.1', 'hard'],
    ['failed', '5.2.2', 'soft'],
    ['delayed', '4.4.1', 'delayed'],
    ['delivered', '2.1.5', 'delivered'],
  ])(
    'of a mail that %s with %s says %s, and which mail it was (RFC 3464)',
    async (action, status, outcome) => {
      expect(await reported(action, status)).toEqual({
        threads: ['0102-notice@eu-west-2.amazonses.com'],
        deliveries: [{ recipient: 'joan.whitfield@post.example', outcome, status, reason: null }],
      })
    },
  )
})
