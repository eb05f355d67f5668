import { live } from '../../live/casework.ts'
import { readEnvironment } from '../../live/environment.ts'
import { chatOrigins } from '../receive-chat/origins.ts'
import { createPollChat } from './pollChat.ts'
import { pollDependencies } from './pollDependencies.ts'

export const handler = createPollChat(
  pollDependencies(live(readEnvironment(process.env)), chatOrigins(process.env)),
)
