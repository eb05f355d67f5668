import { live } from '../../live/casework.ts'
import { readEnvironment } from '../../live/environment.ts'
import { createAwaitCase } from './awaitCase.ts'

export const handler = createAwaitCase(live(readEnvironment(process.env)).casework)
