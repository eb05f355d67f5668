import { executions } from '../aws/executions.ts'
import type { Table } from '../aws/table.ts'
import type { Executions } from '../casework/ports.ts'
import { policyIds } from '../configuration/policies.ts'
import type { Environment } from './environment.ts'

/** The executions of every policy at hand, for what keeps them in step with their cases. */
export const liveExecutions = (table: Table, environment: Environment): Executions =>
  executions(table, (policy) => `${environment.TIMELINE_ARN_PREFIX}${policy}`, policyIds)
