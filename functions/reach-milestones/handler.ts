import { live } from '../../live/casework.ts'
import { readEnvironment } from '../../live/environment.ts'
import { createReachMilestones } from './reachMilestones.ts'

export const handler = createReachMilestones(live(readEnvironment(process.env)).casework)
