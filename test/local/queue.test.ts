import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { SQSEvent, SQSRecord } from 'aws-lambda'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Invocation } from '../../local/lambda.ts'
import { failedIn, openQueue, type Queue } from '../../local/queue.ts'

let path: string
const closing: (() => Promise<void>)[] = []
beforeEach(() => {
  path = mkdtempSync(join(tmpdir(), 'putright-queue-'))
})
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
  rmSync(path, { recursive: true, force: true })
})

const open = (call: Queue['call'], options: Partial<Queue> = {}) => {
  const queue = openQueue({
    file: join(path, 'inbound.sqlite'),
    name: 'inbound',
    call,
    retrySeconds: () => 0.001,
    ...options,
  })
  closing.push(queue.close)
  return queue
}

const succeeded: Invocation = { payload: null }
const broken: Invocation = { error: { errorType: 'Error', errorMessage: 'no', stackTrace: [] } }

/** A function that keeps what it was given and answers as told. */
const listener = (answer: (event: SQSEvent) => Invocation | Promise<Invocation> = () => succeeded) => {
  const heard: SQSRecord[] = []
  const call = async (event: SQSEvent) => {
    heard.push(...event.Records)
    return answer(event)
  }
  const bodies = () => heard.map(({ body }) => body)
  return { heard, call, bodies }
}

test('a message reaches the function as an SQS event', async () => {
  const { heard, call } = listener()
  const queue = open(call)
  const messageId = queue.send('hello')
  await queue.settled()
  expect(heard).toEqual([
    {
      messageId,
      receiptHandle: expect.any(String),
      body: 'hello',
      attributes: {
        ApproximateReceiveCount: '1',
        SentTimestamp: expect.stringMatching(/^\d{13}$/),
        SenderId: expect.any(String),
        ApproximateFirstReceiveTimestamp: expect.stringMatching(/^\d{13}$/),
      },
      messageAttributes: {},
      md5OfBody: '5d41402abc4b2a76b9719d911017c592',
      eventSource: 'aws:sqs',
      eventSourceARN: 'arn:aws:sqs:eu-west-2:000000000000:inbound',
      awsRegion: 'eu-west-2',
    },
  ])
})

test('messages that wait are delivered in one event, up to the batch size', async () => {
  const sizes: number[] = []
  const { call } = listener(({ Records }) => {
    sizes.push(Records.length)
    return succeeded
  })
  const queue = open(call, { batchSize: 10 })
  for (let index = 0; index < 25; index += 1) queue.send(String(index))
  await queue.settled()
  expect(sizes).toEqual([10, 10, 5])
})

test('a message whose call failed is tried again, and told how often', async () => {
  let failures = 2
  const { heard, call } = listener(() => {
    failures -= 1
    return failures >= 0 ? broken : succeeded
  })
  const queue = open(call)
  queue.send('hello')
  await queue.settled()
  expect(heard.map(({ attributes }) => attributes.ApproximateReceiveCount)).toEqual(['1', '2', '3'])
  expect(queue.deadLetters()).toEqual([])
})

test('of a batch only what the function reports as failed is tried again', async () => {
  const { bodies, call } = listener(({ Records }) => ({
    payload: {
      batchItemFailures: Records.filter(
        ({ body, attributes }) => body === 'b' && attributes.ApproximateReceiveCount === '1',
      ).map(({ messageId }) => ({ itemIdentifier: messageId })),
    },
  }))
  const queue = open(call)
  for (const body of ['a', 'b', 'c']) queue.send(body)
  await queue.settled()
  expect(bodies()).toEqual(['a', 'b', 'c', 'b'])
})

// The whole-batch cases are those of the Lambda guide, “Reporting batch item failures for Lambda functions”.
test.each<[string, Invocation, string[]]>([
  ['nothing', { payload: null }, []],
  ['an empty list', { payload: { batchItemFailures: [] } }, []],
  ['no list', { payload: { batchItemFailures: null } }, []],
  ['one of them', { payload: { batchItemFailures: [{ itemIdentifier: 'b' }] } }, ['b']],
  [
    'a message that was not in the batch',
    { payload: { batchItemFailures: [{ itemIdentifier: 'x' }] } },
    ['a', 'b'],
  ],
  ['an empty identifier', { payload: { batchItemFailures: [{ itemIdentifier: '' }] } }, ['a', 'b']],
  ['another shape', { payload: { batchItemFailures: [{ id: 'a' }] } }, ['a', 'b']],
  ['an error', broken, ['a', 'b']],
])('a batch answered with %s has failed as the service says', (_, invocation, failed) => {
  expect(failedIn(['a', 'b'], invocation)).toEqual(failed)
})

test('after so many receives a message is a dead letter; it can be given another life', async () => {
  let healthy = false
  const { heard, call } = listener(() => (healthy ? succeeded : broken))
  const queue = open(call, { maxReceives: 3 })
  const id = queue.send('poison')
  await queue.settled()
  expect(heard).toHaveLength(3)
  expect(queue.deadLetters()).toEqual([{ id, body: 'poison' }])

  healthy = true
  expect(queue.redrive()).toBe(1)
  await queue.settled()
  expect(heard.at(-1)?.attributes.ApproximateReceiveCount).toBe('1')
  expect(queue.deadLetters()).toEqual([])
})

test('a message that is being worked on is hidden until its visibility runs out, then comes again', async () => {
  const gate = Promise.withResolvers<Invocation>()
  const second = Promise.withResolvers<void>()
  let calls = 0
  const queue = open(
    async () => {
      calls += 1
      if (calls === 1) return gate.promise
      second.resolve()
      return succeeded
    },
    { visibilitySeconds: 0.05 },
  )
  queue.send('slow')
  await second.promise
  gate.resolve(succeeded)
  await queue.settled()
  expect(calls).toBe(2)
})

test('no more calls are under way than the concurrency allows', async () => {
  let running = 0
  let most = 0
  const queue = open(
    async () => {
      running += 1
      most = Math.max(most, running)
      await new Promise(setImmediate)
      running -= 1
      return succeeded
    },
    { concurrency: 2, batchSize: 1 },
  )
  for (let index = 0; index < 12; index += 1) queue.send(String(index))
  await queue.settled()
  expect(most).toBe(2)
})

test('a message of more than 1 MiB is refused', () => {
  const { call } = listener()
  const queue = open(call)
  expect(() => queue.send('x'.repeat(1_048_577))).toThrow(RangeError)
})

test('a queue that is held takes nothing more, and goes on by itself once it is not', async () => {
  const { call, bodies } = listener()
  let looked = 0
  const queue = open(call, {
    hold: () => {
      looked += 1
      return looked <= 2
    },
  })
  queue.send('one')
  expect(bodies()).toEqual([])
  await queue.settled()
  expect(bodies()).toEqual(['one'])
  expect(looked).toBeGreaterThan(2)
})
