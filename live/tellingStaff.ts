import type { ConversationStore } from '../casework/conversationPorts.ts'

/**
 * A store that tells the staff's chat tools of each turn of a chat that a person was asked for. A crash between a turn
 * and its telling loses only the telling: the bots' round finds chats that still wait.
 */
export const tellingStaff = (
  store: ConversationStore,
  send: ((job: unknown) => Promise<void>) | undefined,
): ConversationStore =>
  send === undefined
    ? store
    : {
        ...store,
        append: async (conversation, turn) => {
          const stored = await store.append(conversation, turn)
          if (stored === 'stored' && turn.state.handOver !== null)
            await send({ kind: 'chat', conversation, turn: turn.number })
          return stored
        },
      }
