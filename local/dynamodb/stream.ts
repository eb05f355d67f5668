import { setTimeout as wait } from 'node:timers/promises'
import type { DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda'
import type { Invocation } from '../lambda.ts'
import { createLanes, createLimit } from '../lanes.ts'
import { type Change, isChange, streamRecordOf } from './streamRecord.ts'

/** What hears of a table's changes: an event source mapping with its filter. */
export interface Subscription {
  readonly table: string
  readonly call: (event: DynamoDBStreamEvent) => Promise<Invocation>
  readonly filter?: (record: DynamoDBRecord) => boolean
  /** Calls at once, across partition keys. */
  readonly concurrency?: number
  /** Milliseconds before each further try of a failed delivery. */
  readonly retryAfter?: readonly number[]
}

const failed = (invocation: Invocation): boolean => {
  if ('error' in invocation) return true
  const { payload } = invocation
  return (
    payload !== null &&
    typeof payload === 'object' &&
    'batchItemFailures' in payload &&
    Array.isArray(payload.batchItemFailures) &&
    payload.batchItemFailures.length > 0
  )
}

/**
 * DynamoDB Streams to one function: in order per partition key, a few keys at once, each record in its own event.
 *
 * Not durable, on purpose: what a crash or the last failed try leaves behind is what the product's own sweep over
 * its `undelivered` index is for, on this machine as on AWS, and so is exercised here.
 */
export const createStream = (subscription: Subscription, now: () => number) => {
  const { call, filter = () => true, concurrency = 8, retryAfter = [50, 250, 1000] } = subscription
  const lanes = createLanes()
  const limit = createLimit(concurrency)
  const closing = new AbortController()
  let sequence = BigInt(Date.now()) * 1_000_000n

  const once = (record: DynamoDBRecord): Promise<boolean> =>
    limit(() =>
      call({ Records: [record] }).then(
        (invocation) => !failed(invocation),
        () => false,
      ),
    )

  const deliver = async (record: DynamoDBRecord): Promise<void> => {
    for (const pause of [0, ...retryAfter]) {
      await wait(pause, undefined, { signal: closing.signal })
      if (await once(record)) return
    }
    console.error(JSON.stringify({ level: 'WARN', message: 'A stream record was left to the sweep' }))
  }

  /** Takes changes in the order in which they were made; returns at once. */
  const publish = (changes: readonly Change[], partition: (change: Change) => string): void => {
    for (const change of changes.filter(isChange)) {
      sequence += 1n
      const record = streamRecordOf(change, sequence, now())
      if (filter(record)) lanes.run([partition(change)], () => deliver(record)).catch(() => undefined)
    }
  }

  const close = async (): Promise<void> => {
    closing.abort()
    await lanes.settled()
  }

  return { publish, idle: lanes.idle, settled: lanes.settled, busy: lanes.busy, close }
}

export type Stream = ReturnType<typeof createStream>
