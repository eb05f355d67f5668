import { PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { z } from 'zod'
import type { ChatLink, ChatLinkStore } from '../casework/chatLink.ts'
import { instantSchema, millisecondsOf } from '../domain/calendar/instant.ts'
import { countTry, nullIfRefused } from './oneTimeSecret.ts'
import type { Table } from './table.ts'

/** A link to a chat: `CHAT-LINK#<hash of its key>` / `LINK`. Taken away by DynamoDB. */
const rowSchema = z.object({ keyHash: z.string(), conversation: z.string(), until: instantSchema })

/** Tries at the name beside the link, and then it is dead. */
const mostTries = 5
const twoDays = 2 * 24 * 60 * 60

const keyOf = (keyHash: string) => ({ pk: `CHAT-LINK#${keyHash}`, sk: 'LINK' })
const expiresAt = (): number => Math.floor(Date.now() / 1000) + twoDays

/** Links in DynamoDB. A try is counted before anything is compared, and a link is spent by one conditional update. */
export const chatLinks = (table: Table): ChatLinkStore => {
  const { client, name } = table
  return {
    keep: async (link) => {
      const Item = { ...keyOf(link.keyHash), ...link, tries: 0, expiresAt: expiresAt() }
      await client.send(new PutCommand({ TableName: name, Item }))
    },
    tried: async (keyHash, now): Promise<ChatLink | null> => {
      const tried = await countTry(table, keyOf(keyHash), mostTries)
      if (tried === null) return null
      const link = rowSchema.parse(tried)
      return millisecondsOf(link.until) > millisecondsOf(now) ? link : null
    },
    spend: async ({ keyHash }) => {
      const spent = await client
        .send(
          new UpdateCommand({
            TableName: name,
            Key: keyOf(keyHash),
            UpdateExpression: 'SET spent = :yes',
            ConditionExpression: 'attribute_exists(pk) AND attribute_not_exists(spent)',
            ExpressionAttributeValues: { ':yes': true },
          }),
        )
        .catch(nullIfRefused)
      return spent !== null
    },
    markSilent: async (conversation) => {
      const Item = { pk: `CHAT-LINK#${conversation}`, sk: 'SILENT', expiresAt: expiresAt() }
      const marked = await client
        .send(new PutCommand({ TableName: name, Item, ConditionExpression: 'attribute_not_exists(pk)' }))
        .catch(nullIfRefused)
      return marked !== null
    },
  }
}
