import { SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2'
import type { Mailer, OutgoingEmail } from '../casework/ports.ts'

/** SES replaces the Message-ID of what it sends with its own id at this host (us-east-1 differs). */
const messageIdHost = (region: string): string =>
  region === 'us-east-1' ? 'email.amazonses.com' : `${region}.amazonses.com`

/** SES takes ASCII alone in addresses: a name in other letters goes as an encoded word (RFC 2047). */
const fromAddress = ({ name, address }: OutgoingEmail['from']): string => {
  const quoted = `"${name.replace(/["\\]/g, '\\$&')}"`
  const isAscii = /^[\x20-\x7e]*$/.test(name)
  return `${isAscii ? quoted : `=?UTF-8?B?${Buffer.from(name).toString('base64')}?=`} <${address}>`
}

const pairs = (record: Readonly<Record<string, string>>) =>
  Object.entries(record).map(([Name, Value]) => ({ Name, Value }))

const command = (email: OutgoingEmail): SendEmailCommand =>
  new SendEmailCommand({
    FromEmailAddress: fromAddress(email.from),
    ...(email.replyTo === undefined ? {} : { ReplyToAddresses: [email.replyTo] }),
    Destination: { ToAddresses: [email.to] },
    Content: {
      Simple: {
        Subject: { Data: email.subject, Charset: 'UTF-8' },
        Body: { Text: { Data: email.text, Charset: 'UTF-8' }, Html: { Data: email.html, Charset: 'UTF-8' } },
        Headers: pairs(email.headers),
      },
    },
    EmailTags: pairs(email.tags ?? {}),
  })

/**
 * Mail through SESv2. The id it returns is the Message-ID that the mail then bears. The identity's own configuration set
 * reports what becomes of it, with the tags.
 */
export const mailer = (): Mailer => {
  const client = new SESv2Client({})
  return {
    send: async (email) => {
      const { MessageId } = await client.send(command(email))
      const region = await client.config.region()
      return { messageId: `${MessageId}@${messageIdHost(region)}` }
    },
  }
}
