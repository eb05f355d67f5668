import { randomBytes } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import type { DynamoDBRecord } from 'aws-lambda'
import { arnOf, region } from '../account.ts'
import type { Item } from './engine.ts'

export interface Change {
  readonly table: string
  readonly keys: Item
  readonly before: Item | undefined
  readonly after: Item | undefined
}

const eventNameOf = ({ before, after }: Change): 'INSERT' | 'MODIFY' | 'REMOVE' => {
  if (!before) return 'INSERT'
  return after ? 'MODIFY' : 'REMOVE'
}

/** Did the write change the item? DynamoDB writes no stream record for one that did not. */
export const isChange = ({ before, after }: Change): boolean => !isDeepStrictEqual(before, after)

/** A change as DynamoDB Streams hands it to Lambda, view type NEW_IMAGE. `at`: milliseconds since 1970. */
export const streamRecordOf = (change: Change, sequence: bigint, at: number): DynamoDBRecord => ({
  eventID: randomBytes(16).toString('hex'),
  eventName: eventNameOf(change),
  eventVersion: '1.1',
  eventSource: 'aws:dynamodb',
  awsRegion: region,
  dynamodb: {
    ApproximateCreationDateTime: Math.floor(at / 1000),
    Keys: change.keys,
    ...(change.after && { NewImage: change.after }),
    SequenceNumber: String(sequence).padStart(21, '0'),
    SizeBytes: Buffer.byteLength(JSON.stringify([change.keys, change.after ?? {}])),
    StreamViewType: 'NEW_IMAGE',
  },
  eventSourceARN: arnOf('dynamodb', `table/${change.table}/stream/2026-01-01T00:00:00.000`),
})
