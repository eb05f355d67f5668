import { live } from '../../live/casework.ts'
import { readEnvironment } from '../../live/environment.ts'
import { createLocateCase } from './locateCase.ts'

export const handler = createLocateCase(live(readEnvironment(process.env)).casework)
