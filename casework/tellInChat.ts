import type { Instant } from '../domain/calendar/instant.ts'
import type { Turn } from '../domain/conversation/input.ts'
import { tell } from '../domain/conversation/told.ts'
import type { ConversationStore } from './conversationPorts.ts'
import type { Conversation } from './converse.ts'
import type { HandOverPorts } from './handOver.ts'
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

/** `taken`: another turn was first. `there`: it had been said before. Else the conversation with it. */
type Tried = 'gone' | 'taken' | 'there' | Conversation

/** One try. */
const trySaying = async (chats: Chats, id: string, letter: Letter, at: Instant): Promise<Tried> => {
  const turns = await chats.load(id)
  const last = turns.at(-1)
  if (last === undefined) return 'gone'
  if (turns.some(({ clientId }) => clientId === clientIdOf(letter))) return 'there'
  const turn = turnAfter(last, letter, at)
  return (await chats.append(id, turn)) === 'stored' ? { id, turns: [...turns, turn] } : 'taken'
}

const triedOften = async (chats: Chats, id: string, letter: Letter, now: () => Instant): Promise<Tried> => {
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const tried = await trySaying(chats, id, letter, now())
    if (tried !== 'taken') return tried
  }
  throw new ChatIsBusy(`A chat took ${attempts} other turns while a letter was being said.`)
}

type Shows = HandOverPorts['show']

const nobodyLooks: Shows = async () => undefined

/**
 * A letter in the chat that a resident used: a turn of its own. A page that is open is told that there is more; one that
 * cannot be told finds it when it looks again, so that no letter hangs on it.
 */
export const tellInChat = (chats: Chats, now: () => Instant, show: Shows = nobodyLooks): ChatNotices => ({
  say: async (id, letter) => {
    const tried = await triedOften(chats, id, letter, now)
    if (typeof tried !== 'string') await show(tried).catch(() => undefined)
    return tried === 'gone' ? 'gone' : 'said'
  },
})
