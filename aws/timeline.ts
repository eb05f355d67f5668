import {
  ExecutionAlreadyExists,
  InvalidToken,
  SendTaskSuccessCommand,
  SFNClient,
  StartExecutionCommand,
  TaskDoesNotExist,
  TaskTimedOut,
} from '@aws-sdk/client-sfn'
import type { Timeline } from '../casework/ports.ts'
import type { Location } from '../domain/timeline/location.ts'
import { executionName } from './executionName.ts'
import type { Table } from './table.ts'
import { keepToken, readTimelineRow, wantFirst, wantNext, wantNone } from './timelineRow.ts'

/** A token that is spent: the timeline has moved on, and will look at the case itself. */
const isSpent = (error: unknown): boolean =>
  error instanceof TaskTimedOut || error instanceof TaskDoesNotExist || error instanceof InvalidToken

interface Machine {
  readonly client: SFNClient
  readonly arn: string
}

/** Named by case and generation, so that starting it twice starts it once. */
const startExecution = async (machine: Machine, caseId: string, generation: number): Promise<void> => {
  try {
    await machine.client.send(
      new StartExecutionCommand({
        stateMachineArn: machine.arn,
        name: executionName(caseId, generation),
        input: JSON.stringify({ caseId, generation }),
      }),
    )
  } catch (error) {
    if (!(error instanceof ExecutionAlreadyExists)) throw error
  }
}

/** The row comes first: an execution that is wanted and was not started is found by the reconciliation. */
const start = async (table: Table, machine: Machine, caseId: string): Promise<void> => {
  if (await wantFirst(table, caseId)) return startExecution(machine, caseId, 1)
  const row = await readTimelineRow(table, caseId)
  if (row === null || row.token !== null) return
  if (!row.over) return startExecution(machine, caseId, row.generation)
  await restart(table, machine, { caseId, lost: row.generation })
}

const restart = async (
  table: Table,
  machine: Machine,
  { caseId, lost }: { readonly caseId: string; readonly lost: number },
): Promise<boolean> => {
  if (!(await wantNext(table, caseId, lost))) return false
  await startExecution(machine, caseId, lost + 1)
  return true
}

const wake = async (client: SFNClient, taskToken: string, location: Location): Promise<void> => {
  try {
    await client.send(new SendTaskSuccessCommand({ taskToken, output: JSON.stringify(location) }))
  } catch (error) {
    if (!isSpent(error)) throw error
  }
}

/**
 * One Step Functions execution per case at a time; a row of the table says which one is wanted.
 * `arnOf` gives the state machine of a policy.
 */
export const timeline = (table: Table, arnOf: (policy: string) => string): Timeline => {
  const client = new SFNClient({})
  const machine = (policy: string): Machine => ({ client, arn: arnOf(policy) })
  return {
    start: (policy, caseId) => start(table, machine(policy), caseId),
    restart: (policy, caseId, lost) => restart(table, machine(policy), { caseId, lost }),
    wake: (token, location) => wake(client, token, location),
    keepWaiting: async (caseId, waiting) => ((await keepToken(table, caseId, waiting)) ? 'kept' : 'replaced'),
    finish: async (caseId, generation) => void (await wantNone(table, caseId, generation)),
    waiting: (caseId) => readTimelineRow(table, caseId),
  }
}
