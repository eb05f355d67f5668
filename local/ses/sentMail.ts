import PostalMime, { type Address } from 'postal-mime'
import { z } from 'zod'
import { region } from '../account.ts'
import type { SendEmail } from './sendEmailRequest.ts'

/** A mail as it left: what the mailbox shows and keeps. */
export const sentMailSchema = z.object({
  from: z.string(),
  /** Everyone who gets it, as addressed: to, copied, and blindly copied. */
  to: z.array(z.string()),
  subject: z.string(),
  text: z.string(),
  html: z.string(),
  headers: z.record(z.string(), z.string()),
  /** ISO 8601, by the system's clock. */
  at: z.string(),
})

export type SentMail = z.infer<typeof sentMailSchema>

interface Sent {
  readonly messageId: string
  readonly at: Date
}

/** What SES sets whatever the sender wrote: its own Message-ID, and the time at which it took the mail. */
const setBySes = ({ messageId, at }: Sent) => ({
  'Message-ID': `<${messageId}@${region}.amazonses.com>`,
  Date: at.toUTCString().replace('GMT', '+0000'),
})

const recipientsOf = ({ Destination }: SendEmail): string[] => [
  ...Destination.ToAddresses,
  ...Destination.CcAddresses,
  ...Destination.BccAddresses,
]

const listed = (name: string, addresses: readonly string[]): Record<string, string> =>
  addresses.length === 0 ? {} : { [name]: addresses.join(', ') }

type Simple = NonNullable<SendEmail['Content']['Simple']>

const simpleMail = (request: SendEmail, { Subject, Body, Headers }: Simple, sent: Sent): SentMail => ({
  from: request.FromEmailAddress ?? '',
  to: recipientsOf(request),
  subject: Subject.Data,
  text: Body.Text?.Data ?? '',
  html: Body.Html?.Data ?? '',
  headers: {
    From: request.FromEmailAddress ?? '',
    ...listed('To', request.Destination.ToAddresses),
    ...listed('Cc', request.Destination.CcAddresses),
    ...listed('Reply-To', request.ReplyToAddresses),
    Subject: Subject.Data,
    ...Object.fromEntries(Headers.map(({ Name, Value }) => [Name, Value])),
    ...setBySes(sent),
  },
  at: sent.at.toISOString(),
})

const written = (address: Address | undefined): string => {
  if (!address?.address) return address?.name ?? ''
  return address.name ? `${address.name} <${address.address}>` : address.address
}

/** The names of headers keep the case in which they were written; SES's own take the place of the sender's. */
const rawHeaders = (parsed: { headers: readonly { originalKey: string; value: string }[] }, sent: Sent) => {
  const own = setBySes(sent)
  const replaced = Object.keys(own).map((name) => name.toLowerCase())
  const kept = parsed.headers.filter(
    ({ originalKey }) => ![...replaced, 'bcc'].includes(originalKey.toLowerCase()),
  )
  return { ...Object.fromEntries(kept.map(({ originalKey, value }) => [originalKey, value])), ...own }
}

const rawMail = async (request: SendEmail, data: string, sent: Sent): Promise<SentMail> => {
  const parsed = await PostalMime.parse(Buffer.from(data, 'base64'))
  const addressed = [...(parsed.to ?? []), ...(parsed.cc ?? []), ...(parsed.bcc ?? [])].map(written)
  const recipients = recipientsOf(request)
  return {
    from: request.FromEmailAddress ?? written(parsed.from),
    to: recipients.length > 0 ? recipients : addressed,
    subject: parsed.subject ?? '',
    text: parsed.text ?? '',
    html: parsed.html ?? '',
    headers: rawHeaders(parsed, sent),
    at: sent.at.toISOString(),
  }
}

/** The mail that a request sends. */
export const sentMailOf = async (request: SendEmail, sent: Sent): Promise<SentMail> => {
  const { Simple, Raw } = request.Content
  return Simple ? simpleMail(request, Simple, sent) : rawMail(request, Raw?.Data ?? '', sent)
}

/** The bare address in `Name <a@b>`, in lower case, by which a mailbox is found. */
export const bareAddress = (address: string): string =>
  (/<([^<>]+)>\s*$/.exec(address)?.[1] ?? address).trim().toLowerCase()
