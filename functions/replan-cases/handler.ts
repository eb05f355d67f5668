import { plans } from '../../aws/plans.ts'
import { liveKeeping } from '../../live/caseKeeping.ts'
import { readEnvironment } from '../../live/environment.ts'
import { liveExecutions } from '../../live/executions.ts'
import { createReplanCases } from './replanCases.ts'

const environment = readEnvironment(process.env)
const { casework, table } = liveKeeping(environment)

export const handler = createReplanCases({
  casework,
  executions: liveExecutions(table, environment),
  plans: plans(table),
})
