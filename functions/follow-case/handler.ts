import { live } from '../../live/casework.ts'
import { readEnvironment } from '../../live/environment.ts'
import { createFollowCase } from './followCase.ts'
import { followDependencies } from './followDependencies.ts'

export const handler = createFollowCase(followDependencies(live(readEnvironment(process.env)), process.env))
