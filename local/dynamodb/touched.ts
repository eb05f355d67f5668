import type { AttributeValue } from 'aws-lambda'
import { z } from 'zod'
import type { Item } from './engine.ts'

/** The names of a table's key attributes. */
export interface KeyNames {
  readonly partitionKey: string
  readonly sortKey: string
}

/** An item that a request writes: its key, and how it looks afterwards as far as the request tells. */
export interface Touched {
  readonly key: Item
  readonly after: Item | 'deleted' | 'to be read'
}

const item = z.record(z.string(), z.custom<AttributeValue>())

const putSchema = z.object({ TableName: z.string(), Item: item })
const keySchema = z.object({ TableName: z.string(), Key: item })
const batchSchema = z.object({
  RequestItems: z.record(
    z.string(),
    z.array(
      z.object({
        PutRequest: z.object({ Item: item }).optional(),
        DeleteRequest: z.object({ Key: item }).optional(),
      }),
    ),
  ),
})

const keyIn = (image: Item, { partitionKey, sortKey }: KeyNames): Item =>
  Object.fromEntries(
    [partitionKey, sortKey].flatMap((name) => {
      const value = image[name]
      return value === undefined ? [] : [[name, value]]
    }),
  )

type Reader = (body: unknown, table: string, names: KeyNames) => Touched[]

const written: Readonly<Record<string, Reader>> = {
  PutItem: (body, table, names) => {
    const { TableName, Item } = putSchema.parse(body)
    return TableName === table ? [{ key: keyIn(Item, names), after: Item }] : []
  },
  DeleteItem: (body, table) => {
    const { TableName, Key } = keySchema.parse(body)
    return TableName === table ? [{ key: Key, after: 'deleted' }] : []
  },
  UpdateItem: (body, table) => {
    const { TableName, Key } = keySchema.parse(body)
    return TableName === table ? [{ key: Key, after: 'to be read' }] : []
  },
  BatchWriteItem: (body, table, names) =>
    (batchSchema.parse(body).RequestItems[table] ?? []).flatMap(
      ({ PutRequest, DeleteRequest }): Touched[] => {
        if (PutRequest) return [{ key: keyIn(PutRequest.Item, names), after: PutRequest.Item }]
        return DeleteRequest ? [{ key: DeleteRequest.Key, after: 'deleted' }] : []
      },
    ),
}

const parsed = (body: Buffer): unknown => {
  try {
    return JSON.parse(body.toString('utf8'))
  } catch {
    return undefined
  }
}

/** The items of one table that a request may write. A request that is not well formed writes none. */
export const touchedBy = (operation: string, body: Buffer, table: string, names: KeyNames): Touched[] => {
  const read = written[operation]
  if (!read) return []
  try {
    return read(parsed(body), table, names)
  } catch (error) {
    if (error instanceof z.ZodError) return []
    throw error
  }
}
