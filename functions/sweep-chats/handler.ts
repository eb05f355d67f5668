import { live } from '../../live/casework.ts'
import { chatLinkPorts } from '../../live/chatLinks.ts'
import { handOverPorts } from '../../live/conversation.ts'
import { readEnvironment } from '../../live/environment.ts'
import { createSweepChats } from './sweepChats.ts'

const all = live(readEnvironment(process.env))

export const handler = createSweepChats(handOverPorts(all), chatLinkPorts(all, process.env))
