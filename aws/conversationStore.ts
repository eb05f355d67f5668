import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb'
import { DeleteCommand, PutCommand, paginateQuery } from '@aws-sdk/lib-dynamodb'
import { z } from 'zod'
import type { ConversationStore } from '../casework/conversationPorts.ts'
import { holdsUnlogged } from '../domain/conversation/converse.ts'
import { type Turn, turnSchema } from '../domain/conversation/input.ts'
import type { Table } from './table.ts'

/** A turn is one item: `CONVERSATION#<id>` / `TURN#0001`, parsed on the way out by the schema it was written with. */
const turnRowSchema = z.object({ pk: z.string(), sk: z.string(), turn: turnSchema })

/** A mark that a conversation may hold something unlogged, and since which turn: `OPEN-CONVERSATIONS#<shard>` / its id. */
const openRowSchema = z.object({ pk: z.string(), sk: z.string() })
const openShards = 8

const turnKey = (conversation: string, number: number) => ({
  pk: `CONVERSATION#${conversation}`,
  sk: `TURN#${String(number).padStart(4, '0')}`,
})

const openKey = (conversation: string) => {
  const sum = Array.from(conversation, (letter) => letter.charCodeAt(0)).reduce(
    (one, other) => one + other,
    0,
  )
  return { pk: `OPEN-CONVERSATIONS#${sum % openShards}`, sk: conversation }
}

const load = async ({ client, name }: Table, conversation: string): Promise<readonly Turn[]> => {
  const turns: Turn[] = []
  const pages = paginateQuery(
    { client },
    {
      TableName: name,
      KeyConditionExpression: 'pk = :conversation AND begins_with(sk, :turn)',
      ExpressionAttributeValues: { ':conversation': `CONVERSATION#${conversation}`, ':turn': 'TURN#' },
      ConsistentRead: true,
    },
  )
  for await (const page of pages)
    turns.push(...(page.Items ?? []).map((row) => turnRowSchema.parse(row).turn))
  return turns
}

const putTurn = async (
  { client, name }: Table,
  conversation: string,
  turn: Turn,
): Promise<'stored' | 'taken'> => {
  try {
    await client.send(
      new PutCommand({
        TableName: name,
        Item: { ...turnKey(conversation, turn.number), turn },
        ConditionExpression: 'attribute_not_exists(pk)',
      }),
    )
    return 'stored'
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return 'taken'
    throw error
  }
}

const mark = async ({ client, name }: Table, conversation: string, turn: Turn): Promise<void> => {
  const Item = { ...openKey(conversation), sinceTurn: turn.number }
  await client.send(new PutCommand({ TableName: name, Item }))
}

/** Takes the mark away unless a later turn has set it again. */
const unmark = async ({ client, name }: Table, conversation: string, turn: Turn): Promise<void> => {
  try {
    await client.send(
      new DeleteCommand({
        TableName: name,
        Key: openKey(conversation),
        ConditionExpression: 'sinceTurn < :turn',
        ExpressionAttributeValues: { ':turn': turn.number },
      }),
    )
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error
  }
}

/**
 * The mark is set before the turn that needs it and taken away after the turn that ends it, so that a crash in between
 * leaves a mark too many, never one too few.
 */
const append = async (table: Table, conversation: string, turn: Turn): Promise<'stored' | 'taken'> => {
  const holds = holdsUnlogged(turn.state)
  if (holds) await mark(table, conversation, turn)
  const stored = await putTurn(table, conversation, turn)
  if (!holds && stored === 'stored') await unmark(table, conversation, turn)
  return stored
}

async function* open({ client, name }: Table): AsyncGenerator<string> {
  for (let shard = 0; shard < openShards; shard += 1) {
    const pages = paginateQuery(
      { client },
      {
        TableName: name,
        KeyConditionExpression: 'pk = :shard',
        ExpressionAttributeValues: { ':shard': `OPEN-CONVERSATIONS#${shard}` },
      },
    )
    for await (const page of pages) yield* (page.Items ?? []).map((row) => openRowSchema.parse(row).sk)
  }
}

/** Conversations in DynamoDB. */
export const conversationStore = (table: Table): ConversationStore => ({
  load: (conversation) => load(table, conversation),
  append: (conversation, turn) => append(table, conversation, turn),
  open: () => open(table),
})
