import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  BatchWriteItemCommand,
  DeleteItemCommand,
  DescribeTableCommand,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb'
import type { DynamoDBRecord } from 'aws-lambda'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { tableDefinition } from '../../aws/tableDefinition.ts'
import { createTableInput } from '../../local/dynamodb/createTable.ts'
import { type DynamoDb, startDynamoDb } from '../../local/dynamodb/dynamodb.ts'
import { openEngine } from '../../local/dynamodb/engine.ts'

const table = 'putright'
const commit = (version: number, more: object = {}) => ({
  pk: { S: 'CASE#1' },
  sk: { S: `COMMIT#${version}` },
  ...more,
})

let path: string
const closing: (() => Promise<void>)[] = []
beforeEach(() => {
  path = mkdtempSync(join(tmpdir(), 'putright-dynamodb-'))
})
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
  rmSync(path, { recursive: true, force: true })
})

const start = async (options: Partial<DynamoDb> = {}) => {
  const running = await startDynamoDb({ table, path, ...options })
  const client = new DynamoDBClient({
    endpoint: running.url,
    region: 'eu-west-2',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  })
  closing.push(running.close)
  return { ...running, client }
}

/** A subscriber that keeps what it is told, and fails while `failing` says so. */
const listener = (failing: (record: DynamoDBRecord) => boolean = () => false) => {
  const heard: DynamoDBRecord[] = []
  const subscription = {
    retryAfter: [1, 1],
    call: async ({ Records }: { Records: DynamoDBRecord[] }) => {
      const bad = Records.some(failing)
      if (bad) return { error: { errorType: 'Error', errorMessage: 'no', stackTrace: [] } }
      heard.push(...Records)
      return { payload: null }
    },
  }
  return { heard, subscription }
}

const sortKeys = (records: readonly DynamoDBRecord[]) => records.map(({ dynamodb }) => dynamodb?.Keys?.sk?.S)

