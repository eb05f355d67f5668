import { liveKeeping } from '../../live/caseKeeping.ts'
import { readEnvironment } from '../../live/environment.ts'
import { createSweepCommits } from './sweepCommits.ts'

export const handler = createSweepCommits(liveKeeping(readEnvironment(process.env)).casework)
