import { randomUUID } from 'node:crypto'
import type { Engine } from './engine.ts'
import type { Execution } from './execution.ts'
import { historyEvent } from './history.ts'
import { endWithout } from './journal.ts'
import { existingMachine, seconds, type World } from './machineOperations.ts'
import { parseExecutionArn } from './names.ts'
import { paged } from './paging.ts'
import type { Request } from './requests.ts'
import { ServiceError } from './serviceErrors.ts'
import { startExecution } from './startExecution.ts'
import type { Store } from './store.ts'

type EngineWorld = World & { engine: Engine }

const existingExecution = (store: Store, arn: string): Execution => {
  const { machineArn, name } = parseExecutionArn(arn)
  const execution = store.executionByName(machineArn, name)
  if (execution !== null) return execution
  throw new ServiceError('ExecutionDoesNotExist', `Execution Does Not Exist: '${arn}'`)
}

const start =
  ({ store, engine }: EngineWorld) =>
  ({ stateMachineArn, name = randomUUID(), input = '{}' }: Request<'StartExecution'>) => {
    const machine = existingMachine(store, stateMachineArn)
    const execution = startExecution(store, engine.begin, { machine, name, input })
    return { executionArn: execution.arn, startDate: seconds(execution.startedAt) }
  }

const stopDate = ({ stoppedAt }: Execution) => (stoppedAt === null ? {} : { stopDate: seconds(stoppedAt) })

const summary = (execution: Execution) => ({
  executionArn: execution.arn,
  stateMachineArn: execution.machineArn,
  name: execution.name,
  status: execution.status,
  startDate: seconds(execution.startedAt),
  ...stopDate(execution),
})

const describe =
  ({ store }: EngineWorld) =>
  ({ executionArn: arn }: Request<'DescribeExecution'>) => {
    const execution = existingExecution(store, arn)
    const { input, output, error, cause } = execution
    return {
      ...summary(execution),
      input,
      inputDetails: { included: true },
      ...(output === null ? {} : { output, outputDetails: { included: true } }),
      ...(error === null ? {} : { error }),
      ...(cause === null ? {} : { cause }),
    }
  }

const list =
  ({ store }: EngineWorld) =>
  (request: Request<'ListExecutions'>) => {
    const { arn: machineArn } = existingMachine(store, request.stateMachineArn)
    const status = request.statusFilter ?? null
    const { rows, next } = paged(request, (slice) => store.executions({ ...slice, machineArn, status }))
    return { executions: rows.map(summary), ...next }
  }

const stop =
  ({ store, engine }: EngineWorld) =>
  async ({ executionArn: arn, error, cause }: Request<'StopExecution'>) => {
    const { id } = existingExecution(store, arn)
    const stopped = await engine.interrupt(id, (journal) => {
      if (journal.execution.status === 'RUNNING') endWithout(journal, 'ABORTED', { error, cause })
    })
    return { stopDate: seconds(stopped?.stoppedAt ?? 0) }
  }

const history =
  ({ store }: EngineWorld) =>
  (request: Request<'GetExecutionHistory'>) => {
    const { id } = existingExecution(store, request.executionArn)
    const newestFirst = request.reverseOrder ?? false
    const { rows, next } = paged(request, (slice) => store.history(id, slice, newestFirst))
    const includeData = request.includeExecutionData ?? true
    return { events: rows.map((event) => historyEvent(event, includeData)), ...next }
  }

export const executionOperations = (world: EngineWorld) => ({
  StartExecution: start(world),
  DescribeExecution: describe(world),
  ListExecutions: list(world),
  StopExecution: stop(world),
  GetExecutionHistory: history(world),
})
