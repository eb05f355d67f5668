import {
  type AttributeValue,
  DeleteItemCommand,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  type QueryCommandInput,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { dynamodbTargets, type RunningTarget } from './dynamodbTargets.ts'

const TableName = 'putright'

/** What the product asks of DynamoDB, asked of every DynamoDB that this machine has. */
describe.each(dynamodbTargets)('on $name', ({ missing, start }) => {
  describe.skipIf(missing)('the table', () => {
    let running: RunningTarget
    beforeAll(async () => {
      running = await start(TableName)
    })
    afterAll(() => running?.close())

    const put = (pk: string, sk: string, more: Record<string, AttributeValue> = {}, once = false) =>
      running.client.send(
        new PutItemCommand({
          TableName,
          Item: { pk: { S: pk }, sk: { S: sk }, ...more },
          ...(once && { ConditionExpression: 'attribute_not_exists(pk)' }),
        }),
      )

    const query = async (input: Omit<QueryCommandInput, 'TableName'>) => {
      const { Items = [], LastEvaluatedKey } = await running.client.send(
        new QueryCommand({ TableName, ...input }),
      )
      return { keys: Items.map(({ pk, sk }) => `${pk?.S} ${sk?.S}`), Items, LastEvaluatedKey }
    }

    test('a commit is put once: of many at the same time one succeeds', async () => {
      const race = await Promise.allSettled(
        ['a', 'b', 'c', 'd', 'e'].map((by) => put('CASE#race', 'COMMIT#1', { by: { S: by } }, true)),
      )
      const refused = race.filter(({ status }) => status === 'rejected')
      expect(refused).toHaveLength(4)
      for (const each of refused)
        expect(each).toMatchObject({ reason: { name: 'ConditionalCheckFailedException' } })
    })

    test('the commits of a case come in the order of their versions, backwards if asked, a page at a time', async () => {
      for (const version of ['0002', '0001', '0010']) await put('CASE#order', `COMMIT#${version}`)
      const commits = {
        KeyConditionExpression: 'pk = :pk and begins_with(sk, :commit)',
        ExpressionAttributeValues: { ':pk': { S: 'CASE#order' }, ':commit': { S: 'COMMIT#' } },
      }
      expect((await query(commits)).keys).toEqual([
        'CASE#order COMMIT#0001',
        'CASE#order COMMIT#0002',
        'CASE#order COMMIT#0010',
      ])
      const last = await query({ ...commits, ScanIndexForward: false, Limit: 1 })
      expect(last.keys).toEqual(['CASE#order COMMIT#0010'])
      const rest = await query({
        ...commits,
        ScanIndexForward: false,
        ExclusiveStartKey: last.LastEvaluatedKey,
      })
      expect(rest.keys).toEqual(['CASE#order COMMIT#0002', 'CASE#order COMMIT#0001'])
    })

    test('the sparse index holds what has its keys, by its keys alone, and lets go of it when they are removed', async () => {
      const waiting = { undeliveredShard: { S: 'shard' }, undeliveredAt: { S: '2026-11-28T12:00:00.000Z' } }
      await put('CASE#sparse', 'COMMIT#2', { ...waiting, undeliveredAt: { S: '2026-11-29T12:00:00.000Z' } })
      await put('CASE#sparse', 'COMMIT#1', { ...waiting, body: { S: 'kept' } })
      await put('CASE#sparse', 'COMMIT#3')
      const undelivered = {
        IndexName: 'undelivered',
        KeyConditionExpression: 'undeliveredShard = :shard and undeliveredAt < :before',
        ExpressionAttributeValues: { ':shard': { S: 'shard' }, ':before': { S: '2026-11-30' } },
      }
      const found = await query(undelivered)
      expect(found.keys).toEqual(['CASE#sparse COMMIT#1', 'CASE#sparse COMMIT#2'])
      // KEYS_ONLY: the table's keys and the index's own.
      expect(Object.keys(found.Items[0] ?? {}).toSorted()).toEqual([
        'pk',
        'sk',
        'undeliveredAt',
        'undeliveredShard',
      ])

      await running.client.send(
        new UpdateItemCommand({
          TableName,
          Key: { pk: { S: 'CASE#sparse' }, sk: { S: 'COMMIT#1' } },
          UpdateExpression: 'remove undeliveredShard, undeliveredAt',
          ConditionExpression: 'attribute_exists(pk)',
        }),
      )
      expect((await query(undelivered)).keys).toEqual(['CASE#sparse COMMIT#2'])
    })

    test('an update of what is not there is refused where its condition asks for it', async () => {
      const update = running.client.send(
        new UpdateItemCommand({
          TableName,
          Key: { pk: { S: 'CASE#none' }, sk: { S: 'COMMIT#1' } },
          UpdateExpression: 'set seen = :yes',
          ConditionExpression: 'attribute_exists(pk)',
          ExpressionAttributeValues: { ':yes': { BOOL: true } },
        }),
      )
      await expect(update).rejects.toMatchObject({ name: 'ConditionalCheckFailedException' })
    })

    test('every type of value comes back as it was put', async () => {
      const value: AttributeValue = {
        M: {
          text: { S: 'café 🔥' },
          empty: { S: '' },
          number: { N: '-12.5' },
          yes: { BOOL: true },
          nothing: { NULL: true },
          list: { L: [{ S: 'a' }, { N: '1' }] },
          bytes: { B: Uint8Array.from([0, 255]) },
        },
      }
      await put('CASE#types', 'COMMIT#1', { value })
      const Key = { pk: { S: 'CASE#types' }, sk: { S: 'COMMIT#1' } }
      const { Item } = await running.client.send(new GetItemCommand({ TableName, Key, ConsistentRead: true }))
      expect(Item?.value).toEqual(value)
      await running.client.send(new DeleteItemCommand({ TableName, Key }))
      expect((await running.client.send(new GetItemCommand({ TableName, Key }))).Item).toBeUndefined()
    })

    test('an item over 400 KB is refused', async () => {
      await expect(put('CASE#long', 'COMMIT#1', { body: { S: 'x'.repeat(410_000) } })).rejects.toMatchObject({
        name: 'ValidationException',
      })
    })

    test('a commit whose index key is an empty text is refused', async () => {
      const put = running.client.send(
        new PutItemCommand({
          TableName,
          Item: {
            pk: { S: 'CASE#empty' },
            sk: { S: 'COMMIT#1' },
            undeliveredShard: { S: '' },
            undeliveredAt: { S: '1' },
          },
        }),
      )
      await expect(put).rejects.toMatchObject({ name: 'ValidationException' })
    })
  })
})
