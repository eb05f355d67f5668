import { z } from 'zod'
import { commitOf } from '../../aws/commitRow.ts'
import { rowOfStreamImage } from '../../aws/streamImage.ts'
import { deliverCommit } from '../../casework/deliverCommit.ts'
import type { CaseKeeping } from '../../casework/ports.ts'
import { logFault } from '../../live/logFault.ts'
import { lambda } from '../lambda.ts'

const streamSchema = z.object({
  Records: z.array(
    z.object({
      eventName: z.enum(['INSERT', 'MODIFY', 'REMOVE']),
      dynamodb: z.object({
        SequenceNumber: z.string(),
        NewImage: z
          .looseObject({
            sk: z.object({ S: z.string() }),
            undeliveredShard: z.object({ S: z.string() }).optional(),
          })
          .optional(),
      }),
    }),
  ),
})

type StreamRecord = z.infer<typeof streamSchema>['Records'][number]

/** A new commit's row that waits for delivery. The stream's filter passes only these; anything else is left alone. */
const isNewCommit = ({ eventName, dynamodb: { NewImage } }: StreamRecord): boolean =>
  eventName === 'INSERT' &&
  NewImage?.sk.S.startsWith('COMMIT#') === true &&
  NewImage.undeliveredShard !== undefined

/**
 * The commit feed, from DynamoDB Streams. Stops at the first commit that fails and names it, so that the order within
 * a case holds; the stream tries again from there.
 */
export const createDeliverCommits = (casework: CaseKeeping) =>
  lambda(streamSchema, async ({ Records }) => {
    for (const record of Records.filter(isNewCommit)) {
      try {
        await deliverCommit(casework)(commitOf(rowOfStreamImage(record.dynamodb.NewImage ?? {})))
      } catch (fault) {
        logFault('deliver-commits', fault)
        return { batchItemFailures: [{ itemIdentifier: record.dynamodb.SequenceNumber }] }
      }
    }
    return { batchItemFailures: [] }
  })
