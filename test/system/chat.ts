import { randomUUID } from 'node:crypto'
import WebSocket from 'ws'
import { z } from 'zod'
import { toPageSchema } from '../../functions/receive-chat/protocol.ts'
import { until } from './putright.ts'

export type Input =
  | { readonly type: 'said'; readonly text: string }
  | { readonly type: 'chose'; readonly choice: string }

const replySchema = z.looseObject({
  kind: z.string(),
  text: z.string().optional(),
  ask: z.string().optional(),
})
export type Shown = z.infer<typeof replySchema>

/** A resident's browser over the real WebSocket, as its page speaks to it. */
export const openChat = async (url: string) => {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/ws`)
  const frames: z.infer<typeof toPageSchema>[] = []
  socket.on('message', (bytes) => frames.push(toPageSchema.parse(JSON.parse(String(bytes)))))
  await new Promise((opened, failed) => {
    socket.once('open', opened)
    socket.once('error', failed)
  })
  let conversation = ''
  let seen = 0

  const next = async (): Promise<readonly Shown[]> => {
    const frame = await until('an answer in the chat', () => frames.shift())
    if (frame.type !== 'turns') throw new Error(`The chat answered ${JSON.stringify(frame)}.`)
    conversation = frame.conversation
    seen = frame.turns.at(-1)?.number ?? seen
    return frame.turns.flatMap((turn) => turn.replies.map((reply) => replySchema.parse(reply)))
  }
  socket.send(JSON.stringify({ type: 'open', conversation: null, seen }))
  await next()

  const send = (input: Input): Promise<readonly Shown[]> => {
    socket.send(JSON.stringify({ type: 'turn', conversation, seen, clientId: randomUUID(), input }))
    return next()
  }
  return { send, say: (text: string) => send({ type: 'said', text }), close: () => socket.close() }
}
