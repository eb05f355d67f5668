import { createHash } from 'node:crypto'
import type { Tenant } from '../../casework/addressBook.ts'
import { repliedReference } from '../../casework/replyAddress.ts'
import { instantSchema } from '../../domain/calendar/instant.ts'
import type { Landlord } from '../../domain/landlord/landlord.ts'
import {
  type Attachment,
  type Message,
  messageSchema,
  type ReturnedMail,
} from '../../domain/message/message.ts'
import { instantOfDate } from '../../mail/date.ts'
import type { ReadMail } from '../../mail/readMailSchema.ts'
import { answerTo, automaticKindOf, withoutDetail } from './answerTo.ts'
import { addressesToLookUp, type Correspondents, correspondentsOf } from './correspondents.ts'
import { isProven, type SesNotification, suspicion } from './sesNotification.ts'

/**
 * The longest text that a commit holds, in characters: with its evidence it stays well under DynamoDB's 400 KB an item.
 * The raw mail in object storage is whole.
 */
const longestText = 40_000
const longestThread = 50

const bare = (id: string): string => id.replace(/^<|>$/g, '')

/**
 * The mail's own identity: the same mail again, or to another of our addresses, has the same. Not the Message-ID alone,
 * since broken programs give different mails the same one; and where there is none, the date it was written instead.
 */
const identityOf = (mail: ReadMail): string => {
  const parts = [mail.messageId ?? mail.date, mail.from.address, mail.subject, mail.fullText]
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url')
}

const threadOf = (mail: ReadMail): string[] => mail.references.map(bare).slice(-longestThread)

/** Where letters about it go: to whoever wrote; to the resident where staff pass on the resident's words. */
const replyRouteOf = (mail: ReadMail, { staff, person }: Correspondents): Message['replyRoute'] => {
  const address = staff === null ? answerTo(mail) : person.email
  if (address === null) return null
  const messageId = mail.messageId === null || staff !== null ? null : bare(mail.messageId)
  return { channel: 'email', address, messageId, references: threadOf(mail) }
}

const authorOf = (automatic: Message['automatic'], staff: string | null): Message['author'] => {
  if (automatic !== null) return 'machine'
  return staff === null ? 'resident' : 'staff'
}

/** When the resident wrote what staff pass on: from then on the landlord knew. */
const saidAtOf = (mail: ReadMail, { staff }: Correspondents): Message['saidAt'] => {
  const date = staff === null ? null : instantOfDate(mail.forwarded.at(-1)?.date ?? '')
  return date === null ? null : instantSchema.parse(date)
}

const returnedOf = ({ bounce }: ReadMail): ReturnedMail | undefined => {
  if (bounce === null) return undefined
  return {
    threads: [...bounce.references, ...(bounce.messageId === null ? [] : [bounce.messageId])].map(bare),
    deliveries: bounce.deliveries.flatMap(({ recipient, outcome, final, status, reason }) =>
      recipient === null
        ? []
        : [
            {
              recipient,
              outcome: outcome === 'soft' && !final ? ('delayed' as const) : outcome,
              status,
              reason,
            },
          ],
    ),
  }
}

/** Only what there is to say. */
const present = <T extends Record<string, unknown>>(fields: T): Partial<T> =>
  Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined && value !== null),
  ) as Partial<T>

/** What a mail is read by besides its own bytes. */
export interface MailSetting {
  readonly landlord: Landlord
  readonly signingKey: string
  readonly attachments: readonly Attachment[]
  /** Who of those in the mail is in the address book, by address in small letters; the landlord's file is asked anyway. */
  readonly tenants?: ReadonlyMap<string, Tenant>
}

const isFromSender = (mail: ReadMail, notification: SesNotification): boolean =>
  mail.fromOne && isProven(notification, mail.from.address ?? '')

/** The addresses that a mail is to be looked up by. */
export const soughtAddresses = (mail: ReadMail, notification: SesNotification): readonly string[] =>
  addressesToLookUp(mail, isFromSender(mail, notification))

const addressesOf = (mail: ReadMail, { receipt }: SesNotification): readonly string[] => [
  ...receipt.recipients,
  ...[...mail.to, ...mail.cc].flatMap(({ address }) => (address === null ? [] : [address])),
]

/** Without what stands behind a plus, which may be the secret of a case's own address (RFC 5233). */
const deliveredTo = ({ receipt }: SesNotification): Message['deliveredTo'] => {
  const addresses = receipt.recipients.map((address) => withoutDetail(address).toLowerCase())
  return addresses.length === 0 ? undefined : [...new Set(addresses)]
}

/** A mail in the shape of every message. */
export const messageFromMail = (
  mail: ReadMail,
  notification: SesNotification,
  { landlord, signingKey, attachments, tenants = new Map() }: MailSetting,
): Message => {
  const proven = isFromSender(mail, notification)
  const correspondents = correspondentsOf(mail, { landlord, tenants }, proven)
  const { staff, person, onBehalfOf } = correspondents
  const automatic = automaticKindOf(mail, landlord)
  const { bucketName, objectKey } = notification.receipt.action
  return messageSchema.parse({
    channelMessageId: identityOf(mail),
    landlord: landlord.id,
    channel: 'email',
    receivedAt: notification.receipt.timestamp,
    saidAt: saidAtOf(mail, correspondents),
    author: authorOf(automatic, staff),
    staff,
    person,
    proven,
    subject: mail.subject === '' ? null : mail.subject,
    text: mail.newText.slice(0, longestText),
    attachments: [...attachments],
    replyRoute: automatic === null ? replyRouteOf(mail, correspondents) : null,
    automatic,
    caseReference: mail.caseReference,
    raw: { bucket: bucketName, key: objectKey },
    ...present({
      suspect: suspicion(notification),
      deliveredTo: deliveredTo(notification),
      repliesTo: repliedReference(addressesOf(mail, notification), landlord.mailboxes, signingKey),
      onBehalfOf,
      returned: automatic === 'bounce' ? returnedOf(mail) : undefined,
    }),
  })
}
