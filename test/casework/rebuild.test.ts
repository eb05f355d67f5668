import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient, PutCommand, ScanCommand } from '@aws-sdk/lib-dynamodb'
import { expect, test } from 'vitest'
import { caseDirectory } from '../../aws/caseDirectory.ts'
import { caseStore } from '../../aws/caseStore.ts'
import { rebuildLists } from '../../casework/rebuild.ts'
import { landlordRules } from '../../live/landlordRules.ts'
import { startDynamoDb } from '../../local/dynamodb/dynamodb.ts'
import { opening, played } from '../domain/case/caseStory.ts'

test('lists that are lost are made anew from the commits', async () => {
  const dynamodb = await startDynamoDb({ table: 'rebuilt' })
  const client = new DynamoDBClient({
    endpoint: dynamodb.url,
    region: 'eu-west-2',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  })
  try {
    const table = { name: 'rebuilt', client: DynamoDBDocumentClient.from(client) }
    const keeping = { store: caseStore(table), directory: caseDirectory(table), rules: landlordRules() }
    const ids = Array.from({ length: 7 }, (_, index) => `CASE${index}`)
    const events = played(opening())
    for (const caseId of ids)
      await keeping.store.append({
        caseId,
        version: 1,
        at: events[0]?.at ?? ('' as never),
        cause: 'open-case',
        events,
      })
    // A line as an earlier version wrote it: without what queues show.
    await table.client.send(
      new PutCommand({
        TableName: 'rebuilt',
        Item: {
          pk: 'CASE#CASE0',
          sk: 'SUMMARY',
          caseId: 'CASE0',
          landlord: 'larkfield',
          version: 1,
          reference: 'PR-7F3K-9QZ2',
          status: 'open',
          disposition: 'complaint',
          policy: 'code-2024',
          openedAt: '2026-11-09T10:00:01.000Z',
          channel: 'email',
          openedMonth: 'larkfield#2026-11',
        },
      }),
    )
    const unassigned = async () =>
      (
        await keeping.directory.open('larkfield', { list: 'handler', handler: null }, { limit: 50 })
      ).items.map(({ caseId }) => caseId)
    expect(await unassigned()).toEqual([])
    let done = 0
    for await (const count of rebuildLists(keeping)) done = count
    expect(done).toBe(ids.length)
    expect((await unassigned()).toSorted()).toEqual(ids)
    const found = await keeping.directory.findByPerson('larkfield', 'maureen', { limit: 50 })
    expect(found.items.map(({ caseId }) => caseId).toSorted()).toEqual(ids)

    const all = async () => (await table.client.send(new ScanCommand({ TableName: 'rebuilt' }))).Items
    const before = await all()
    for await (const _ of rebuildLists(keeping));
    expect(await all()).toEqual(before)
  } finally {
    client.destroy()
    await dynamodb.close()
  }
})
