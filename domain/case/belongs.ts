import type { Message } from '../message/message.ts'
import { sameNumber } from '../telephone/number.ts'
import type { OpenedCase } from './case.ts'

const sameText = (left: string | null, right: string | null): boolean =>
  left !== null && right !== null && left.trim().toLowerCase() === right.trim().toLowerCase()

/**
 * Has somebody shown that this address is theirs: of mail, or a number as `numberSchema` writes it? One that was only typed
 * is not: it may be a stranger’s by a slip.
 */
export const isProven = ({ proven }: Pick<OpenedCase, 'proven'>, address: string): boolean =>
  proven.includes(address.trim().toLowerCase())

/** A conversation's id is a secret that only the resident's own browser holds, so more of it is more from them. */
const sameConversation = (state: OpenedCase, { replyRoute }: Message): boolean =>
  replyRoute?.channel === 'webchat' &&
  state.replyRoute?.channel === 'webchat' &&
  state.replyRoute.conversation === replyRoute.conversation

type Reached = Message['person']

/** Only the page behind the door proves a number: what names one in a mail or a chat was typed. */
const sameTelephone = ({ channel, person }: Message, { phone }: Reached): boolean =>
  channel === 'webchat' && sameNumber(person.phone, phone)

/**
 * May this message join this case of itself? Only where its sender is proven and is one of the case's people.
 * A reference alone never threads: anybody can quote one.
 */
export const mayJoin = (state: OpenedCase, message: Message): boolean => {
  if (message.landlord !== state.landlord) return false
  if (message.author === 'staff') return message.proven
  if (sameConversation(state, message)) return true
  return (
    message.proven &&
    state.people.some(
      (person) => sameText(person.email, message.person.email) || sameTelephone(message, person),
    )
  )
}
