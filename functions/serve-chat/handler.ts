import { loadLandlord } from '../../configuration/landlord.ts'
import { behindFrontDoor } from '../behindFrontDoor.ts'
import { pageDependencies } from './pageDependencies.ts'
import { createServeChat } from './serveChat.ts'

export const handler = behindFrontDoor(
  process.env.FRONT_DOOR_KEY,
  createServeChat(pageDependencies(loadLandlord())),
)
