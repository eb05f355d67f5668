import { z } from 'zod'

const printableAscii = /^[\x20-\x7e]*$/

/**
 * SES takes addresses in ASCII only: a name in another script must be a MIME encoded word, a domain Punycode
 * (SES developer guide, “Using the Amazon SES API”). The shape is `a@b` or `Name <a@b>`.
 */
const address = z
  .string()
  .regex(printableAscii, 'Non-ASCII characters in an address must be encoded.')
  .regex(/^(?:[^<>]*<)?[^\s<>@]+@[^\s<>@]+>?$/, 'Missing final ‘@domain’')

const addresses = z.array(address).default([])

const content = z.object({ Data: z.string(), Charset: z.string().optional() })

/** SES sets these itself in a Simple message (developer guide, “Amazon SES header fields”). */
const setBySes = [
  'bcc',
  'cc',
  'content-disposition',
  'content-type',
  'date',
  'from',
  'message-id',
  'mime-version',
  'reply-to',
  'return-path',
  'subject',
  'to',
]

/** The limits are those of `MessageHeader` in the API reference. */
const header = z
  .object({
    Name: z
      .string()
      .regex(/^[\x21-\x39\x3b-\x7e]{1,126}$/, 'A header’s name is 1 to 126 printable ASCII characters.')
      .refine((name) => !setBySes.includes(name.toLowerCase()), 'Header is not allowed to be specified.'),
    Value: z
      .string()
      .max(995, 'A header’s value has 995 characters at most.')
      .regex(printableAscii, 'A header’s value is printable ASCII.'),
  })
  .refine(
    ({ Name, Value }) => Name.length + Value.length <= 996,
    'A header has 996 characters at most, its name with its value.',
  )

const bodySchema = z
  .object({ Text: content.optional(), Html: content.optional() })
  .refine(({ Text, Html }) => Text || Html, 'A body needs text or HTML.')

const simple = z.object({
  Subject: content,
  Body: bodySchema,
  Headers: z.array(header).max(15, 'A message has 15 headers at most.').default([]),
  Attachments: z.undefined('This machine’s SES takes no attachments in a Simple message.').optional(),
})

const destination = z
  .object({ ToAddresses: addresses, CcAddresses: addresses, BccAddresses: addresses })
  .prefault({})
  .refine(
    ({ ToAddresses, CcAddresses, BccAddresses }) =>
      ToAddresses.length + CcAddresses.length + BccAddresses.length <= 50,
    'Recipient count exceeds 50.',
  )

/** SESv2 `SendEmail`. What this stand-in does not send is refused, never dropped. */
export const sendEmailSchema = z
  .object({
    FromEmailAddress: address.optional(),
    ReplyToAddresses: addresses,
    Destination: destination,
    Content: z.object({
      Simple: simple.optional(),
      Raw: z.object({ Data: z.base64() }).optional(),
      Template: z.undefined('This machine’s SES sends no templates.').optional(),
    }),
    ConfigurationSetName: z.string().optional(),
    EmailTags: z.array(z.object({ Name: z.string(), Value: z.string() })).optional(),
  })
  .refine(
    ({ Content: { Simple, Raw } }) => Boolean(Simple) !== Boolean(Raw),
    'Content is one of Simple and Raw.',
  )
  .refine(({ Content, FromEmailAddress }) => !Content.Simple || FromEmailAddress, 'From is missing.')
  .refine(
    ({ Content, Destination: { ToAddresses, CcAddresses, BccAddresses } }) =>
      !Content.Simple || ToAddresses.length + CcAddresses.length + BccAddresses.length > 0,
    'Recipients are missing.',
  )

export type SendEmail = z.output<typeof sendEmailSchema>
