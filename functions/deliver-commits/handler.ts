import { liveKeeping } from '../../live/caseKeeping.ts'
import { readEnvironment } from '../../live/environment.ts'
import { createDeliverCommits } from './deliverCommits.ts'

export const handler = createDeliverCommits(liveKeeping(readEnvironment(process.env)).casework)
