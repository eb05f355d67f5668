import { existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DynamoDBClient, GetItemCommand, QueryCommand } from '@aws-sdk/client-dynamodb'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { tableDefinition } from '../../aws/tableDefinition.ts'
import { createTableInput } from '../../local/dynamodb/createTable.ts'
import { startDynamoDb } from '../../local/dynamodb/dynamodb.ts'
import { openEngine } from '../../local/dynamodb/engine.ts'

let path = ''
beforeEach(() => {
  path = mkdtempSync(join(tmpdir(), 'putright-indexes-'))
})
afterEach(() => rmSync(path, { recursive: true }))

const rows = 30

/** A folder as an earlier version left it: fewer indexes, some rows. */
const earlierData = async (): Promise<void> => {
  const engine = openEngine(join(path, 'leveldb'))
  const definition = { ...tableDefinition, indexes: tableDefinition.indexes.slice(0, 2) }
  await engine.ask('CreateTable', createTableInput('putright', definition as never))
  while (!JSON.stringify(await engine.ask('DescribeTable', { TableName: 'putright' })).includes('"ACTIVE"'))
    await new Promise(setImmediate)
  for (let index = 0; index < rows; index += 1) {
    const Item = {
      pk: { S: `CASE#${index}` },
      sk: { S: 'SUMMARY' },
      hazardIn: { S: 'larkfield' },
      openDue: { S: String(index).padStart(3, '0') },
    }
    await engine.ask('PutItem', { TableName: 'putright', Item })
  }
  await engine.close()
}

const look = async () => {
  const running = await startDynamoDb({ path, table: 'putright' })
  const client = new DynamoDBClient({
    endpoint: running.url,
    region: 'eu-west-2',
    credentials: { accessKeyId: 'x', secretAccessKey: 'x' },
  })
  const listed = await client.send(
    new QueryCommand({
      TableName: 'putright',
      IndexName: 'openHazards',
      KeyConditionExpression: 'hazardIn = :landlord',
      ExpressionAttributeValues: { ':landlord': { S: 'larkfield' } },
    }),
  )
  const key = { pk: { S: 'CASE#7' }, sk: { S: 'SUMMARY' } }
  const one = await client.send(new GetItemCommand({ TableName: 'putright', Key: key }))
  client.destroy()
  await running.close()
  return { listed: listed.Count, one: one.Item?.openDue?.S }
}

test('data of an earlier version gets the indexes that it lacks, and keeps every row', async () => {
  await earlierData()
  expect(await look()).toEqual({ listed: rows, one: '007' })
  expect(await look()).toEqual({ listed: rows, one: '007' })
  for (const left of ['leveldb.old', 'leveldb.new']) expect(existsSync(join(path, left))).toBe(false)
})

test('a process that died while they were exchanged loses nothing', async () => {
  await earlierData()
  renameSync(join(path, 'leveldb'), join(path, 'leveldb.old'))
  expect(await look()).toEqual({ listed: rows, one: '007' })
})
