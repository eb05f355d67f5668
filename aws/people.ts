import { PutCommand } from '@aws-sdk/lib-dynamodb'
import { z } from 'zod'
import type { CaseSummary, Page, PageOf } from '../casework/ports.ts'
import { summaries } from './caseLists.ts'
import { queryPage } from './page.ts'
import type { Table } from './table.ts'

/** How many letters of a key choose its partition: so many must be typed before anything is looked up. */
const letters = 2

const partition = (landlord: string, key: string): string => `PERSON#${landlord}#${key.slice(0, letters)}`

const rowSchema = z.object({ caseId: z.string() })

/** One small row a key, in the table itself: looking up costs the rows that begin so, and no index is written. */
export const rememberPerson = async (
  { client, name }: Table,
  landlord: string,
  caseId: string,
  keys: readonly string[],
): Promise<void> => {
  for (const key of keys) {
    const Item = { pk: partition(landlord, key), sk: `${key}#${caseId}`, caseId }
    await client.send(new PutCommand({ TableName: name, Item }))
  }
}

/** The cases of people with a key that begins so, in the order of the keys. */
export const findByPerson = async (
  table: Table,
  landlord: string,
  beginning: string,
  page: PageOf,
): Promise<Page<CaseSummary>> => {
  const { rows, next } = await queryPage(table, page, {
    KeyConditionExpression: 'pk = :letters AND begins_with(sk, :beginning)',
    ExpressionAttributeValues: { ':letters': partition(landlord, beginning), ':beginning': beginning },
  })
  const caseIds = rows.map((row) => rowSchema.parse(row).caseId)
  return { items: await summaries(table, caseIds), next }
}
