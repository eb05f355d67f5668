import { createHash } from 'node:crypto'
import type { Landlord } from '../../domain/landlord/landlord.ts'
import { type Message, messageSchema, type Person } from '../../domain/message/message.ts'
import type { ReadMail } from '../../mail/readMailSchema.ts'
import { answerTo, automaticKindOf, sameAddress, validAddress } from './answerTo.ts'
import { isProven, type SesNotification, suspicion } from './sesNotification.ts'

/**
 * The longest text that a commit holds, in characters: with its evidence it stays well under DynamoDB's 400 KB an item.
 * The raw mail in object storage is whole.
 */
const longestText = 40_000
const mostAttachments = 200
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

/** The sender as the landlord's address book knows them, and only where the sender is proven. */
const personOf = (mail: ReadMail, landlord: Landlord, proven: boolean): Person => {
  const email = validAddress(mail.from.address)
  const tenancy = landlord.tenancies.find(
    ({ people }) =>
      email !== null &&
      people.some((person) => person.email !== undefined && sameAddress(person.email, email)),
  )
  return {
    name: mail.from.name,
    email,
    phone: null,
    address: proven && tenancy !== undefined ? `${tenancy.address}, ${tenancy.postcode}` : null,
    tenancy: proven && tenancy !== undefined ? tenancy.id : null,
  }
}

const staffOf = (mail: ReadMail, landlord: Landlord, proven: boolean): string | null => {
  const { address } = mail.from
  if (!proven || address === null) return null
  return landlord.staff.find((member) => sameAddress(member.email, address))?.id ?? null
}

const replyRouteOf = (mail: ReadMail): Message['replyRoute'] => {
  const address = answerTo(mail)
  if (address === null) return null
  return {
    channel: 'email',
    address,
    messageId: mail.messageId === null ? null : bare(mail.messageId),
    references: mail.references.map(bare).slice(-longestThread),
  }
}

const authorOf = (automatic: Message['automatic'], staff: string | null): Message['author'] => {
  if (automatic !== null) return 'machine'
  return staff === null ? 'resident' : 'staff'
}

/** A mail in the shape of every message. */
export const messageFromMail = (
  mail: ReadMail,
  notification: SesNotification,
  landlord: Landlord,
): Message => {
  const proven = isProven(notification)
  const staff = staffOf(mail, landlord, proven)
  const automatic = automaticKindOf(mail, landlord)
  const suspect = suspicion(notification)
  const { bucketName, objectKey } = notification.receipt.action
  return messageSchema.parse({
    channelMessageId: identityOf(mail),
    landlord: landlord.id,
    channel: 'email',
    receivedAt: notification.receipt.timestamp,
    saidAt: null,
    author: authorOf(automatic, staff),
    staff,
    person: personOf(mail, landlord, proven),
    proven,
    ...(suspect === undefined ? {} : { suspect }),
    subject: mail.subject === '' ? null : mail.subject,
    text: mail.newText.slice(0, longestText),
    attachments: mail.attachments
      .slice(0, mostAttachments)
      .map(({ filename, contentType, size }) => ({ filename, contentType, size, stored: null })),
    replyRoute: automatic === null ? replyRouteOf(mail) : null,
    automatic,
    caseReference: mail.caseReference,
    raw: { bucket: bucketName, key: objectKey },
  })
}
