import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb'
import { DeleteCommand, PutCommand, paginateQuery } from '@aws-sdk/lib-dynamodb'
import { z } from 'zod'
import type { ConversationStore } from '../casework/conversationPorts.ts'
import { holdsUnlogged } from '../domain/conversation/converse.ts'
import { type Turn, turnSchema } from '../domain/conversation/input.ts'
import type { State } from '../domain/conversation/state.ts'
import { isAwaitingPerson, isWithPerson } from '../domain/conversation/withPerson.ts'
import type { Table } from './table.ts'

/** A turn is one item: `CONVERSATION#<id>` / `TURN#0001`, parsed on the way out by the schema it was written with. */
const turnRowSchema = z.object({ pk: z.string(), sk: z.string(), turn: turnSchema })

/**
 * Marks that a conversation may hold something unlogged, or may wait for a person, and since which turn:
 * `OPEN-CONVERSATIONS#<shard>` and `HANDED-OVER#<shard>` / its id.
 */
const markRowSchema = z.object({ pk: z.string(), sk: z.string() })
const shards = 8
type Mark = 'OPEN-CONVERSATIONS' | 'HANDED-OVER'

const marksOf: Readonly<Record<Mark, (state: State) => boolean>> = {
  'OPEN-CONVERSATIONS': holdsUnlogged,
  'HANDED-OVER': (state) => isAwaitingPerson(state) || isWithPerson(state),
}
const allMarks: readonly Mark[] = ['OPEN-CONVERSATIONS', 'HANDED-OVER']

const turnKey = (conversation: string, number: number) => ({
  pk: `CONVERSATION#${conversation}`,
  sk: `TURN#${String(number).padStart(4, '0')}`,
})

const markKey = (mark: Mark, conversation: string) => {
  const sum = Array.from(conversation, (letter) => letter.charCodeAt(0)).reduce(
    (one, other) => one + other,
    0,
  )
  return { pk: `${mark}#${sum % shards}`, sk: conversation }
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

const setMark = async (
  { client, name }: Table,
  mark: Mark,
  conversation: string,
  turn: Turn,
): Promise<void> => {
  const Item = { ...markKey(mark, conversation), sinceTurn: turn.number }
  await client.send(new PutCommand({ TableName: name, Item }))
}

/** Takes the mark away unless a later turn has set it again. */
const takeMark = async (
  { client, name }: Table,
  mark: Mark,
  conversation: string,
  turn: Turn,
): Promise<void> => {
  try {
    await client.send(
      new DeleteCommand({
        TableName: name,
        Key: markKey(mark, conversation),
        ConditionExpression: 'sinceTurn < :turn',
        ExpressionAttributeValues: { ':turn': turn.number },
      }),
    )
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error
  }
}

/** No turn before could have set it: nothing was ever handed over here. */
const mayBear = (mark: Mark, { state }: Turn): boolean => mark !== 'HANDED-OVER' || state.handOver !== null

/**
 * A mark is set before the turn that needs it and taken away after the turn that ends it, so that a crash in between
 * leaves a mark too many, never one too few.
 */
const append = async (table: Table, conversation: string, turn: Turn): Promise<'stored' | 'taken'> => {
  const needed = allMarks.filter((mark) => marksOf[mark](turn.state))
  const spent = allMarks.filter((mark) => !needed.includes(mark) && mayBear(mark, turn))
  await Promise.all(needed.map((mark) => setMark(table, mark, conversation, turn)))
  const stored = await putTurn(table, conversation, turn)
  if (stored === 'stored') await Promise.all(spent.map((mark) => takeMark(table, mark, conversation, turn)))
  return stored
}

async function* marked({ client, name }: Table, mark: Mark): AsyncGenerator<string> {
  for (let shard = 0; shard < shards; shard += 1) {
    const pages = paginateQuery(
      { client },
      {
        TableName: name,
        KeyConditionExpression: 'pk = :shard',
        ExpressionAttributeValues: { ':shard': `${mark}#${shard}` },
      },
    )
    for await (const page of pages) yield* (page.Items ?? []).map((row) => markRowSchema.parse(row).sk)
  }
}

/** The conversation and the turn that a row of the table holds, as a stream tells of it; null for any other row. */
export const turnOfRow = (row: unknown): { readonly conversation: string; readonly turn: Turn } | null => {
  const parsed = turnRowSchema.safeParse(row)
  if (!parsed.success || !parsed.data.pk.startsWith('CONVERSATION#')) return null
  return { conversation: parsed.data.pk.slice('CONVERSATION#'.length), turn: parsed.data.turn }
}

/** Conversations in DynamoDB. */
export const conversationStore = (table: Table): ConversationStore => ({
  load: (conversation) => load(table, conversation),
  append: (conversation, turn) => append(table, conversation, turn),
  open: () => marked(table, 'OPEN-CONVERSATIONS'),
  handedOver: () => marked(table, 'HANDED-OVER'),
})
