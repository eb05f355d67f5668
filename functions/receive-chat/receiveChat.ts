import { z } from 'zod'
import type { ChatConnections } from '../../aws/chatConnections.ts'
import type { Connections } from '../../aws/connections.ts'
import type { ConversePorts } from '../../casework/conversationPorts.ts'
import { lambda } from '../lambda.ts'
import { answerPage } from './answerPage.ts'
import { mayTalk } from './origins.ts'
import type { ToPage } from './protocol.ts'

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

/** WebSocket events: who may connect, and each message answered over its own connection, in order. */
export const createReceiveChat = ({ ports, connections, showing, origins }: ReceiveChat) => {
  const post = async (connectionId: string, frames: readonly ToPage[]): Promise<void> => {
    for (const frame of frames)
      if ((await connections.post(connectionId, JSON.stringify(frame))) === 'gone') return
  }

  const receive = async (connectionId: string, body: string | undefined): Promise<void> => {
    const { frames, fault, opened } = await answerPage(ports, body)
    await post(connectionId, frames)
    if (opened !== null) await showing.remember(opened, connectionId)
    if (fault !== null) throw fault
  }

  return lambda(eventSchema, async (event) => {
    const { routeKey, connectionId } = event.requestContext
    if (routeKey === '$connect') return { statusCode: mayTalk(origins, event.headers ?? {}) ? 200 : 403 }
    if (routeKey !== '$disconnect') await receive(connectionId, event.body)
    return { statusCode: 200 }
  })
}
