import { live } from '../../live/casework.ts'
import { readEnvironment } from '../../live/environment.ts'
import { chatOrigins } from '../receive-chat/origins.ts'
import { createContinueChat } from './continueChat.ts'
import { continueDependencies } from './continueDependencies.ts'

export const handler = createContinueChat(
  continueDependencies(live(readEnvironment(process.env)), process.env, chatOrigins(process.env)),
)
