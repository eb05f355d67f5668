import type { Execution } from './execution.ts'
import { checkedName, executionArn } from './names.ts'
import { ServiceError } from './serviceErrors.ts'
import type { MachineRow, Store } from './store.ts'
import type { Call, Outcome } from './task.ts'

const checkedInput = (input: string): string => {
  try {
    JSON.parse(input)
    return input
  } catch (error) {
    throw new ServiceError(
      'InvalidExecutionInput',
      `Invalid State Machine Execution Input: '${(error as Error).message}'`,
    )
  }
}

/** The running execution that the same request started before; a refusal where the name is taken otherwise. */
const startedBefore = (store: Store, machine: MachineRow, name: string, input: string): Execution | null => {
  const existing = store.executionByName(machine.arn, name)
  if (existing === null) return null
  if (existing.status === 'RUNNING' && existing.input === input) return existing
  throw new ServiceError(
    'ExecutionAlreadyExists',
    `Execution Already Exists: '${executionArn(machine.arn, name)}'`,
  )
}

/** How the engine begins an execution. */
type Begin = (machine: MachineRow, name: string, input: string) => Execution

export interface Start {
  readonly machine: MachineRow
  readonly name: string
  readonly input: string
}

/** Starts an execution, once for each name. Throws `ServiceError` where the request is not right or the name is taken. */
export const startExecution = (store: Store, begin: Begin, { machine, name, input }: Start): Execution => {
  checkedName(name)
  checkedInput(input)
  return startedBefore(store, machine, name, input) ?? begin(machine, name, input)
}

/** The errors of the integration bear the service's name and an ending (developer guide, “Error names”). */
const integrationError = (type: string, cause: string): Outcome => ({
  error: { error: `StepFunctions.${type}Exception`, cause },
})

/** `states:startExecution`: what a task that starts another execution comes to. */
export const startAnother = (
  store: Store,
  begin: Begin,
  call: Extract<Call, { stateMachineArn: string }>,
): Outcome => {
  const machine = store.machine(call.stateMachineArn)
  if (machine === null)
    return integrationError(
      'StateMachineDoesNotExist',
      `State Machine Does Not Exist: '${call.stateMachineArn}'`,
    )
  try {
    const { arn, startedAt } = startExecution(store, begin, { machine, name: call.name, input: call.input })
    return { result: { ExecutionArn: arn, StartDate: startedAt } }
  } catch (error) {
    if (error instanceof ServiceError) return integrationError(error.name, error.message)
    throw error
  }
}
