import type { Live } from '../../live/casework.ts'
import { conversePorts } from '../../live/conversation.ts'
import type { PollChat } from './pollChat.ts'

/** `origins`: pages that may chat besides the landlord's website and this system's own page. */
export const pollDependencies = ({ casework, table }: Live, origins: readonly string[] = []): PollChat => ({
  ports: conversePorts(casework, table),
  origins: [new URL(casework.rules.landlord.website).origin, ...origins],
})
