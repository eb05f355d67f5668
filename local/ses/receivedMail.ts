import { randomInt } from 'node:crypto'
import type { SESMessage } from 'aws-lambda'
import PostalMime, { type Address, type Email } from 'postal-mime'
import { region } from '../account.ts'
import { type Verdicts, verdictsOf } from './verdicts.ts'

/** A mail as it came over SMTP. */
export interface Delivery {
  readonly raw: Buffer
  /** MAIL FROM; empty for a bounce. */
  readonly from: string
  /** RCPT TO. */
  readonly recipients: readonly string[]
  /** What the client called itself, and its address. */
  readonly helo: string
  readonly client: string
  readonly at: Date
}

/** Where a receipt rule put the mail. */
export interface Stored {
  readonly bucket: string
  readonly prefix: string
  readonly topicArn: string
}

const alphabet = 'abcdefghijklmnopqrstuvwxyz0123456789'

/** Forty small letters and digits, as SES makes them. */
const receiptId = (): string =>
  Array.from({ length: 40 }, () => alphabet[randomInt(alphabet.length)]).join('')

const mailTime = (at: Date): string => `${at.toUTCString().replace('GMT', '+0000')} (UTC)`

/** Folded as SES folds them; what a client says of itself cannot break a line. */
const oneLine = (text: string): string => text.replace(/[\r\n]+/g, ' ')

/** The headers that SES puts before those of the mail. */
const prepended = (id: string, delivery: Delivery, verdicts: Verdicts): string => {
  const { from, recipients, at } = delivery
  const helo = oneLine(delivery.helo)
  const spf = verdicts.spf.toLowerCase()
  const checked = `${spf} (spfCheck: checked on this machine) client-ip=${delivery.client}; envelope-from=${from}; helo=${helo};`
  return [
    `Return-Path: <${from}>`,
    `Received: from ${helo} (${helo} [${delivery.client}])`,
    ` by inbound-smtp.${region}.amazonaws.com with SMTP id ${id}`,
    ` for ${recipients[0] ?? ''};`,
    ` ${mailTime(at)}`,
    `X-SES-Spam-Verdict: ${verdicts.spam}`,
    `X-SES-Virus-Verdict: ${verdicts.virus}`,
    `Received-SPF: ${checked}`,
    'Authentication-Results: amazonses.com;',
    ` spf=${checked}`,
    ` dkim=${verdicts.dkim.toLowerCase()};`,
    ` dmarc=${verdicts.dmarc.toLowerCase()};`,
    '',
  ].join('\r\n')
}

/** The header section, by which a mail is described without reading its body. */
const headerSection = (raw: Buffer): Buffer => {
  const end = /\r?\n\r?\n/.exec(raw.toString('latin1', 0, 1024 * 1024))
  return end ? raw.subarray(0, end.index + end[0].length) : raw.subarray(0, 1024 * 1024)
}

const written = ({ name, address, group }: Address): string[] => {
  if (group) return group.flatMap(written)
  if (!address) return name ? [name] : []
  return [name ? `${name} <${address}>` : address]
}

const listed = (addresses: readonly Address[] | undefined): string[] | undefined =>
  addresses && addresses.length > 0 ? addresses.flatMap(written) : undefined

const commonHeaders = (email: Email, returnPath: string, at: Date) => {
  const value = (name: string) => email.headers.find(({ key }) => key === name)?.value
  const optional = {
    from: email.from && written(email.from),
    sender: email.sender && written(email.sender),
    to: listed(email.to),
    cc: listed(email.cc),
    replyTo: listed(email.replyTo),
    subject: email.subject,
  }
  const present = Object.fromEntries(Object.entries(optional).filter(([, each]) => each !== undefined))
  return {
    ...present,
    returnPath,
    date: value('date') ?? mailTime(at),
    messageId: email.messageId ?? '',
  }
}

/** SES leaves out the headers past 10 KB (developer guide, “Contents of notifications”). */
const mostHeaderBytes = 10 * 1024

const headersOf = (email: Email) => {
  const headers: { name: string; value: string }[] = []
  let size = 0
  for (const { originalKey, value } of email.headers) {
    size += Buffer.byteLength(originalKey) + Buffer.byteLength(value) + 4
    if (size > mostHeaderBytes) return { headers, headersTruncated: true }
    headers.push({ name: originalKey, value })
  }
  return { headers, headersTruncated: false }
}

const mailOf = (id: string, delivery: Delivery, email: Email): SESMessage['mail'] => {
  const addressed = [...(email.to ?? []), ...(email.cc ?? [])].flatMap(({ address }) => address || [])
  return {
    timestamp: delivery.at.toISOString(),
    source: delivery.from,
    messageId: id,
    destination: addressed.length > 0 ? addressed : [...delivery.recipients],
    ...headersOf(email),
    commonHeaders: commonHeaders(email, delivery.from, delivery.at),
  }
}

const receiptOf = (id: string, delivery: Delivery, verdicts: Verdicts, stored: Stored) => ({
  timestamp: delivery.at.toISOString(),
  processingTimeMillis: 1,
  recipients: [...delivery.recipients],
  spamVerdict: { status: verdicts.spam },
  virusVerdict: { status: verdicts.virus },
  spfVerdict: { status: verdicts.spf },
  dkimVerdict: { status: verdicts.dkim },
  dmarcVerdict: { status: verdicts.dmarc },
  ...(verdicts.dmarc === 'FAIL' && { dmarcPolicy: 'none' as const }),
  action: {
    type: 'S3' as const,
    topicArn: stored.topicArn,
    bucketName: stored.bucket,
    objectKeyPrefix: stored.prefix,
    objectKey: `${stored.prefix}${id}`,
  },
})

/** What SES publishes when an S3 action has stored a mail, delivered raw. */
const notificationOf = (mail: SESMessage['mail'], receipt: ReturnType<typeof receiptOf>) => ({
  notificationType: 'Received' as const,
  mail,
  receipt,
})

/**
 * What SES makes of a mail: the bytes that it stores, and the notification of the S3 action. Shapes and limits are
 * those of the developer guide, “Contents of notifications for Amazon SES email receiving”.
 */
export const receivedMailOf = async (delivery: Delivery, stored: Stored) => {
  const id = receiptId()
  const own = await PostalMime.parse(headerSection(delivery.raw))
  const verdicts = verdictsOf(own.headers.find(({ key }) => key === 'x-local-verdicts')?.value)
  const raw = Buffer.concat([Buffer.from(prepended(id, delivery, verdicts)), delivery.raw])
  const mail = mailOf(id, delivery, await PostalMime.parse(headerSection(raw)))
  return { raw, notification: notificationOf(mail, receiptOf(id, delivery, verdicts, stored)) }
}
