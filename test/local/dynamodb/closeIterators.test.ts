import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AbstractValueIterator } from 'abstract-level'
import { afterEach, expect, test, vi } from 'vitest'
import { tableDefinition } from '../../../aws/tableDefinition.ts'
import { createTableInput } from '../../../local/dynamodb/createTable.ts'
import { openEngine } from '../../../local/dynamodb/engine.ts'

const folder = mkdtempSync(join(tmpdir(), 'putright-iterators-'))

afterEach(() => {
  vi.restoreAllMocks()
  rmSync(folder, { recursive: true })
})

test('a query closes what it opened on the disk, whether it is read to its end or not', async () => {
  const engine = openEngine(folder)
  await engine.ask('CreateTable', createTableInput('cases', tableDefinition))
  for (const number of [1, 2, 3])
    await vi.waitFor(() =>
      engine.ask('PutItem', {
        TableName: 'cases',
        Item: { pk: { S: 'CASE#1' }, sk: { S: `COMMIT#${number}` } },
      }),
    )
  const close = vi.spyOn(Object.getPrototypeOf(AbstractValueIterator.prototype), 'close')
  const query = {
    TableName: 'cases',
    KeyConditionExpression: 'pk = :case',
    ExpressionAttributeValues: { ':case': { S: 'CASE#1' } },
  }
  expect(await engine.ask('Query', query)).toMatchObject({ Count: 3 })
  expect(await engine.ask('Query', { ...query, Limit: 1 })).toMatchObject({ Count: 1 })
  const closed = () => new Set(close.mock.contexts.filter((each) => each instanceof AbstractValueIterator))
  await vi.waitFor(() => expect(closed().size).toBe(2))
  await engine.close()
})
