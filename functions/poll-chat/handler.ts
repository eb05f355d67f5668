import { live } from '../../live/casework.ts'
import { readEnvironment } from '../../live/environment.ts'
import { behindFrontDoor } from '../behindFrontDoor.ts'
import { chatOrigins } from '../receive-chat/origins.ts'
import { createPollChat } from './pollChat.ts'
import { pollDependencies } from './pollDependencies.ts'

export const handler = behindFrontDoor(
  process.env.FRONT_DOOR_KEY,
  createPollChat(pollDependencies(live(readEnvironment(process.env)), chatOrigins(process.env))),
)
