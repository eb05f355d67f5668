import { notebook } from '../../aws/notebook.ts'
import { live } from '../../live/casework.ts'
import { handOverPorts } from '../../live/conversation.ts'
import { laterBy, toStaffQueues } from '../../live/staffQueues.ts'
import { readTeamsEnvironment } from '../../live/teamsEnvironment.ts'
import { createTeams } from './teams.ts'

const environment = readTeamsEnvironment(process.env)
const product = live(environment)
const { casework, table } = product

export const handler = createTeams({
  casework,
  notebook: notebook(table),
  chats: handOverPorts(product),
  tellTools: toStaffQueues(process.env),
  trust: environment.trust,
  later: laterBy(process.env.TEAMS_QUEUE_URL),
})
