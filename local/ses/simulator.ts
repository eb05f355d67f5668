import { randomUUID } from 'node:crypto'
import type { SendEmail } from './sendEmailRequest.ts'
import { bareAddress } from './sentMail.ts'

/** One event as SES publishes it (developer guide, “Examples of event data that Amazon SES publishes to Amazon SNS”). */
export type SesEvent = Readonly<Record<string, unknown>>

interface Sent {
  readonly messageId: string
  readonly at: Date
}

const recipientOf = (address: string) => [{ emailAddress: address }]

const bounced = (address: string, { at }: Sent, bounceSubType: string, status: string) => ({
  eventType: 'Bounce',
  bounce: {
    bounceType: 'Permanent',
    bounceSubType,
    bouncedRecipients: [
      {
        emailAddress: address,
        action: 'failed',
        status,
        diagnosticCode: `smtp; 550 ${status} user unknown`,
      },
    ],
    timestamp: at.toISOString(),
    feedbackId: randomUUID(),
  },
})

type Told = (address: string, sent: Sent) => SesEvent

/** What becomes of mail to the simulator’s addresses (developer guide, “Using the mailbox simulator”). */
const simulated: Readonly<Record<string, Told>> = {
  success: (address, { at }) => ({
    eventType: 'Delivery',
    delivery: {
      timestamp: at.toISOString(),
      recipients: [address],
      smtpResponse: '250 2.6.0 Message received',
    },
  }),
  bounce: (address, sent) => bounced(address, sent, 'General', '5.1.1'),
  suppressionlist: (address, sent) => bounced(address, sent, 'OnAccountSuppressionList', '5.1.1'),
  complaint: (address, { at }) => ({
    eventType: 'Complaint',
    complaint: {
      complainedRecipients: recipientOf(address),
      timestamp: at.toISOString(),
      feedbackId: randomUUID(),
      complaintFeedbackType: 'abuse',
    },
  }),
}

const tagsOf = ({ EmailTags = [] }: SendEmail): Record<string, string[]> =>
  Object.fromEntries(EmailTags.map(({ Name, Value }) => [Name, [Value]]))

/**
 * The events that a mail brings about: those of the mailbox simulator’s addresses, which SES has for trying this out, and
 * none for any other, since nothing leaves this machine.
 */
export const simulatedEvents = (request: SendEmail, sent: Sent): readonly SesEvent[] =>
  request.Destination.ToAddresses.map(bareAddress).flatMap((address) => {
    const [local = '', domain] = address.split('@')
    const [name = ''] = local.split('+')
    const told = domain === 'simulator.amazonses.com' ? simulated[name] : undefined
    if (told === undefined) return []
    const mail = {
      messageId: sent.messageId,
      timestamp: sent.at.toISOString(),
      destination: [address],
      tags: tagsOf(request),
    }
    return [{ ...told(address, sent), mail }]
  })
