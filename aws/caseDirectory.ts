import { GetCommand } from '@aws-sdk/lib-dynamodb'
import { z } from 'zod'
import type { CaseDirectory } from '../casework/ports.ts'
import { casesByMonth, openCases, putSummary, summaries } from './caseLists.ts'
import { findByPerson, rememberPerson } from './people.ts'
import { putIf } from './putIf.ts'
import type { Table } from './table.ts'

const pointerSchema = z.object({ caseId: z.string() })

const pointer = async ({ client, name }: Table, pk: string): Promise<string | null> => {
  const { Item } = await client.send(
    new GetCommand({ TableName: name, Key: { pk, sk: 'CASE' }, ConsistentRead: true }),
  )
  return Item === undefined ? null : pointerSchema.parse(Item).caseId
}

const claimReference = (table: Table, reference: string, caseId: string): Promise<boolean> =>
  putIf(table, {
    Item: { pk: `REFERENCE#${reference}`, sk: 'CASE', caseId },
    ConditionExpression: 'attribute_not_exists(pk) OR caseId = :case',
    ExpressionAttributeValues: { ':case': caseId },
  })

/** The first case keeps a mail's thread: a later mail that claims the same id cannot take it over. */
const rememberThread = async (table: Table, messageId: string, caseId: string): Promise<void> => {
  await putIf(table, {
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

/** How cases are found. References are claimed; the rest is projected from the commits and can be rebuilt. */
export const caseDirectory = (table: Table): CaseDirectory => ({
  claimReference: (reference, caseId) => claimReference(table, reference, caseId),
  findByReference: (reference) => pointer(table, `REFERENCE#${reference}`),
  rememberThread: (messageId, caseId) => rememberThread(table, messageId, caseId),
  findByThread: (messageIds) => findByThread(table, messageIds),
  rememberPerson: (landlord, caseId, keys) => rememberPerson(table, landlord, caseId, keys),
  findByPerson: (landlord, beginning, page) => findByPerson(table, landlord, beginning, page),
  open: (landlord, list, page) => openCases(table, landlord, list, page),
  summaries: (caseIds) => summaries(table, caseIds),
  putSummary: (summary) => putSummary(table, summary),
  list: (landlord, months) => casesByMonth(table, landlord, months),
})
