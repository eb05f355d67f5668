import { live } from '../../live/casework.ts'
import { conversePorts } from '../../live/conversation.ts'
import { readEnvironment } from '../../live/environment.ts'
import { behindFrontDoor } from '../behindFrontDoor.ts'
import { addressesBehind } from '../formRequest.ts'
import { uploadPorts } from '../upload-file/uploadDependencies.ts'
import { createTellUs } from './tellUs.ts'

const all = live(readEnvironment(process.env))

export const handler = behindFrontDoor(
  process.env.FRONT_DOOR_KEY,
  createTellUs({
    ports: conversePorts(all.casework, all.table),
    uploads: uploadPorts(all, process.env),
    addressOf: addressesBehind(process.env.FRONT_DOOR_KEY),
  }),
)
