import { live } from '../../live/casework.ts'
import { readEnvironment } from '../../live/environment.ts'
import { behindFrontDoor } from '../behindFrontDoor.ts'
import { chatOrigins } from '../receive-chat/origins.ts'
import { createContinueChat } from './continueChat.ts'
import { continueDependencies } from './continueDependencies.ts'

export const handler = behindFrontDoor(
  process.env.FRONT_DOOR_KEY,
  createContinueChat(
    continueDependencies(live(readEnvironment(process.env)), process.env, chatOrigins(process.env)),
  ),
)
