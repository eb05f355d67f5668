import { chatConnections } from '../../aws/chatConnections.ts'
import { connections } from '../../aws/connections.ts'
import type { Live } from '../../live/casework.ts'
import { conversePorts } from '../../live/conversation.ts'
import type { ReceiveChat } from './receiveChat.ts'

/** `origins`: pages that may chat besides the landlord's website and this system's own page. */
export const chatDependencies = (
  { casework, table }: Live,
  origins: readonly string[] = [],
): ReceiveChat => ({
  ports: conversePorts(casework, table),
  connections: connections(),
  showing: chatConnections(table),
  origins: [new URL(casework.rules.landlord.website).origin, ...origins],
})
