import { live } from '../../live/casework.ts'
import { readEnvironment } from '../../live/environment.ts'
import { createDeliverCommits } from './deliverCommits.ts'

export const handler = createDeliverCommits(live(readEnvironment(process.env)).casework)
