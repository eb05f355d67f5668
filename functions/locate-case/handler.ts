import { liveKeeping } from '../../live/caseKeeping.ts'
import { readEnvironment } from '../../live/environment.ts'
import { createLocateCase } from './locateCase.ts'

export const handler = createLocateCase(liveKeeping(readEnvironment(process.env)).casework)
