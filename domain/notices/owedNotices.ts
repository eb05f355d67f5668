import type { CaseEvent } from '../case/event.ts'
import { isAnswerable } from '../message/answerable.ts'
import type { Message, ReplyRoute } from '../message/message.ts'
import type { Notice } from './notice.ts'
import { addedReceipt, type ReceiptOf, receipt } from './receipt.ts'
import { breachNotice, reminderNotice } from './staffNotices.ts'

/** A notice and whom it goes to: the resident by the route they used, or the staff who hold a role. */
export interface OwedNotice {
  readonly notice: Notice
  readonly to: { readonly route: ReplyRoute } | { readonly role: 'handler' | 'manager' }
}

const toResident = (message: Message, notice: Notice): readonly OwedNotice[] =>
  message.replyRoute !== null && isAnswerable(message) ? [{ notice, to: { route: message.replyRoute } }] : []

const owedFor = (event: CaseEvent, of: ReceiptOf, opening: boolean): readonly OwedNotice[] => {
  switch (event.type) {
    case 'message-received':
      return toResident(
        event.message,
        opening ? receipt(of) : addedReceipt(of, event.message.channelMessageId),
      )
    case 'reminded':
      return [{ notice: reminderNotice(of.state, event), to: { role: 'handler' } }]
    case 'milestone-missed':
      return [{ notice: breachNotice(of.state, event), to: { role: 'manager' } }]
    default:
      return []
  }
}

/** The notices that one commit's events owe somebody, without those already sent. */
export const owedNotices = (events: readonly CaseEvent[], of: ReceiptOf): readonly OwedNotice[] => {
  const opening = events.some((event) => event.type === 'case-opened')
  return events
    .flatMap((event) => owedFor(event, of, opening))
    .filter((owed) => !of.state.noticesSent.includes(owed.notice.key))
}
