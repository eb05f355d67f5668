import { live } from '../../live/casework.ts'
import { readEnvironment } from '../../live/environment.ts'
import { createSweepCommits } from './sweepCommits.ts'

export const handler = createSweepCommits(live(readEnvironment(process.env)).casework)
