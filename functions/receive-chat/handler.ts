import { live } from '../../live/casework.ts'
import { readEnvironment } from '../../live/environment.ts'
import { behindFrontDoor } from '../behindFrontDoor.ts'
import { chatDependencies } from './chatDependencies.ts'
import { chatOrigins } from './origins.ts'
import { createReceiveChat } from './receiveChat.ts'

export const handler = behindFrontDoor(
  process.env.FRONT_DOOR_KEY,
  createReceiveChat(chatDependencies(live(readEnvironment(process.env)), chatOrigins(process.env))),
)
