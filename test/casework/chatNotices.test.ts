import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { conversationStore } from '../../aws/conversationStore.ts'
import type { ConversationStore } from '../../casework/conversationPorts.ts'
import { tellInChat } from '../../casework/tellInChat.ts'
import { newState } from '../../domain/conversation/state.ts'
import { shownTurns } from '../../functions/receive-chat/shownTurns.ts'
import { startDynamoDb } from '../../local/dynamodb/dynamodb.ts'
import { at } from '../domain/case/caseStory.ts'

let conversations: ConversationStore
let close: () => Promise<void>

beforeAll(async () => {
  const dynamodb = await startDynamoDb({ table: 'chats' })
  const client = DynamoDBDocumentClient.from(
    new DynamoDBClient({
      endpoint: dynamodb.url,
      region: 'eu-west-2',
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    }),
    { marshallOptions: { removeUndefinedValues: true } },
  )
  conversations = conversationStore({ name: 'chats', client })
  close = async () => {
    client.destroy()
    await dynamodb.close()
  }
})

afterAll(() => close())

const now = () => at('2026-12-01T10:00:00Z')

const begun = async (id: string): Promise<void> => {
  await conversations.append(id, {
    number: 1,
    clientId: null,
    at: at('2026-11-28T23:40:00Z'),
    input: { type: 'opened' },
    replies: [{ kind: 'ask', ask: 'story', text: "Tell us what's happened." }],
    state: newState,
  })
}

const letter = { key: 'acknowledgement/stage-1', text: 'What we understand\nNobody came.' }

test('a letter in a chat is there when they look again, once however often it is sent', async () => {
  await begun('c-1')
  const { say } = tellInChat(conversations, now)
  expect(await say('c-1', letter)).toBe('said')
  expect(await say('c-1', letter)).toBe('said')
  const turns = await conversations.load('c-1')
  expect(turns).toHaveLength(2)
  expect(shownTurns(turns, 1)).toMatchObject([{ said: null, replies: [{ kind: 'say', text: letter.text }] }])
})

test('it moves the conversation nowhere: what was being asked is still asked', async () => {
  await begun('c-2')
  await tellInChat(conversations, now).say('c-2', letter)
  expect((await conversations.load('c-2')).at(-1)?.state).toEqual(newState)
})

test('two letters at once are both said, whatever the order', async () => {
  await begun('c-3')
  const { say } = tellInChat(conversations, now)
  await Promise.all([say('c-3', letter), say('c-3', { key: 'extension/stage-1', text: 'More time.' })])
  expect(await conversations.load('c-3')).toHaveLength(3)
})

test('a chat that is gone says so, so that the letter is given by hand', async () => {
  expect(await tellInChat(conversations, now).say('nowhere', letter)).toBe('gone')
})
