import { liveKeeping } from '../../live/caseKeeping.ts'
import { readEnvironment } from '../../live/environment.ts'
import { createAwaitCase } from './awaitCase.ts'

export const handler = createAwaitCase(liveKeeping(readEnvironment(process.env)).casework)
