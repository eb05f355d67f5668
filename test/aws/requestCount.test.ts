import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { expect, test } from 'vitest'
import { countRequest, requestsAMinute } from '../../aws/requestCount.ts'
import { startDynamoDb } from '../../local/dynamodb/dynamodb.ts'
import { at } from '../domain/case/caseStory.ts'

test('each person may make so many requests a minute, and no more', async () => {
  const dynamodb = await startDynamoDb({ table: 'counts' })
  const client = new DynamoDBClient({
    endpoint: dynamodb.url,
    region: 'eu-west-2',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  })
  try {
    const count = countRequest({ name: 'counts', client: DynamoDBDocumentClient.from(client) })
    const now = at('2026-11-09T10:00:15Z')
    const answers = await Promise.all(
      Array.from({ length: requestsAMinute + 3 }, () => count('priya-nair', now)),
    )
    expect(answers.filter((seconds) => seconds === null)).toHaveLength(requestsAMinute)
    // The minute began at 10:00:00, so 45 seconds of it are left.
    expect(answers.filter((seconds) => seconds !== null)).toEqual([45, 45, 45])
    expect(await count('dewi-morgan', now)).toBeNull()
    expect(await count('priya-nair', at('2026-11-09T10:01:00Z'))).toBeNull()
  } finally {
    client.destroy()
    await dynamodb.close()
  }
})
