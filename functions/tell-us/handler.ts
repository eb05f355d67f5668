import { live } from '../../live/casework.ts'
import { conversePorts } from '../../live/conversation.ts'
import { readEnvironment } from '../../live/environment.ts'
import { createTellUs } from './tellUs.ts'

const { casework, table } = live(readEnvironment(process.env))

export const handler = createTellUs(conversePorts(casework, table))
