import type { Objects } from '../../aws/objects.ts'
import type { Tenant } from '../../casework/addressBook.ts'
import type { Casework } from '../../casework/ports.ts'
import { type Received, receiveMessage } from '../../casework/receiveMessage.ts'
import type { Message } from '../../domain/message/message.ts'
import { measure } from '../../live/measure.ts'
import { readMail } from '../../mail/readMail.ts'
import type { ReadMail } from '../../mail/readMailSchema.ts'
import { eachMessage } from '../eachMessage.ts'
import { messageFromMail, soughtAddresses } from './messageFromMail.ts'
import { type SesNotification, sesNotificationSchema, suspicion } from './sesNotification.ts'
import { describeAttachments, storeAttachments } from './storeAttachments.ts'

export interface ReceiveMail {
  readonly casework: Casework
  readonly objects: Objects
  /** Where attachments are kept apart from their mails, to be scanned. */
  readonly attachmentBucket: string
}

/** What the scan called a virus is described and left in the raw mail, which nobody opens. */
const attachmentsOf = async (
  { objects, attachmentBucket }: ReceiveMail,
  mail: ReadMail,
  notification: SesNotification,
) =>
  suspicion(notification) === 'virus'
    ? await describeAttachments(mail)
    : await storeAttachments(mail, {
        objects,
        bucket: attachmentBucket,
        mailKey: notification.receipt.action.objectKey,
      })

const tenantsAmong = async (
  { addressBook }: Casework,
  addresses: readonly string[],
): Promise<ReadonlyMap<string, Tenant>> => {
  const tenants = new Map<string, Tenant>()
  for (const address of new Set(addresses)) {
    const tenant = (await addressBook?.findByEmail(address)) ?? null
    if (tenant !== null) tenants.set(address.toLowerCase(), tenant)
  }
  return tenants
}

/** One mail that is stored, into the case that it opens or joins. */
export const receiveOne = async (
  dependencies: ReceiveMail,
  notification: SesNotification,
  changes: Partial<Message> = {},
): Promise<Received> => {
  const { casework, objects } = dependencies
  const { bucketName, objectKey } = notification.receipt.action
  const mail = await readMail(await objects.read(bucketName, objectKey))
  const attachments = await attachmentsOf(dependencies, mail, notification)
  const { landlord } = casework.rules
  const { signingKey } = casework.mail
  const tenants = await tenantsAmong(casework, soughtAddresses(mail, notification))
  const setting = { landlord, signingKey, attachments, tenants }
  const message = messageFromMail(mail, notification, setting)
  if (message.suspect === 'virus') measure('VirusReceived')
  return await receiveMessage(casework)({ ...message, ...changes })
}

/** Mail that SES has stored, told through a queue. */
export const createReceiveMail = (dependencies: ReceiveMail) =>
  eachMessage('receive-mail', (body) =>
    receiveOne(dependencies, sesNotificationSchema.parse(JSON.parse(body))),
  )
