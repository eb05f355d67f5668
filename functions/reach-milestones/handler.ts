import { liveKeeping } from '../../live/caseKeeping.ts'
import { readEnvironment } from '../../live/environment.ts'
import { createReachMilestones } from './reachMilestones.ts'

export const handler = createReachMilestones(liveKeeping(readEnvironment(process.env)).casework)
