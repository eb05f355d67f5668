import type { Instant } from '../domain/calendar/instant.ts'
import type { Turn } from '../domain/conversation/input.ts'
import { tell } from '../domain/conversation/told.ts'
import type { ConversationStore } from './conversationPorts.ts'
import type { ChatNotices } from './ports.ts'

/** Other turns that may be added between a read and a write. */
const attempts = 6

/** The chat took other turns all the while; nothing was said, and trying again later is right. */
export class ChatIsBusy extends Error {
  override readonly name = 'ChatIsBusy'
}

type Letter = Parameters<ChatNotices['say']>[1]

const clientIdOf = ({ key }: Letter): string => `notice/${key}`

const turnAfter = (last: Turn, { key, text }: Letter, at: Instant): Turn => {
  const { state, replies } = tell(last.state, text)
  return {
    number: last.number + 1,
    clientId: clientIdOf({ key, text }),
    at,
    input: { type: 'told', key, text },
    replies: [...replies],
    state,
  }
}

type Chats = Pick<ConversationStore, 'load' | 'append'>

/** One try: `taken` where another turn was first. */
const trySaying = async (
  chats: Chats,
  conversation: string,
  letter: Letter,
  at: Instant,
): Promise<'said' | 'gone' | 'taken'> => {
  const turns = await chats.load(conversation)
  const last = turns.at(-1)
  if (last === undefined) return 'gone'
  if (turns.some(({ clientId }) => clientId === clientIdOf(letter))) return 'said'
  return (await chats.append(conversation, turnAfter(last, letter, at))) === 'stored' ? 'said' : 'taken'
}

/** A letter in the chat that a resident used: a turn of its own, which they find when they look again. */
export const tellInChat = (chats: Chats, now: () => Instant): ChatNotices => ({
  say: async (conversation, letter) => {
    for (let attempt = 0; attempt < attempts; attempt += 1) {
      const said = await trySaying(chats, conversation, letter, now())
      if (said !== 'taken') return said
    }
    throw new ChatIsBusy(`A chat took ${attempts} other turns while a letter was being said.`)
  },
})
