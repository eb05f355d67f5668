import { live } from '../../live/casework.ts'
import { readEnvironment } from '../../live/environment.ts'
import { chatDependencies } from './chatDependencies.ts'
import { chatOrigins } from './origins.ts'
import { createReceiveChat } from './receiveChat.ts'

export const handler = createReceiveChat(
  chatDependencies(live(readEnvironment(process.env)), chatOrigins(process.env)),
)
