import { liveKeeping } from '../../live/caseKeeping.ts'
import { readEnvironment } from '../../live/environment.ts'
import { createReportLetters } from './reportLetters.ts'

export const handler = createReportLetters(liveKeeping(readEnvironment(process.env)).casework)
