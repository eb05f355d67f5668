import { createHash, randomUUID } from 'node:crypto'
import type { SQSEvent, SQSRecord } from 'aws-lambda'
import { z } from 'zod'
import { arnOf, region } from './account.ts'
import type { Work } from './clock.ts'
import type { Invocation } from './lambda.ts'
import { openMessages, type StoredMessage } from './queueMessages.ts'

export interface Queue {
  /** The SQLite file that holds the messages. */
  readonly file: string
  readonly name: string
  readonly call: (event: SQSEvent) => Promise<Invocation>
  /** Seconds for which a message that was received is hidden from the next receive. */
  readonly visibilitySeconds?: number
  /** A message received so often without success is moved to the dead letters. */
  readonly maxReceives?: number
  /** Messages in one event at most. */
  readonly batchSize?: number
  /** Calls at once. */
  readonly concurrency?: number
  /** While this holds nothing more is taken, as where a consumer's own work is far behind; AWS would scale instead. */
  readonly hold?: () => boolean
  /** Seconds until a message that failed is tried again, by how often it was received. */
  readonly retrySeconds?: (receives: number) => number
}

export interface RunningQueue extends Work {
  /** Keeps a message; when this returns its id, the message is on the disk. */
  readonly send: (body: string) => string
  /** What was given up, oldest first. */
  readonly deadLetters: () => readonly { id: string; body: string }[]
  /** Gives every dead letter another life; returns how many. */
  readonly redrive: () => number
  readonly close: () => Promise<void>
}

/** The service's limit on a message. */
const largestMessage = 1_048_576

/** Milliseconds between two looks at whether it must still hold. */
const holdFor = 100

/** Doubles from one second to a minute. */
const backoff = (receives: number): number => Math.min(60, 2 ** (receives - 1))

const failuresSchema = z.object({
  batchItemFailures: z.array(z.object({ itemIdentifier: z.string() })).nullish(),
})

const recordOf = (queue: string, message: StoredMessage): SQSRecord => ({
  messageId: message.id,
  receiptHandle: randomUUID(),
  body: message.body,
  attributes: {
    ApproximateReceiveCount: String(message.receives),
    SentTimestamp: String(message.sentAt),
    SenderId: 'AIDALOCAL',
    ApproximateFirstReceiveTimestamp: String(message.firstReceivedAt),
  },
  messageAttributes: {},
  md5OfBody: createHash('md5').update(message.body).digest('hex'),
  eventSource: 'aws:sqs',
  eventSourceARN: arnOf('sqs', queue),
  awsRegion: region,
})

/**
 * Which messages of a batch failed, by `ReportBatchItemFailures`: none where the answer names none, all where the
 * function failed or the answer is not of that shape or names a message that was not in the batch.
 */
export const failedIn = (ids: readonly string[], invocation: Invocation): readonly string[] => {
  if ('error' in invocation) return ids
  const parsed = failuresSchema.safeParse(invocation.payload ?? {})
  if (!parsed.success) return ids
  const failed = (parsed.data.batchItemFailures ?? []).map(({ itemIdentifier }) => itemIdentifier)
  return failed.every((id) => ids.includes(id)) ? failed : ids
}

/**
 * SQS as the event source of one function: durable, at least once, retried with backoff, given up after a number of
 * receives. Visibility runs on real time, never on the system's clock. When it opens again after a crash, what was
 * being worked on is delivered at once, and that receive is not counted: the message was not at fault.
 */
export const openQueue = (queue: Queue): RunningQueue => {
  const { name, call, batchSize = 10, concurrency = 5, retrySeconds = backoff } = queue
  const { visibilitySeconds = 180, maxReceives = 5, hold = () => false } = queue
  const messages = openMessages(queue.file)
  const calls = new Set<Promise<void>>()
  let timer: NodeJS.Timeout | undefined
  let closed = false
  let waiting: (() => void)[] = []

  const deliver = async (batch: readonly StoredMessage[]): Promise<void> => {
    const ids = batch.map(({ id }) => id)
    const invocation = await call({ Records: batch.map((message) => recordOf(name, message)) }).catch(
      (): Invocation => ({ error: { errorType: 'Error', errorMessage: '', stackTrace: [] } }),
    )
    const failed = failedIn(ids, invocation)
    messages.done(ids.filter((id) => !failed.includes(id)))
    for (const { id, receives } of batch.filter(({ id }) => failed.includes(id)))
      messages.retry(id, Date.now() + retrySeconds(receives) * 1000)
  }

  const start = (batch: readonly StoredMessage[]): void => {
    const running: Promise<void> = deliver(batch).finally(() => {
      calls.delete(running)
      pump()
    })
    calls.add(running)
  }

  const sleep = (): void => {
    clearTimeout(timer)
    const next = messages.nextVisible()
    if (next !== undefined) timer = setTimeout(pump, Math.max(0, next - Date.now()))
  }

  const idle = (): boolean => calls.size === 0 && messages.waiting() === 0

  const lookAgain = (): void => {
    clearTimeout(timer)
    timer = setTimeout(pump, holdFor)
  }

  /** Starts as many calls as there is room for; is there room left? */
  const fill = (): boolean => {
    if (hold()) {
      lookAgain()
      return false
    }
    while (calls.size < concurrency) {
      const batch = messages.receive({ most: batchSize, maxReceives, visibilitySeconds, at: Date.now() })
      if (batch.length === 0) return true
      start(batch)
    }
    return false
  }

  const pump = (): void => {
    if (closed) return
    if (fill()) sleep()
    if (idle()) for (const wake of waiting.splice(0)) wake()
  }

  const send = (body: string): string => {
    if (Buffer.byteLength(body) > largestMessage)
      throw new RangeError(`A message holds at most ${largestMessage} bytes.`)
    const id = randomUUID()
    messages.add(id, body, Date.now())
    setImmediate(pump)
    return id
  }

  const redrive = (): number => {
    const count = messages.redrive()
    pump()
    return count
  }

  const settled = async (): Promise<void> => {
    if (!idle()) await new Promise<void>((wake) => waiting.push(wake))
  }

  const close = async (): Promise<void> => {
    closed = true
    clearTimeout(timer)
    await Promise.all(calls)
    for (const wake of waiting) wake()
    waiting = []
    messages.close()
  }

  setImmediate(pump)
  return { send, idle, settled, deadLetters: messages.dead, redrive, close }
}
