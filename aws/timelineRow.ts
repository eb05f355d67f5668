import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb'
import { GetCommand, paginateQuery, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { z } from 'zod'
import type { Waiting } from '../casework/ports.ts'
import { casePartition, shardOf, undeliveredShards } from './commitRow.ts'
import type { Table } from './table.ts'

const rowSchema = z.object({
  generation: z.int().positive(),
  token: z.string().nullable().default(null),
  locationKey: z.string().nullable().default(null),
  over: z.boolean().default(false),
})

const keyOf = (caseId: string) => ({ pk: casePartition(caseId), sk: 'WAITING' })

/** As many partitions as the undelivered commits have; cases are spread over them alike. */
const partitions = Array.from({ length: undeliveredShards }, (_, shard) => `U${shard}`)

type Update = Omit<ConstructorParameters<typeof UpdateCommand>[0], 'TableName' | 'Key'>

/** False where the condition does not hold. */
const updateIf = async ({ client, name }: Table, caseId: string, update: Update): Promise<boolean> => {
  try {
    await client.send(new UpdateCommand({ TableName: name, Key: keyOf(caseId), ...update }))
    return true
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false
    throw error
  }
}

export const readTimelineRow = async ({ client, name }: Table, caseId: string): Promise<Waiting | null> => {
  const { Item } = await client.send(
    new GetCommand({ TableName: name, Key: keyOf(caseId), ConsistentRead: true }),
  )
  return Item === undefined ? null : rowSchema.parse(Item)
}

const wanting =
  'SET generation = :next, caseId = :case, timelineIn = :shard REMOVE #token, locationKey, #over'
const names = { '#token': 'token', '#over': 'over' }

/** Wants the first execution of a case; false where the case has a row already. */
export const wantFirst = (table: Table, caseId: string): Promise<boolean> =>
  updateIf(table, caseId, {
    UpdateExpression: wanting,
    ConditionExpression: 'attribute_not_exists(pk)',
    ExpressionAttributeNames: names,
    ExpressionAttributeValues: { ':next': 1, ':case': caseId, ':shard': shardOf(caseId) },
  })

/** Wants the execution after one that is over or lost; false where that has been done already. */
export const wantNext = (table: Table, caseId: string, after: number): Promise<boolean> =>
  updateIf(table, caseId, {
    UpdateExpression: wanting,
    ConditionExpression: 'generation = :after',
    ExpressionAttributeNames: names,
    ExpressionAttributeValues: {
      ':next': after + 1,
      ':after': after,
      ':case': caseId,
      ':shard': shardOf(caseId),
    },
  })

/** Keeps what an execution waits with, unless a later one has a row already. */
export const keepToken = (
  table: Table,
  caseId: string,
  waiting: { readonly generation: number; readonly token: string; readonly locationKey: string },
): Promise<boolean> =>
  updateIf(table, caseId, {
    UpdateExpression:
      'SET generation = :generation, #token = :token, locationKey = :key, caseId = :case, timelineIn = :shard',
    ConditionExpression:
      '(attribute_not_exists(generation) OR generation <= :generation) AND attribute_not_exists(#over)',
    ExpressionAttributeNames: names,
    ExpressionAttributeValues: {
      ':generation': waiting.generation,
      ':token': waiting.token,
      ':key': waiting.locationKey,
      ':case': caseId,
      ':shard': shardOf(caseId),
    },
  })

/** Wants none any more, unless a later one is wanted. */
export const wantNone = (table: Table, caseId: string, generation: number): Promise<boolean> =>
  updateIf(table, caseId, {
    UpdateExpression: 'SET #over = :true REMOVE timelineIn, #token, locationKey',
    ConditionExpression: 'generation = :generation',
    ExpressionAttributeNames: names,
    ExpressionAttributeValues: { ':true': true, ':generation': generation },
  })

const caseSchema = z.object({ caseId: z.string() })

/** The cases for which an execution is wanted. */
export async function* wantedCases({ client, name }: Table): AsyncGenerator<string> {
  for (const partition of partitions) {
    const pages = paginateQuery(
      { client },
      {
        TableName: name,
        IndexName: 'timelines',
        KeyConditionExpression: 'timelineIn = :shard',
        ExpressionAttributeValues: { ':shard': partition },
      },
    )
    for await (const page of pages) {
      for (const row of page.Items ?? []) yield caseSchema.parse(row).caseId
    }
  }
}
