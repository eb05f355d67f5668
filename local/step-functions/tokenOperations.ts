import type { Engine } from './engine.ts'
import type { Journal } from './journal.ts'
import type { Request } from './requests.ts'
import { ServiceError } from './serviceErrors.ts'
import type { Store } from './store.ts'
import { complete, fail } from './task.ts'
import { parseTaskToken } from './taskToken.ts'

type TokenWorld = { store: Store; engine: Engine }

const checkedOutput = (output: string): string => {
  try {
    JSON.parse(output)
    return output
  } catch (error) {
    throw new ServiceError('InvalidOutput', `Invalid Output: '${(error as Error).message}'`)
  }
}

const closedTask = (): ServiceError =>
  new ServiceError('TaskTimedOut', "Task Timed Out: 'Provided task does not exist anymore'")

/** Applies a change to the open task that a token stands for; refuses where it is closed or was never there. */
const onTask = async (
  { store, engine }: TokenWorld,
  token: string,
  change: (journal: Journal) => Promise<void> | void,
): Promise<Record<string, never>> => {
  const { uid, event } = parseTaskToken(token)
  const execution = store.executionByUid(uid)
  if (execution === null)
    throw new ServiceError('TaskDoesNotExist', "Task Does Not Exist: 'Provided task does not exist'")
  await engine.change(execution.id, (journal) => {
    const { phase, taskEvent } = journal.execution
    if (taskEvent !== event || (phase !== 'invoking' && phase !== 'waiting')) throw closedTask()
    return change(journal)
  })
  return {}
}

const beat = ({ execution, at }: Journal): void => {
  if (execution.heartbeatMs !== null) execution.heartbeatAt = at + execution.heartbeatMs
}

export const tokenOperations = (world: TokenWorld) => ({
  SendTaskSuccess: ({ taskToken, output }: Request<'SendTaskSuccess'>) => {
    checkedOutput(output)
    return onTask(world, taskToken, (journal) => complete(journal, output))
  },
  SendTaskFailure: ({ taskToken, error, cause }: Request<'SendTaskFailure'>) =>
    onTask(world, taskToken, (journal) => fail(journal, { error, cause })),
  SendTaskHeartbeat: ({ taskToken }: Request<'SendTaskHeartbeat'>) => onTask(world, taskToken, beat),
})
