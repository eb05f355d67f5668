import type { OpenedCase } from '../case/case.ts'
import type { Message } from '../message/message.ts'
import { sameNumber } from '../telephone/number.ts'

interface Reading {
  readonly state: Pick<OpenedCase, 'replyRoute' | 'representatives'>
  /** The address that they have shown to be theirs: of mail, or a number. */
  readonly address: string
}

const same = (one: string | null, other: string | null): boolean =>
  one !== null && other !== null && one.trim().toLowerCase() === other.trim().toLowerCase()

/** The chat of a case is its resident’s alone, whatever address they had given by then. */
const inTheirChat = ({ replyRoute }: Message, { state }: Reading): boolean =>
  replyRoute?.channel === 'webchat' &&
  state.replyRoute?.channel === 'webchat' &&
  replyRoute.conversation === state.replyRoute.conversation

/**
 * Whether a message is in the words of whoever looks at the case, by the address that they have shown to be theirs. A
 * neighbour, a representative or a member of staff may have written others of its messages, and those belong to them.
 */
export const isTheirs = (message: Message, reading: Reading): boolean =>
  message.author === 'resident' &&
  (same(message.person.email, reading.address) ||
    sameNumber(message.person.phone, reading.address) ||
    inTheirChat(message, reading))

/** Whoever wrote for them, where they have agreed to it: their name; else null. */
export const writerFor = ({ person }: Message, { state }: Reading): string | null =>
  state.representatives.find(({ email }) => same(email, person.email))?.name ?? null
