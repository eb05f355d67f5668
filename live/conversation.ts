import { randomBytes } from 'node:crypto'
import { conversationStore } from '../aws/conversationStore.ts'
import type { Table } from '../aws/table.ts'
import { uploadRows } from '../aws/uploads.ts'
import type { ConversePorts } from '../casework/conversationPorts.ts'
import type { HandOverPorts } from '../casework/handOver.ts'
import { logConversation } from '../casework/logConversation.ts'
import { callBackBy, handOverAt, milestonesIf } from '../casework/milestonesIf.ts'
import type { Casework } from '../casework/ports.ts'
import { finishedUploads, ofConversation } from '../casework/uploads.ts'
import { mattersIn } from '../domain/classifier/matters.ts'
import { readMessage } from '../domain/classifier/readMessage.ts'
import type { Live } from './casework.ts'
import { showNews } from './showNews.ts'
import { toStaffQueues } from './staffQueues.ts'
import { tellingStaff } from './tellingStaff.ts'

/** What a conversation needs, from the casework. */
export const conversePorts = (casework: Casework, table: Table): ConversePorts => ({
  now: casework.now,
  read: casework.classifier,
  // By words and phrases alone: it reads every sentence, and somebody waits.
  matters: mattersIn(readMessage),
  landlord: casework.rules.landlord,
  ombudsman: () => casework.rules.policyAt(casework.now()).ombudsman,
  conversations: tellingStaff(conversationStore(table), toStaffQueues(process.env)),
  newConversationId: () => randomBytes(24).toString('base64url'),
  milestonesIf: milestonesIf(casework),
  callBackBy: callBackBy(casework),
  handOver: handOverAt(casework),
  uploaded: (conversation, ids) => finishedUploads(uploadRows(table))(ofConversation(conversation), ids),
  receiveMessage: logConversation(casework),
})

/** What it takes to hand a chat over to a person: for the bots, and for the sweep that gives up waiting. */
export const handOverPorts = ({ casework, table }: Live): HandOverPorts => ({
  ...conversePorts(casework, table),
  show: showNews(table),
})
