import { randomUUID } from 'node:crypto'
import { parseMachine } from './machine.ts'
import { checkedMachineArn, checkedName, machineArn, type Place } from './names.ts'
import { paged } from './paging.ts'
import type { Request } from './requests.ts'
import { ServiceError } from './serviceErrors.ts'
import type { MachineRow, Store } from './store.ts'

export type World = { store: Store; now: () => number; place: Place }

/** Instants go over the wire as seconds since the epoch (AWS JSON 1.0). */
export const seconds = (ms: number): number => ms / 1000

export const existingMachine = (store: Store, arn: string): MachineRow => {
  const machine = store.machine(checkedMachineArn(arn))
  if (machine !== null) return machine
  throw new ServiceError('StateMachineDoesNotExist', `State Machine Does Not Exist: '${arn}'`)
}

const sameMachine = (store: Store, machine: MachineRow, request: Request<'CreateStateMachine'>): boolean =>
  machine.roleArn === request.roleArn && store.definition(machine.definitionId) === request.definition

const create =
  ({ store, now, place }: World) =>
  (request: Request<'CreateStateMachine'>) => {
    const arn = machineArn(place, checkedName(request.name))
    parseMachine(request.definition)
    const existing = store.machine(arn)
    // CreateStateMachine is idempotent: the same request answers with what the first one made.
    if (existing !== null && sameMachine(store, existing, request))
      return { stateMachineArn: arn, creationDate: seconds(existing.createdAt) }
    if (existing !== null)
      throw new ServiceError('StateMachineAlreadyExists', `State Machine Already Exists: '${arn}'`)
    const createdAt = now()
    store.putMachine(
      {
        arn,
        name: request.name,
        roleArn: request.roleArn,
        revisionId: 'INITIAL',
        createdAt,
        updatedAt: createdAt,
      },
      request.definition,
    )
    return { stateMachineArn: arn, creationDate: seconds(createdAt) }
  }

const update =
  ({ store, now }: World) =>
  ({ stateMachineArn, definition, roleArn }: Request<'UpdateStateMachine'>) => {
    const machine = existingMachine(store, stateMachineArn)
    if (definition === undefined && roleArn === undefined)
      throw new ServiceError('ValidationException', 'Either the definition or the role ARN must be specified')
    const next = {
      ...machine,
      roleArn: roleArn ?? machine.roleArn,
      revisionId: randomUUID(),
      updatedAt: now(),
    }
    if (definition === undefined) store.putRole(next)
    else {
      parseMachine(definition)
      const { definitionId: _, ...row } = next
      store.putMachine(row, definition)
    }
    return { updateDate: seconds(next.updatedAt), revisionId: next.revisionId }
  }

const describe =
  ({ store }: World) =>
  ({ stateMachineArn }: Request<'DescribeStateMachine'>) => {
    const machine = existingMachine(store, stateMachineArn)
    return {
      stateMachineArn: machine.arn,
      name: machine.name,
      status: 'ACTIVE',
      definition: store.definition(machine.definitionId),
      roleArn: machine.roleArn,
      type: 'STANDARD',
      creationDate: seconds(machine.createdAt),
      loggingConfiguration: { level: 'OFF', includeExecutionData: false },
      tracingConfiguration: { enabled: false },
      ...(machine.revisionId === 'INITIAL' ? {} : { revisionId: machine.revisionId }),
    }
  }

const list =
  ({ store }: World) =>
  (request: Request<'ListStateMachines'>) => {
    const { rows, next } = paged(request, store.machines)
    const stateMachines = rows.map(({ arn, name, createdAt }) => ({
      stateMachineArn: arn,
      name,
      type: 'STANDARD',
      creationDate: seconds(createdAt),
    }))
    return { stateMachines, ...next }
  }

/** The service deletes when the executions have ended and ends them at their next transition; here that is at once. */
const remove =
  ({ store }: World) =>
  ({ stateMachineArn }: Request<'DeleteStateMachine'>) => {
    store.deleteMachine(checkedMachineArn(stateMachineArn))
    return {}
  }

export const machineOperations = (world: World) => ({
  CreateStateMachine: create(world),
  UpdateStateMachine: update(world),
  DescribeStateMachine: describe(world),
  ListStateMachines: list(world),
  DeleteStateMachine: remove(world),
})
