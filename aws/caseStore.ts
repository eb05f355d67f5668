import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb'
import { GetCommand, PutCommand, paginateQuery, paginateScan, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import type { CaseStore, Commit } from '../casework/ports.ts'
import type { Instant } from '../domain/calendar/instant.ts'
import { casePartition, commitKey, commitOf, rowOf, shardOf, undeliveredShards } from './commitRow.ts'
import type { Table } from './table.ts'

const load = async ({ client, name }: Table, caseId: string): Promise<readonly Commit[]> => {
  const commits: Commit[] = []
  const pages = paginateQuery(
    { client },
    {
      TableName: name,
      KeyConditionExpression: 'pk = :case AND begins_with(sk, :commit)',
      ExpressionAttributeValues: { ':case': casePartition(caseId), ':commit': 'COMMIT#' },
      ConsistentRead: true,
    },
  )
  for await (const page of pages) commits.push(...(page.Items ?? []).map(commitOf))
  return commits
}

/** One put, on condition that this version is not there: optimistic concurrency and idempotency at once. */
const append = async ({ client, name }: Table, commit: Commit): Promise<'committed' | 'taken'> => {
  try {
    await client.send(
      new PutCommand({
        TableName: name,
        Item: rowOf(commit),
        ConditionExpression: 'attribute_not_exists(pk)',
      }),
    )
    return 'committed'
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return 'taken'
    throw error
  }
}

async function* undelivered({ client, name }: Table, before: Instant): AsyncGenerator<Commit> {
  for (let shard = 0; shard < undeliveredShards; shard += 1) {
    const pages = paginateQuery(
      { client },
      {
        TableName: name,
        IndexName: 'undelivered',
        KeyConditionExpression: 'undeliveredShard = :shard AND undeliveredAt <= :before',
        ExpressionAttributeValues: { ':shard': `U${shard}`, ':before': before },
      },
    )
    for await (const page of pages) {
      for (const key of page.Items ?? []) yield* commitAt({ client, name }, key)
    }
  }
}

/** The commit that a row of the index stands for; none where a crash kept the row itself from the table. */
async function* commitAt({ client, name }: Table, row: Record<string, unknown>): AsyncGenerator<Commit> {
  const { pk, sk } = row
  const { Item } = await client.send(
    new GetCommand({ TableName: name, Key: { pk, sk }, ConsistentRead: true }),
  )
  if (Item !== undefined) yield commitOf(Item)
}

/** On condition that the commit is there: an update of a row that is not would make one. */
const markDelivered = async ({ client, name }: Table, commit: Commit): Promise<void> => {
  try {
    await client.send(
      new UpdateCommand({
        TableName: name,
        Key: commitKey(commit.caseId, commit.version),
        UpdateExpression: 'REMOVE undeliveredShard, undeliveredAt',
        ConditionExpression: 'attribute_exists(caseId)',
      }),
    )
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error
  }
}

/** Leaves a commit to the sweep. */
const markUndelivered = async ({ client, name }: Table, commit: Commit): Promise<void> => {
  await client.send(
    new UpdateCommand({
      TableName: name,
      Key: commitKey(commit.caseId, commit.version),
      UpdateExpression: 'SET undeliveredShard = :shard, undeliveredAt = :at',
      ConditionExpression: 'attribute_exists(caseId)',
      ExpressionAttributeValues: { ':shard': shardOf(commit.caseId), ':at': commit.at },
    }),
  )
}

async function* everyCommit({ client, name }: Table): AsyncGenerator<Commit> {
  const pages = paginateScan(
    { client },
    {
      TableName: name,
      FilterExpression: 'begins_with(sk, :commit)',
      ExpressionAttributeValues: { ':commit': 'COMMIT#' },
    },
  )
  for await (const page of pages) yield* (page.Items ?? []).map(commitOf)
}

/** Cases in DynamoDB: a commit is one item, `CASE#<id>` / `COMMIT#<version>`. */
export const caseStore = (table: Table): CaseStore => ({
  load: (caseId) => load(table, caseId),
  append: (commit) => append(table, commit),
  undelivered: (before) => undelivered(table, before),
  markDelivered: (commit) => markDelivered(table, commit),
  markUndelivered: (commit) => markUndelivered(table, commit),
  everyCommit: () => everyCommit(table),
})
