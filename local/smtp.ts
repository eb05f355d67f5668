import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3'
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server'
import { arnOf } from './account.ts'
import { portRefused } from './cannotStart.ts'
import type { Listening } from './server.ts'
import { type Delivery, receivedMailOf, type Stored } from './ses/receivedMail.ts'

export interface Smtp extends Listening {
  /** The addresses that mail is taken for, as the receipt rules name them. */
  readonly mailboxes: readonly string[]
  readonly bucket: string
  /** The beginning of every object's key. */
  readonly prefix?: string
  readonly queue: { readonly send: (body: string) => unknown }
  readonly s3?: S3Client
  /** The system's clock, milliseconds since 1970. */
  readonly now?: () => number
}

/** The limit of SES's S3 action on a mail with its headers. */
const largestMail = 40 * 1024 * 1024

/** A reply with its code (RFC 5321, 4.2.3) and its enhanced code (RFC 3463). */
const refusal = (responseCode: number, message: string): Error =>
  Object.assign(new Error(message), { responseCode })

/** What stands behind a plus is the mailbox's own affair, as a receipt rule of SES takes it (RFC 5233). */
const withoutDetail = (address: string): string => address.replace(/\+[^@]*(?=@)/, '')

/** All of it, or nothing where it is too long; the rest of such a mail is read and dropped, as SMTP wants. */
const gather = async (stream: SMTPServerDataStream): Promise<Buffer | undefined> => {
  const chunks: Buffer[] = []
  for await (const chunk of stream) if (stream.byteLength <= largestMail) chunks.push(chunk)
  return stream.sizeExceeded ? undefined : Buffer.concat(chunks)
}

const deliveryOf = (raw: Buffer, session: SMTPServerSession, at: Date): Delivery => ({
  raw,
  from: session.envelope.mailFrom ? session.envelope.mailFrom.address : '',
  recipients: session.envelope.rcptTo.map(({ address }) => address),
  helo: session.hostNameAppearsAs || 'unknown',
  client: session.remoteAddress,
  at,
})

/**
 * The landlord's mail server: SES receiving with a receipt rule that stores the mail in S3 and tells a queue. The
 * sender hears 250 only when both have it on the disk; where either fails, 451, and the sender's server tries again.
 * Throws `CannotStart`.
 */
export const startSmtp = async (options: Smtp) => {
  const { mailboxes, bucket, prefix = 'inbound/', queue, now = Date.now, port = 2525 } = options
  const s3 = options.s3 ?? new S3Client({})
  const stored: Stored = { bucket, prefix, topicArn: arnOf('sns', 'received-mail') }
  const ours = new Set(mailboxes.map((mailbox) => mailbox.toLowerCase()))

  const take = async (delivery: Delivery): Promise<string> => {
    const { raw, notification } = await receivedMailOf(delivery, stored)
    const { bucketName: Bucket, objectKey: Key } = notification.receipt.action
    await s3.send(new PutObjectCommand({ Bucket, Key, Body: raw }))
    queue.send(JSON.stringify(notification))
    return notification.mail.messageId
  }

  const receive = async (stream: SMTPServerDataStream, session: SMTPServerSession): Promise<string> => {
    const raw = await gather(stream)
    if (!raw) throw refusal(552, '5.3.4 This mail is longer than the 40 MB that we can take')
    const id = await take(deliveryOf(raw, session, new Date(now()))).catch((error: unknown) => {
      console.error(error)
      throw refusal(451, '4.3.0 We could not keep this mail. Please send it again')
    })
    return `OK ${id}`
  }

  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    hideSMTPUTF8: true,
    disableReverseLookup: true,
    size: largestMail,
    maxClients: 100,
    closeTimeout: 1000,
    banner: 'Putright takes mail here',
    onRcptTo: ({ address }, _session, callback) =>
      ours.has(withoutDetail(address.toLowerCase()))
        ? callback()
        : callback(
            refusal(550, `5.1.1 No mailbox ${address} here. We take mail for ${mailboxes.join(', ')}`),
          ),
    onData: (stream, session, callback) => {
      receive(stream, session).then((reply) => callback(null, reply), callback)
    },
  })

  await new Promise<void>((listening, refused) => {
    server.once('error', (error) => refused(portRefused(error, port, options.option)))
    server.listen(port, '127.0.0.1', () => listening())
  })
  // A client that breaks off is no fault of the server's.
  server.on('error', () => undefined)

  const address = server.server.address()
  const actual = address !== null && typeof address === 'object' ? address.port : port
  const close = (): Promise<void> => new Promise((closed) => server.close(() => closed()))
  return { url: `smtp://127.0.0.1:${actual}`, port: actual, close }
}
