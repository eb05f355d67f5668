import { chatLinks } from '../aws/chatLinks.ts'
import { conversationStore } from '../aws/conversationStore.ts'
import type { ChatLinkPorts } from '../casework/chatLink.ts'
import type { Live } from './casework.ts'
import type { Variables } from './environment.ts'
import { pagePorts } from './follow.ts'

/** What links to chats need, from the environment. Throws `EnvironmentIncomplete`. */
export const chatLinkPorts = (all: Live, variables: Variables): ChatLinkPorts => ({
  ...pagePorts(all, variables),
  conversations: conversationStore(all.table),
  links: chatLinks(all.table),
})
