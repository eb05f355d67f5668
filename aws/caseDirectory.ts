import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb'
import { GetCommand, PutCommand, paginateQuery } from '@aws-sdk/lib-dynamodb'
import { z } from 'zod'
import type { CaseDirectory, CaseSummary } from '../casework/ports.ts'
import { instantSchema } from '../domain/calendar/instant.ts'
import { casePartition } from './commitRow.ts'
import type { Table } from './table.ts'

const summarySchema = z.object({
  caseId: z.string(),
  landlord: z.string(),
  version: z.int().positive(),
  reference: z.string(),
  status: z.string(),
  disposition: z.string(),
  policy: z.string(),
  openedAt: instantSchema,
  channel: z.string(),
})

const pointerSchema = z.object({ caseId: z.string() })

type Put = ConstructorParameters<typeof PutCommand>[0]

/** False where the condition does not hold. */
const putIf = async ({ client }: Table, put: Put): Promise<boolean> => {
  try {
    await client.send(new PutCommand(put))
    return true
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false
    throw error
  }
}

const pointer = async ({ client, name }: Table, pk: string): Promise<string | null> => {
  const { Item } = await client.send(
    new GetCommand({ TableName: name, Key: { pk, sk: 'CASE' }, ConsistentRead: true }),
  )
  return Item === undefined ? null : pointerSchema.parse(Item).caseId
}

const claimReference = (table: Table, reference: string, caseId: string): Promise<boolean> =>
  putIf(table, {
    TableName: table.name,
    Item: { pk: `REFERENCE#${reference}`, sk: 'CASE', caseId },
    ConditionExpression: 'attribute_not_exists(pk) OR caseId = :case',
    ExpressionAttributeValues: { ':case': caseId },
  })

/** The first case keeps a mail's thread: a later mail that claims the same id cannot take it over. */
const rememberThread = async (table: Table, messageId: string, caseId: string): Promise<void> => {
  await putIf(table, {
    TableName: table.name,
    Item: { pk: `THREAD#${messageId}`, sk: 'CASE', caseId },
    ConditionExpression: 'attribute_not_exists(pk)',
  })
}

/** Replies name the newest mail last, so that is looked up first. */
const findByThread = async (table: Table, messageIds: readonly string[]): Promise<string | null> => {
  for (const messageId of messageIds.toReversed()) {
    const caseId = await pointer(table, `THREAD#${messageId}`)
    if (caseId !== null) return caseId
  }
  return null
}

const putSummary = async (table: Table, summary: CaseSummary): Promise<void> => {
  await putIf(table, {
    TableName: table.name,
    Item: {
      pk: casePartition(summary.caseId),
      sk: 'SUMMARY',
      ...summary,
      openedMonth: monthPartition(summary.landlord, summary.openedAt.slice(0, 7)),
    },
    ConditionExpression: 'attribute_not_exists(pk) OR version < :version',
    ExpressionAttributeValues: { ':version': summary.version },
  })
}

const monthPartition = (landlord: string, month: string): string => `${landlord}#${month}`

const monthAfter = (month: string): string => {
  const [year = 0, number = 1] = month.split('-').map(Number)
  return new Date(Date.UTC(year, number, 1)).toISOString().slice(0, 7)
}

async function* list(
  { client, name }: Table,
  landlord: string,
  { from, to }: { readonly from: string; readonly to: string },
): AsyncGenerator<CaseSummary> {
  for (let month = from; month <= to; month = monthAfter(month)) {
    const pages = paginateQuery(
      { client },
      {
        TableName: name,
        IndexName: 'casesByMonth',
        KeyConditionExpression: 'openedMonth = :month',
        ExpressionAttributeValues: { ':month': monthPartition(landlord, month) },
      },
    )
    for await (const page of pages) yield* (page.Items ?? []).map((row) => summarySchema.parse(row))
  }
}

/** How cases are found. References are claimed; the rest is projected from the commits and can be rebuilt. */
export const caseDirectory = (table: Table): CaseDirectory => ({
  claimReference: (reference, caseId) => claimReference(table, reference, caseId),
  findByReference: (reference) => pointer(table, `REFERENCE#${reference}`),
  rememberThread: (messageId, caseId) => rememberThread(table, messageId, caseId),
  findByThread: (messageIds) => findByThread(table, messageIds),
  putSummary: (summary) => putSummary(table, summary),
  list: (landlord, months) => list(table, landlord, months),
})
