import { z } from 'zod'
import type { ChatConnections } from '../../aws/chatConnections.ts'
import type { Connections } from '../../aws/connections.ts'
import type { ConversePorts } from '../../casework/conversationPorts.ts'
import {
  type Conversation,
  ConversationIsBusy,
  ConversationIsFull,
  openConversation,
  resumeConversation,
  takeTurn,
  UnknownConversation,
} from '../../casework/converse.ts'
import { residentInputSchema } from '../../domain/conversation/input.ts'
import { lambda } from '../lambda.ts'
import { type FromPage, fromPageSchema, type Problem, type ToPage } from './protocol.ts'
import { inFrames, shownTurns } from './shownTurns.ts'

export interface ReceiveChat {
  readonly ports: ConversePorts
  readonly connections: Connections
  readonly showing: ChatConnections
  /** Origins of the pages that may chat, besides one on the WebSocket's own host. */
  readonly origins: readonly string[]
}

const eventSchema = z.object({
  requestContext: z.object({ routeKey: z.string(), connectionId: z.string() }),
  headers: z.record(z.string(), z.string()).optional(),
  body: z.string().optional(),
})
type Event = z.infer<typeof eventSchema>

const headerOf = (headers: Event['headers'], name: string): string | undefined =>
  Object.entries(headers ?? {}).find(([key]) => key.toLowerCase() === name)?.[1]

/**
 * A page of another site may not chat in a visitor's name. Browsers always name the page's origin; a client that names
 * none is no browser, could name any, and gets no more than a stranger would.
 */
const mayConnect = (origins: readonly string[], { headers }: Event): boolean => {
  const origin = headerOf(headers, 'origin')
  if (origin === undefined || origins.includes(origin)) return true
  return URL.parse(origin)?.host === headerOf(headers, 'host')
}

const problems: Readonly<Record<Problem, string>> = {
  unreadable: "I couldn't read that. Please send it again.",
  'too-long': 'That is more than I can take at once. Please send it in two or three parts.',
  'unknown-conversation': "I can't find that chat any more. We'll start a new one.",
  full: 'This chat is as long as it can be. Log it as it is, or ring us.',
  busy: 'Two messages came at once. Please send it again.',
  ours: 'Something broke at our end. Nothing you typed is lost.',
}

const problemOf = (error: unknown): Problem => {
  if (error instanceof UnknownConversation) return 'unknown-conversation'
  if (error instanceof ConversationIsFull) return 'full'
  return error instanceof ConversationIsBusy ? 'busy' : 'ours'
}

const problem = (which: Problem, clientId: string | null = null): ToPage => ({
  type: 'problem',
  problem: which,
  clientId,
  text: problems[which],
})

const json = (text: string | undefined): unknown => {
  try {
    return JSON.parse(text ?? '')
  } catch {
    return undefined
  }
}

const framesOf = ({ id, turns }: Conversation, seen: number): readonly ToPage[] =>
  inFrames(shownTurns(turns, seen)).map((frame) => ({ type: 'turns', conversation: id, turns: [...frame] }))

type TurnFromPage = Extract<FromPage, { type: 'turn' }>

const answerTurn = async (ports: ConversePorts, sent: TurnFromPage): Promise<readonly ToPage[]> => {
  const input = residentInputSchema.safeParse(sent.input)
  if (!input.success) {
    const tooLong = input.error.issues.some(({ code }) => code === 'too_big')
    return [problem(tooLong ? 'too-long' : 'unreadable', sent.clientId)]
  }
  const taken = await takeTurn(ports)(sent.conversation, { clientId: sent.clientId, input: input.data })
  return framesOf(taken, sent.seen)
}

const answer = async (ports: ConversePorts, sent: FromPage): Promise<readonly ToPage[]> => {
  switch (sent.type) {
    case 'ping':
      return [{ type: 'pong' }]
    case 'open':
      return framesOf(
        sent.conversation === null
          ? await openConversation(ports)()
          : await resumeConversation(ports)(sent.conversation),
        sent.seen,
      )
    case 'turn':
      return answerTurn(ports, sent)
  }
}

/** WebSocket events: who may connect, and each message answered over its own connection, in order. */
export const createReceiveChat = ({ ports, connections, showing, origins }: ReceiveChat) => {
  const post = async (connectionId: string, frames: readonly ToPage[]): Promise<void> => {
    for (const frame of frames)
      if ((await connections.post(connectionId, JSON.stringify(frame))) === 'gone') return
  }

  const receive = async (connectionId: string, body: string | undefined): Promise<void> => {
    const sent = fromPageSchema.safeParse(json(body))
    if (!sent.success) return post(connectionId, [problem('unreadable')])
    const clientId = sent.data.type === 'turn' ? sent.data.clientId : null
    const frames = await answer(ports, sent.data).catch(async (error: unknown) => {
      const which = problemOf(error)
      await post(connectionId, [problem(which, clientId)])
      if (which === 'ours') throw error
      return []
    })
    await post(connectionId, frames)
    const [first] = frames
    if (sent.data.type === 'open' && first?.type === 'turns')
      await showing.remember(first.conversation, connectionId)
  }

  return lambda(eventSchema, async (event) => {
    const { routeKey, connectionId } = event.requestContext
    if (routeKey === '$connect') return { statusCode: mayConnect(origins, event) ? 200 : 403 }
    if (routeKey !== '$disconnect') await receive(connectionId, event.body)
    return { statusCode: 200 }
  })
}
