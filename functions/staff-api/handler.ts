import { liveKeeping } from '../../live/caseKeeping.ts'
import { readEnvironment } from '../../live/environment.ts'
import { staffApiDependencies } from './dependencies.ts'
import { createStaffApi } from './staffApi.ts'

export const handler = createStaffApi(staffApiDependencies(liveKeeping(readEnvironment(process.env))))
