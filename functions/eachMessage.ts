import { z } from 'zod'
import { logFault } from '../live/logFault.ts'
import { lambda } from './lambda.ts'

const queueSchema = z.object({ Records: z.array(z.object({ messageId: z.string(), body: z.string() })) })

/** Works on each message of a queue's batch. One that fails is told by itself, and tried again alone. */
export const eachMessage = (name: string, work: (body: string) => Promise<unknown>) =>
  lambda(queueSchema, async ({ Records }) => {
    const batchItemFailures: { itemIdentifier: string }[] = []
    for (const { messageId, body } of Records) {
      try {
        await work(body)
      } catch (fault) {
        logFault(name, fault)
        batchItemFailures.push({ itemIdentifier: messageId })
      }
    }
    return { batchItemFailures }
  })
