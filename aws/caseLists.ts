import { BatchGetCommand, paginateQuery, type QueryCommandInput } from '@aws-sdk/lib-dynamodb'
import { z } from 'zod'
import type { CaseSummary, OpenList, Page, PageOf } from '../casework/ports.ts'
import { instantOf, millisecondsOf } from '../domain/calendar/instant.ts'
import { queryPage } from './page.ts'
import { putIf } from './putIf.ts'
import {
  handlerPartition,
  monthPartition,
  requestPartition,
  summaryKey,
  summaryOf,
  summaryRow,
} from './summaryRow.ts'
import type { Table } from './table.ts'

/** On condition that no newer one is there. The same version again is written: a moved bank holiday changes dates. */
export const putSummary = async (table: Table, summary: CaseSummary): Promise<void> => {
  await putIf(table, {
    Item: summaryRow(summary),
    ConditionExpression: 'attribute_not_exists(pk) OR version <= :version',
    ExpressionAttributeValues: { ':version': summary.version },
  })
}

/** The service's limit on one BatchGetItem. */
const largestBatch = 100

/** A pause before asking again for what a throttled batch left out, milliseconds. */
const pause = 50

const batch = async ({ client, name }: Table, caseIds: readonly string[]): Promise<CaseSummary[]> => {
  const found: CaseSummary[] = []
  let keys: Record<string, unknown>[] = caseIds.map(summaryKey)
  while (keys.length > 0) {
    const { Responses, UnprocessedKeys } = await client.send(
      new BatchGetCommand({ RequestItems: { [name]: { Keys: keys } } }),
    )
    found.push(...(Responses?.[name] ?? []).map(summaryOf))
    keys = UnprocessedKeys?.[name]?.Keys ?? []
    if (keys.length > 0) await new Promise((later) => setTimeout(later, pause))
  }
  return found
}

/** Summaries by case, in the order asked. */
export const summaries = async (
  table: Table,
  caseIds: readonly string[],
): Promise<readonly CaseSummary[]> => {
  const unique = [...new Set(caseIds)]
  const found = new Map<string, CaseSummary>()
  for (let from = 0; from < unique.length; from += largestBatch) {
    const part = await batch(table, unique.slice(from, from + largestBatch))
    for (const summary of part) found.set(summary.caseId, summary)
  }
  return unique.flatMap((caseId) => found.get(caseId) ?? [])
}

const caseRowSchema = z.object({ pk: z.string().startsWith('CASE#') })
const caseOf = (row: unknown): string => caseRowSchema.parse(row).pk.slice('CASE#'.length)

type Query = Omit<QueryCommandInput, 'TableName' | 'Limit' | 'ExclusiveStartKey'>

const partitionOf = (IndexName: string, attribute: string, value: string): Query => ({
  IndexName,
  KeyConditionExpression: `${attribute} = :list`,
  ExpressionAttributeValues: { ':list': value },
})

const dueQuery = (landlord: string, { from, before }: Extract<OpenList, { list: 'due' }>): Query => ({
  IndexName: 'openByDue',
  KeyConditionExpression: 'openDueIn = :list AND openDue BETWEEN :from AND :to',
  ExpressionAttributeValues: {
    ':list': landlord,
    ':from': from ?? '0',
    ':to': instantOf(millisecondsOf(before) - 1),
  },
})

const queryFor = (landlord: string, list: OpenList): Query => {
  switch (list.list) {
    case 'handler':
      return partitionOf('openByHandler', 'openHandler', handlerPartition(landlord, list.handler))
    case 'requests':
      return partitionOf('openByHandler', 'openHandler', requestPartition(landlord))
    case 'due':
      return dueQuery(landlord, list)
    case 'to-confirm':
      return partitionOf('toConfirm', 'toConfirmIn', landlord)
    case 'hazards':
      return partitionOf('openHazards', 'hazardIn', landlord)
  }
}

/** Open cases of one list, the most pressing first: a page of keys from the list's index, and their summaries. */
export const openCases = async (
  table: Table,
  landlord: string,
  list: OpenList,
  page: PageOf,
): Promise<Page<CaseSummary>> => {
  const { rows, next } = await queryPage(table, page, queryFor(landlord, list))
  return { items: await summaries(table, rows.map(caseOf)), next }
}

const monthAfter = (month: string): string => {
  const [year = 0, number = 1] = month.split('-').map(Number)
  return new Date(Date.UTC(year, number, 1)).toISOString().slice(0, 7)
}

/** All cases in the order of opening, from the first month to the last, both `YYYY-MM`. */
export async function* casesByMonth(
  table: Table,
  landlord: string,
  { from, to }: { readonly from: string; readonly to: string },
): AsyncGenerator<CaseSummary> {
  const { client, name } = table
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
    for await (const page of pages) yield* await summaries({ client, name }, (page.Items ?? []).map(caseOf))
  }
}
