import { liveKeeping } from '../../live/caseKeeping.ts'
import { readEnvironment } from '../../live/environment.ts'
import { liveExecutions } from '../../live/executions.ts'
import { createReconcileTimelines } from './reconcileTimelines.ts'

const environment = readEnvironment(process.env)
const { casework, table } = liveKeeping(environment)

export const handler = createReconcileTimelines({ casework, executions: liveExecutions(table, environment) })
