import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { type ToPage, toPageSchema } from '../../../functions/receive-chat/protocol.ts'
import { type ChatHost, startChatHost } from '../receive-chat/chatHost.ts'

let host: ChatHost
beforeAll(async () => {
  host = await startChatHost()
})
afterAll(() => host.close())

const post = (body: string, headers: Record<string, string> = {}) =>
  fetch(`${host.url}/chat/poll`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
  })

const ask = async (message: unknown): Promise<readonly ToPage[]> =>
  z.array(toPageSchema).parse(await (await post(JSON.stringify(message))).json())

describe('the chat by ordinary requests', () => {
  test('says the same as over a WebSocket, and shows what is new since a turn', async () => {
    const [opened] = await ask({ type: 'open', conversation: null, seen: 0 })
    if (opened?.type !== 'turns') throw new Error('It did not open.')
    const { conversation } = opened
    const turn = { type: 'turn', conversation, seen: 1, clientId: 'poll-0001' }
    const [answered] = await ask({
      ...turn,
      input: { type: 'said', text: 'Nobody came again, the third time.' },
    })
    expect(JSON.stringify(answered)).toContain('Shall I log this')
    expect(await ask({ type: 'open', conversation, seen: 2 })).toEqual([
      { type: 'turns', conversation, turns: [] },
    ])
    const [again] = await ask({ type: 'open', conversation, seen: 0 })
    expect(again?.type === 'turns' && again.turns).toHaveLength(2)
  })

  test('what cannot be read or is too long is refused', async () => {
    expect(await ask('no')).toMatchObject([{ type: 'problem', problem: 'unreadable' }])
    expect((await post('x'.repeat(33 * 1024))).status).toBe(413)
  })

  test('a page of another site may not chat in a visitor’s name', async () => {
    expect((await post('{}', { origin: 'https://evil.example' })).status).toBe(403)
  })
})