test('the table is made from the product’s own definition, once', async () => {
  const first = await start()
  await closing.pop()?.()
  expect(first.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
  const { client } = await start()
  const { Table } = await client.send(new DescribeTableCommand({ TableName: table }))
  expect(Table?.TableStatus).toBe('ACTIVE')
  expect(Table?.KeySchema?.map(({ AttributeName }) => AttributeName)).toEqual(['pk', 'sk'])
  expect(Table?.GlobalSecondaryIndexes?.map(({ IndexName }) => IndexName)).toEqual(
    expect.arrayContaining(tableDefinition.indexes.map(({ name }) => name)),
  )
})

test('what was put is there after a restart, in its sparse index too', async () => {
  const first = await start()
  const undelivered = { undeliveredShard: { S: '0' }, undeliveredAt: { S: '2026-11-28' } }
  await first.client.send(new PutItemCommand({ TableName: table, Item: commit(1, undelivered) }))
  await first.client.send(new PutItemCommand({ TableName: table, Item: commit(2) }))
  await closing.pop()?.()
  const { client } = await start()
  const { Item } = await client.send(new GetItemCommand({ TableName: table, Key: commit(1) }))
  expect(Item).toEqual(commit(1, undelivered))
  const { Items } = await client.send(
    new QueryCommand({
      TableName: table,
      IndexName: 'undelivered',
      KeyConditionExpression: 'undeliveredShard = :shard',
      ExpressionAttributeValues: { ':shard': { S: '0' } },
    }),
  )
  expect(Items).toEqual([commit(1, undelivered)])
})

test('a conditional put that fails is refused and tells the stream nothing', async () => {
  const { heard, subscription } = listener()
  const { client, settled } = await start({ subscription })
  const put = () =>
    client.send(
      new PutItemCommand({
        TableName: table,
        Item: commit(1),
        ConditionExpression: 'attribute_not_exists(pk)',
      }),
    )
  await put()
  await expect(put()).rejects.toMatchObject({ name: 'ConditionalCheckFailedException' })
  await settled()
  expect(heard).toHaveLength(1)
})

test('a new item reaches the subscriber as a stream record of view NEW_IMAGE', async () => {
  const { heard, subscription } = listener()
  const at = Date.UTC(2026, 10, 28)
  const { client, settled } = await start({ subscription, now: () => at })
  await client.send(new PutItemCommand({ TableName: table, Item: commit(1, { cause: { S: 'mail' } }) }))
  await settled()
  expect(heard).toEqual([
    {
      eventID: expect.stringMatching(/^[0-9a-f]{32}$/),
      eventName: 'INSERT',
      eventVersion: '1.1',
      eventSource: 'aws:dynamodb',
      awsRegion: 'eu-west-2',
      dynamodb: {
        ApproximateCreationDateTime: at / 1000,
        Keys: commit(1),
        NewImage: commit(1, { cause: { S: 'mail' } }),
        SequenceNumber: expect.stringMatching(/^\d{21,40}$/),
        SizeBytes: expect.any(Number),
        StreamViewType: 'NEW_IMAGE',
      },
      eventSourceARN: expect.stringMatching(
        /^arn:aws:dynamodb:eu-west-2:000000000000:table\/putright\/stream\//,
      ),
    },
  ])
})

test('an update is MODIFY with the whole new image, a deletion REMOVE without one', async () => {
  const { heard, subscription } = listener()
  const { client, settled } = await start({ subscription })
  const update = {
    TableName: table,
    Key: commit(1),
    UpdateExpression: 'SET delivered = :yes',
    ExpressionAttributeValues: { ':yes': { BOOL: true } },
  }
  await client.send(new UpdateItemCommand(update))
  await client.send(new PutItemCommand({ TableName: table, Item: commit(1, { cause: { S: 'mail' } }) }))
  await client.send(new UpdateItemCommand(update))
  await client.send(new DeleteItemCommand({ TableName: table, Key: commit(1) }))
  await settled()
  expect(heard.map(({ eventName, dynamodb }) => [eventName, dynamodb?.NewImage])).toEqual([
    ['INSERT', commit(1, { delivered: { BOOL: true } })],
    ['MODIFY', commit(1, { cause: { S: 'mail' } })],
    ['MODIFY', commit(1, { cause: { S: 'mail' }, delivered: { BOOL: true } })],
    ['REMOVE', undefined],
  ])
})

test('a write that changes nothing writes no stream record', async () => {
  const { heard, subscription } = listener()
  const { client, settled } = await start({ subscription })
  await client.send(new PutItemCommand({ TableName: table, Item: commit(1) }))
  await client.send(new PutItemCommand({ TableName: table, Item: commit(1) }))
  await client.send(new DeleteItemCommand({ TableName: table, Key: commit(9) }))
  await settled()
  expect(heard).toHaveLength(1)
})

test('every item of a batch has its own record', async () => {
  const { heard, subscription } = listener()
  const { client, settled } = await start({ subscription })
  const RequestItems = { [table]: [1, 2, 3].map((version) => ({ PutRequest: { Item: commit(version) } })) }
  await client.send(new BatchWriteItemCommand({ RequestItems }))
  await settled()
  expect(sortKeys(heard)).toEqual(['COMMIT#1', 'COMMIT#2', 'COMMIT#3'])
})

test('records of one partition key arrive in the order of the writes, though one fails at first', async () => {
  let failures = 1
  const { heard, subscription } = listener(({ dynamodb }) => {
    const fails = dynamodb?.Keys?.sk?.S === 'COMMIT#1' && failures > 0
    if (fails) failures -= 1
    return fails
  })
  const { client, settled } = await start({ subscription })
  for (const version of [1, 2, 3])
    await client.send(new PutItemCommand({ TableName: table, Item: commit(version) }))
  await settled()
  expect(sortKeys(heard)).toEqual(['COMMIT#1', 'COMMIT#2', 'COMMIT#3'])
})

test('a record whose every try failed is left to the sweep, and the next one goes on', async () => {
  const { heard, subscription } = listener(({ dynamodb }) => dynamodb?.Keys?.sk?.S === 'COMMIT#1')
  const { client, settled } = await start({ subscription })
  for (const version of [1, 2])
    await client.send(new PutItemCommand({ TableName: table, Item: commit(version) }))
  await settled()
  expect(sortKeys(heard)).toEqual(['COMMIT#2'])
})

test('the filter keeps from the subscriber what it did not ask for', async () => {
  const { heard, subscription } = listener()
  const filter = ({ dynamodb }: DynamoDBRecord) => dynamodb?.Keys?.sk?.S === 'COMMIT#2'
  const { client, settled } = await start({ subscription: { ...subscription, filter } })
  for (const version of [1, 2])
    await client.send(new PutItemCommand({ TableName: table, Item: commit(version) }))
  await settled()
  expect(sortKeys(heard)).toEqual(['COMMIT#2'])
})

test('no more calls are under way than the concurrency allows', async () => {
  let running = 0
  let most = 0
  const call = async () => {
    running += 1
    most = Math.max(most, running)
    await new Promise(setImmediate)
    running -= 1
    return { payload: null }
  }
  const { client, settled } = await start({ subscription: { call, concurrency: 2 } })
  const puts = Array.from({ length: 20 }, (_, index) =>
    client.send(new PutItemCommand({ TableName: table, Item: { ...commit(1), pk: { S: `CASE#${index}` } } })),
  )
  await Promise.all(puts)
  await settled()
  expect(most).toBe(2)
})

test('a table whose making was cut short is made again', async () => {
  const engine = openEngine(join(path, 'leveldb'), 3_600_000)
  await engine.ask('CreateTable', createTableInput(table, tableDefinition))
  await engine.close()
  const { client } = await start()
  const { Table } = await client.send(new DescribeTableCommand({ TableName: table }))
  expect(Table?.TableStatus).toBe('ACTIVE')
})

test('a folder that another process has open is one sentence that says what to do', async () => {
  await start()
  await expect(startDynamoDb({ table, path })).rejects.toMatchObject({
    name: 'CannotStart',
    message: `Another Putright uses the folder ${path}: stop it, or start this one with --data DIR.`,
  })
})
