import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb'
import { GetCommand, PutCommand, paginateQuery } from '@aws-sdk/lib-dynamodb'
import { z } from 'zod'
import type { Note, Notebook } from '../casework/notebook.ts'
import { millisecondsOf } from '../domain/calendar/instant.ts'
import type { Table } from './table.ts'

/** A note is one item: `NOTE#<page>` / its key, the value as JSON text. */
const rowSchema = z.object({ pk: z.string(), sk: z.string(), value: z.string() })

const keyOf = (page: string, key: string) => ({ pk: `NOTE#${page}`, sk: key })

const itemOf = ({ page, key, value, until }: Note) => ({
  ...keyOf(page, key),
  value: JSON.stringify(value ?? null),
  ...(until === undefined ? {} : { expiresAt: Math.ceil(millisecondsOf(until) / 1000) }),
})

const written = (row: unknown): unknown => JSON.parse(rowSchema.parse(row).value)

const list = async ({ client, name }: Table, page: string) => {
  const found: { key: string; value: unknown }[] = []
  const pages = paginateQuery(
    { client },
    {
      TableName: name,
      KeyConditionExpression: 'pk = :page',
      ExpressionAttributeValues: { ':page': `NOTE#${page}` },
      ConsistentRead: true,
    },
  )
  for await (const { Items = [] } of pages)
    found.push(...Items.map((row) => ({ key: rowSchema.parse(row).sk, value: written(row) })))
  return found.filter(({ value }) => value !== null)
}

/** Notes in DynamoDB. */
export const notebook = (table: Table): Notebook => {
  const { client, name: TableName } = table
  return {
    claim: async (note) => {
      try {
        await client.send(
          new PutCommand({ TableName, Item: itemOf(note), ConditionExpression: 'attribute_not_exists(pk)' }),
        )
        return true
      } catch (error) {
        if (error instanceof ConditionalCheckFailedException) return false
        throw error
      }
    },
    write: async (note) => {
      await client.send(new PutCommand({ TableName, Item: itemOf(note) }))
    },
    read: async (page, key) => {
      const { Item } = await client.send(
        new GetCommand({ TableName, Key: keyOf(page, key), ConsistentRead: true }),
      )
      return Item === undefined ? null : written(Item)
    },
    list: (page) => list(table, page),
  }
}
