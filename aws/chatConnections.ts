import { DeleteCommand, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb'
import { z } from 'zod'
import type { Table } from './table.ts'

/** Which WebSocket connections show a conversation: `CHAT-CONNECTIONS#<id>` / `CONNECTION#<connection>`, with an end. */
export interface ChatConnections {
  remember(conversation: string, connection: string): Promise<void>
  forget(conversation: string, connection: string): Promise<void>
  showing(conversation: string): Promise<readonly string[]>
}

/** API Gateway closes every connection after two hours. */
const longest = 2 * 60 * 60

const rowSchema = z.object({ sk: z.string() })
const prefix = 'CONNECTION#'

const key = (conversation: string, connection: string) => ({
  pk: `CHAT-CONNECTIONS#${conversation}`,
  sk: `${prefix}${connection}`,
})

/** `now`: seconds of the real time, which DynamoDB takes rows away by. */
export const chatConnections = (
  { client, name }: Table,
  now: () => number = () => Math.floor(Date.now() / 1000),
): ChatConnections => ({
  remember: async (conversation, connection) => {
    const Item = { ...key(conversation, connection), expiresAt: now() + longest }
    await client.send(new PutCommand({ TableName: name, Item }))
  },
  forget: async (conversation, connection) => {
    await client.send(new DeleteCommand({ TableName: name, Key: key(conversation, connection) }))
  },
  showing: async (conversation) => {
    const { Items = [] } = await client.send(
      new QueryCommand({
        TableName: name,
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :connection)',
        ExpressionAttributeValues: { ':pk': `CHAT-CONNECTIONS#${conversation}`, ':connection': prefix },
      }),
    )
    return Items.map((row) => rowSchema.parse(row).sk.slice(prefix.length))
  },
})
