import { z } from 'zod'
import type { Objects } from '../../aws/objects.ts'
import type { Casework } from '../../casework/ports.ts'
import { receiveMessage } from '../../casework/receiveMessage.ts'
import { logFault } from '../../live/logFault.ts'
import { readMail } from '../../mail/readMail.ts'
import { lambda } from '../lambda.ts'
import { messageFromMail } from './messageFromMail.ts'
import { sesNotificationSchema } from './sesNotification.ts'

export interface ReceiveMail {
  readonly casework: Casework
  readonly objects: Objects
}

const queueSchema = z.object({ Records: z.array(z.object({ messageId: z.string(), body: z.string() })) })

const receiveOne = async ({ casework, objects }: ReceiveMail, body: string): Promise<void> => {
  const notification = sesNotificationSchema.parse(JSON.parse(body))
  const { bucketName, objectKey } = notification.receipt.action
  const mail = await readMail(await objects.read(bucketName, objectKey))
  await receiveMessage(casework)(messageFromMail(mail, notification, casework.rules.landlord))
}

/** Mail that SES has stored, told through a queue. A mail that fails is told by itself, and tried again alone. */
export const createReceiveMail = (dependencies: ReceiveMail) =>
  lambda(queueSchema, async ({ Records }) => {
    const batchItemFailures: { itemIdentifier: string }[] = []
    for (const { messageId, body } of Records) {
      try {
        await receiveOne(dependencies, body)
      } catch (fault) {
        logFault('receive-mail', fault)
        batchItemFailures.push({ itemIdentifier: messageId })
      }
    }
    return { batchItemFailures }
  })
