import {
  DescribeExecutionCommand,
  ExecutionDoesNotExist,
  paginateListExecutions,
  SFNClient,
  StateMachineDoesNotExist,
  StopExecutionCommand,
} from '@aws-sdk/client-sfn'
import type { Execution, ExecutionStatus, Executions } from '../casework/ports.ts'
import { instantOf } from '../domain/calendar/instant.ts'
import { executionName, readExecutionName } from './executionName.ts'
import type { Table } from './table.ts'
import { wantedCases } from './timelineRow.ts'

/** Where a policy is new and its machine not deployed yet, nothing runs. */
async function* runningOf(
  client: SFNClient,
  stateMachineArn: string,
  policy: string,
): AsyncGenerator<Execution> {
  const pages = paginateListExecutions(
    { client, pageSize: 1000 },
    { stateMachineArn, statusFilter: 'RUNNING' },
  )
  try {
    for await (const { executions = [] } of pages) {
      for (const { name = '', startDate } of executions) {
        // One whose name is not of our making is of no case, so it is told under its whole name.
        const of = readExecutionName(name) ?? { caseId: name, generation: 0 }
        yield { ...of, policy, startedAt: instantOf(startDate?.getTime() ?? 0) }
      }
    }
  } catch (error) {
    if (!(error instanceof StateMachineDoesNotExist)) throw error
  }
}

const statusOf = async (client: SFNClient, executionArn: string): Promise<ExecutionStatus | null> => {
  try {
    return (await client.send(new DescribeExecutionCommand({ executionArn }))).status ?? null
  } catch (error) {
    if (error instanceof ExecutionDoesNotExist) return null
    throw error
  }
}

const stop = async (client: SFNClient, executionArn: string, cause: string): Promise<void> => {
  try {
    await client.send(new StopExecutionCommand({ executionArn, error: 'Putright.NotWanted', cause }))
  } catch (error) {
    if (!(error instanceof ExecutionDoesNotExist)) throw error
  }
}

/**
 * What the reconciliation sees of Step Functions. The client retries what is throttled, at a pace that it learns from
 * the answers (`adaptive`): lists and descriptions have small buckets (Step Functions quotas, “API action throttling”).
 */
export const executions = (
  table: Table,
  arnOf: (policy: string) => string,
  policies: () => readonly string[],
): Executions => {
  const client = new SFNClient({ retryMode: 'adaptive', maxAttempts: 8 })
  const arnFor = ({ policy, caseId, generation }: Omit<Execution, 'startedAt'>): string => {
    const name = generation === 0 ? caseId : executionName(caseId, generation)
    return `${arnOf(policy).replace(':stateMachine:', ':execution:')}:${name}`
  }
  return {
    wanted: () => wantedCases(table),
    async *running() {
      for (const policy of policies()) yield* runningOf(client, arnOf(policy), policy)
    },
    statusOf: (policy, caseId, generation) => statusOf(client, arnFor({ policy, caseId, generation })),
    stop: (execution, why) => stop(client, arnFor(execution), why),
  }
}
