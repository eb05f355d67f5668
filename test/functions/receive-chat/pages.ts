import { once } from 'node:events'
import { WebSocket } from 'ws'
import type { ChoiceValue } from '../../../domain/conversation/reply.ts'
import { type ShownTurn, type ToPage, toPageSchema } from '../../../functions/receive-chat/protocol.ts'

/** A page without a browser: it speaks the protocol over a real WebSocket. */
export interface Page {
  /** Sends anything and waits for the next frame. */
  ask(message: unknown): Promise<ToPage>
  open(conversation?: string | null): Promise<readonly ShownTurn[]>
  say(text: string, clientId?: string): Promise<readonly ShownTurn[]>
  press(choice: ChoiceValue, clientId?: string): Promise<readonly ShownTurn[]>
  /** Files by the ids of their uploads. */
  attach(uploads: readonly string[]): Promise<readonly ShownTurn[]>
  conversation(): string
  /** The next frame that comes by itself. */
  next(): Promise<ToPage>
  close(): void
}

const turnsOf = (frame: ToPage): readonly ShownTurn[] => {
  if (frame.type !== 'turns') throw new Error(`Expected turns, heard ${JSON.stringify(frame)}`)
  return frame.turns
}

let count = 0
const newClientId = (): string => {
  count += 1
  return `client-${String(count).padStart(6, '0')}`
}

/** Connects to a chat host; `origin` as a browser would send it. */
export const openPage = async (url: string, origin = url): Promise<Page> => {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/ws`, { origin })
  await once(socket, 'open')
  let id: string | null = null
  let seen = 0

  /** The next frame that is not only a word that there is more. */
  const answered = async (): Promise<ToPage> => {
    const [data] = await once(socket, 'message')
    const frame = toPageSchema.parse(JSON.parse(String(data)))
    return frame.type === 'news' ? answered() : frame
  }

  const ask = async (message: unknown): Promise<ToPage> => {
    socket.send(typeof message === 'string' ? message : JSON.stringify(message))
    const frame = await answered()
    if (frame.type === 'turns') {
      id = frame.conversation
      seen = frame.turns.at(-1)?.number ?? seen
    }
    return frame
  }

  const turn = async (input: unknown, clientId: string): Promise<readonly ShownTurn[]> =>
    turnsOf(await ask({ type: 'turn', conversation: id, seen, clientId, input }))

  return {
    ask,
    open: async (conversation = null) => {
      seen = 0
      return turnsOf(await ask({ type: 'open', conversation, seen: 0 }))
    },
    say: (text, clientId = newClientId()) => turn({ type: 'said', text }, clientId),
    press: (choice, clientId = newClientId()) => turn({ type: 'chose', choice }, clientId),
    attach: (uploads) => turn({ type: 'attached', uploads }, newClientId()),
    conversation: () => id ?? '',
    next: async () => {
      const [data] = await once(socket, 'message')
      return toPageSchema.parse(JSON.parse(String(data)))
    },
    close: () => socket.terminate(),
  }
}
