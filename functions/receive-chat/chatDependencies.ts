import { randomBytes } from 'node:crypto'
import { connections } from '../../aws/connections.ts'
import { conversationStore } from '../../aws/conversationStore.ts'
import type { ConversePorts } from '../../casework/conversationPorts.ts'
import { callBackBy, milestonesIf } from '../../casework/milestonesIf.ts'
import type { Casework } from '../../casework/ports.ts'
import { receiveMessage } from '../../casework/receiveMessage.ts'
import type { Live } from '../../live/casework.ts'
import type { ReceiveChat } from './receiveChat.ts'

/** What a conversation needs, from the casework. */
export const conversePorts = (
  casework: Casework,
  conversations: ConversePorts['conversations'],
): ConversePorts => ({
  now: casework.now,
  read: casework.classifier,
  landlord: casework.rules.landlord,
  ombudsman: () => casework.rules.policyAt(casework.now()).ombudsman,
  conversations,
  newConversationId: () => randomBytes(24).toString('base64url'),
  milestonesIf: milestonesIf(casework),
  callBackBy: callBackBy(casework),
  receiveMessage: receiveMessage(casework),
})

/** `origins`: pages that may chat besides the landlord's website and this system's own page. */
export const chatDependencies = (
  { casework, table }: Live,
  origins: readonly string[] = [],
): ReceiveChat => ({
  ports: conversePorts(casework, conversationStore(table)),
  connections: connections(),
  origins: [new URL(casework.rules.landlord.website).origin, ...origins],
})
