import { createHash } from 'node:crypto'
import type { Message, ReplyRoute } from '../domain/message/message.ts'
import { symbols } from './identity.ts'

/** A chat's id is a key: whoever has it speaks as the resident. This names the chat and opens nothing. */
export const chatName = (conversation: string): string =>
  symbols(createHash('sha256').update(`chat/${conversation}`).digest(), 26)

/** A route as others than the resident see it: the chat by its name. */
export const routeWithoutKey = <R extends ReplyRoute | null>(route: R): R =>
  route?.channel === 'webchat' ? { ...route, conversation: chatName(route.conversation) } : route

/** A message as others than the resident see it. */
export const messageWithoutKey = (message: Message): Message => ({
  ...message,
  replyRoute: routeWithoutKey(message.replyRoute),
})
