import { live } from '../../live/casework.ts'
import { readTeamsEnvironment } from '../../live/teamsEnvironment.ts'
import { createTeams } from './teams.ts'

const environment = readTeamsEnvironment(process.env)

export const handler = createTeams({ casework: live(environment).casework, trust: environment.trust })
