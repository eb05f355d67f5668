import { live } from '../../live/casework.ts'
import { readEnvironment } from '../../live/environment.ts'
import { codePorts } from '../../live/follow.ts'
import { createSendCodes } from './sendCodes.ts'

export const handler = createSendCodes(codePorts(live(readEnvironment(process.env)), process.env))
