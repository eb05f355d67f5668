import { live } from '../../live/casework.ts'
import { readEnvironment } from '../../live/environment.ts'
import { behindFrontDoor } from '../behindFrontDoor.ts'
import { createFollowCase } from './followCase.ts'
import { followDependencies } from './followDependencies.ts'

export const handler = behindFrontDoor(
  process.env.FRONT_DOOR_KEY,
  createFollowCase(followDependencies(live(readEnvironment(process.env)), process.env)),
)
