import { objects } from '../../aws/objects.ts'
import { live } from '../../live/casework.ts'
import { readEnvironment } from '../../live/environment.ts'
import { createReceiveMail } from './receiveMail.ts'

const { casework } = live(readEnvironment(process.env))

export const handler = createReceiveMail({ casework, objects: objects() })
