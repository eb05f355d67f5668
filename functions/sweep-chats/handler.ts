import { live } from '../../live/casework.ts'
import { handOverPorts } from '../../live/conversation.ts'
import { readEnvironment } from '../../live/environment.ts'
import { createSweepChats } from './sweepChats.ts'

export const handler = createSweepChats(handOverPorts(live(readEnvironment(process.env))))
