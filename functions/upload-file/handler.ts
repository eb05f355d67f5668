import { live } from '../../live/casework.ts'
import { readEnvironment } from '../../live/environment.ts'
import { behindFrontDoor } from '../behindFrontDoor.ts'
import { chatOrigins } from '../receive-chat/origins.ts'
import { uploadDependencies } from './uploadDependencies.ts'
import { createUploadFile } from './uploadFile.ts'

export const handler = behindFrontDoor(
  process.env.FRONT_DOOR_KEY,
  createUploadFile(
    uploadDependencies(live(readEnvironment(process.env)), process.env, chatOrigins(process.env)),
  ),
)
