import { QueryCommand, type QueryCommandInput } from '@aws-sdk/lib-dynamodb'
import { z } from 'zod'
import { NoSuchPage, type PageOf } from '../casework/ports.ts'
import type { Table } from './table.ts'

const keySchema = z.record(z.string(), z.string())
type Key = z.infer<typeof keySchema>

/** Where a page ended, for its reader to bring back as it is. */
const written = (key: Key): string => Buffer.from(JSON.stringify(key)).toString('base64url')

const read = (cursor: string): Key => {
  try {
    return keySchema.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')))
  } catch (cause) {
    throw new NoSuchPage('This is not where a page ended.', { cause })
  }
}

/** DynamoDB refuses a start that is outside what is asked for, so nobody reads another list through a cursor. */
const isForeignStart = (error: unknown): boolean =>
  error instanceof Error &&
  error.name === 'ValidationException' &&
  /start(ing)? ?key/i.test(error.message.replace('ExclusiveStartKey', 'start key'))

/**
 * One page of a query: the rows that it read, and where the next begins. It reads no more than it gives.
 * Throws `NoSuchPage` where the cursor is none of this list's.
 */
export const queryPage = async (
  { client, name }: Table,
  { limit, after }: PageOf,
  query: Omit<QueryCommandInput, 'TableName' | 'Limit' | 'ExclusiveStartKey'>,
): Promise<{ readonly rows: readonly unknown[]; readonly next: string | null }> => {
  const start = after === undefined ? undefined : read(after)
  try {
    const { Items, LastEvaluatedKey } = await client.send(
      new QueryCommand({ TableName: name, Limit: limit, ExclusiveStartKey: start, ...query }),
    )
    return {
      rows: Items ?? [],
      next: LastEvaluatedKey === undefined ? null : written(keySchema.parse(LastEvaluatedKey)),
    }
  } catch (error) {
    if (start !== undefined && isForeignStart(error))
      throw new NoSuchPage('This is where a page of another list ended.', { cause: error })
    throw error
  }
}
