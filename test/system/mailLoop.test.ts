import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadLandlord } from '../../configuration/landlord.ts'
import {
  mailbox,
  putright,
  type Sent,
  type Started,
  sendMail,
  startPutright,
  temporaryData,
  until,
} from './putright.ts'

const ours = temporaryData()
const theirs = temporaryData()
let larkfield: Started
let brookside: Started

/** Another landlord with another Putright, so that neither knows the other’s addresses. */
const otherLandlord = (): string => {
  const path = join(theirs.path, 'brookside.yaml')
  const address = 'complaints@brookside.example'
  const landlord = {
    ...loadLandlord(),
    id: 'brookside',
    name: 'Brookside',
    sender: address,
    mailboxes: [address],
  }
  writeFileSync(path, JSON.stringify(landlord))
  return path
}

beforeAll(async () => {
  larkfield = await startPutright(ours.path)
  brookside = await startPutright(theirs.path, { PUTRIGHT_LANDLORD: otherLandlord() })
}, 120_000)

afterAll(async () => {
  await larkfield.stop()
  await brookside.stop()
  ours.remove()
  theirs.remove()
})

/** How long nothing may be said before it is over: many times what a mail takes here. */
const quiet = 3000

/**
 * The world outside: hands each mail that Putright sends to an address to whatever answers there, until nothing has been
 * sent for a while. Returns what was sent.
 */
const carry = async (
  system: Started,
  address: string,
  answer: (mail: Sent, number: number) => Promise<void>,
): Promise<readonly Sent[]> => {
  let handed = 0
  await until(`${address} to be written to`, async () =>
    (await mailbox(system.running.url, address)).length > 0 ? true : undefined,
  )
  let since = Date.now()
  while (Date.now() - since < quiet && handed < 50) {
    const sent = await mailbox(system.running.url, address)
    for (const mail of sent.slice(handed)) {
      handed += 1
      since = Date.now()
      await answer(mail, handed)
    }
    await pause(100)
  }
  return await mailbox(system.running.url, address)
}

const complaint =
  'I have rung four times about the handle of my kitchen window and nobody has come. It has been eleven weeks.'

const complain = (from: string): Promise<void> =>
  sendMail(larkfield.running.smtpPort, { from, subject: 'A small matter', text: complaint })

const replyTo = (mail: Sent): string => mail.headers['Reply-To'] ?? mail.from

describe('mail stops after our first answer', () => {
  test('to somebody who is out of the office, who answers every mail', async () => {
    const address = 'joan@office.example'
    await complain(address)
    const sent = await carry(larkfield, address, (mail, number) =>
      sendMail(larkfield.running.smtpPort, {
        from: address,
        to: replyTo(mail),
        subject: `Automatic reply: ${mail.subject}`,
        text: `I am on leave until Monday. (${number})`,
        headers: { 'Auto-Submitted': 'auto-replied' },
      }),
    )
    expect(sent.length).toBe(1)
  })

  test('to another Putright, of another landlord', async () => {
    const theirAddress = 'complaints@brookside.example'
    await complain(theirAddress)
    const sent = await carry(larkfield, theirAddress, (mail) =>
      sendMail(brookside.running.smtpPort, {
        from: mail.from,
        to: theirAddress,
        subject: mail.subject,
        text: mail.text,
        headers: mail.headers,
      }),
    )
    expect(sent.length).toBe(1)
    expect(await mailbox(brookside.running.url, 'complaints@larkfield.example')).toEqual([])
  })

  test('to a server that sends everything back; and the case asks a person to reach them another way', async () => {
    const address = 'maureen@gone.example'
    await complain(address)
    const sent = await carry(larkfield, address, (mail) =>
      sendMail(larkfield.running.smtpPort, {
        from: 'MAILER-DAEMON@gone.example',
        subject: 'Undelivered Mail Returned to Sender',
        text: '',
        envelope: { from: '', to: 'complaints@larkfield.example' },
        raw: [
          'From: Mail Delivery System <MAILER-DAEMON@gone.example>',
          'To: complaints@larkfield.example',
          'Subject: Undelivered Mail Returned to Sender',
          'MIME-Version: 1.0',
          'Content-Type: multipart/report; report-type=delivery-status; boundary="r"',
          '',
          '--r',
          'Content-Type: text/plain',
          '',
          `<${address}>: host mx.gone.example said: 550 5.1.1 User unknown`,
          '--r',
          'Content-Type: message/delivery-status',
          '',
          'Reporting-MTA: dns; mx.gone.example',
          '',
          `Final-Recipient: rfc822; ${address}`,
          'Action: failed',
          'Status: 5.1.1',
          'Diagnostic-Code: smtp; 550 5.1.1 User unknown',
          '--r',
          'Content-Type: text/rfc822-headers',
          '',
          `Message-ID: ${mail.headers['Message-ID']}`,
          `Subject: ${mail.subject}`,
          '--r--',
          '',
        ].join('\r\n'),
      }),
    )
    expect(sent.length).toBe(1)
    const reference = /PR-\w{4}-\w{4}/.exec(sent[0]?.subject ?? '')?.[0] ?? ''
    const [shown] = (await putright(ours.path, 'case', 'show', reference)) as [
      { history: { type: string }[] },
    ]
    const history = shown.history.map((event) => event.type)
    expect(history).toEqual(expect.arrayContaining(['notice-reported', 'task-raised']))
  })

  test('and soon after it to a machine that hides in every way that it is one (the limit for an hour is five)', async () => {
    const address = 'desk@tickets.example'
    await complain(address)
    const sent = await carry(larkfield, address, (mail, number) =>
      sendMail(larkfield.running.smtpPort, {
        from: address,
        to: replyTo(mail),
        subject: `Re: ${mail.subject}`,
        text: `We have read number ${number} and we are not content with what you wrote to us about it.`,
      }),
    )
    expect(sent.length).toBe(5)
  })
})
