import {
  ExecutionAlreadyExists,
  InvalidToken,
  SendTaskSuccessCommand,
  SFNClient,
  StartExecutionCommand,
  TaskDoesNotExist,
  TaskTimedOut,
} from '@aws-sdk/client-sfn'
import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import { z } from 'zod'
import type { Timeline, Waiting } from '../casework/ports.ts'
import type { Location } from '../domain/timeline/location.ts'
import { casePartition } from './commitRow.ts'
import type { Table } from './table.ts'

const waitingSchema = z.object({ token: z.string(), locationKey: z.string() })

const waitingKey = (caseId: string) => ({ pk: casePartition(caseId), sk: 'WAITING' })

/** A token that is spent: the timeline has moved on, and will look at the case itself. */
const isSpent = (error: unknown): boolean =>
  error instanceof TaskTimedOut || error instanceof TaskDoesNotExist || error instanceof InvalidToken

const start = async (client: SFNClient, stateMachineArn: string, caseId: string): Promise<void> => {
  try {
    await client.send(
      new StartExecutionCommand({ stateMachineArn, name: caseId, input: JSON.stringify({ caseId }) }),
    )
  } catch (error) {
    if (!(error instanceof ExecutionAlreadyExists)) throw error
  }
}

const wake = async (client: SFNClient, taskToken: string, location: Location): Promise<void> => {
  try {
    await client.send(new SendTaskSuccessCommand({ taskToken, output: JSON.stringify(location) }))
  } catch (error) {
    if (!isSpent(error)) throw error
  }
}

const keepWaiting = async ({ client, name }: Table, caseId: string, waiting: Waiting): Promise<void> => {
  await client.send(new PutCommand({ TableName: name, Item: { ...waitingKey(caseId), ...waiting } }))
}

const waitingOf = async ({ client, name }: Table, caseId: string): Promise<Waiting | null> => {
  const { Item } = await client.send(
    new GetCommand({ TableName: name, Key: waitingKey(caseId), ConsistentRead: true }),
  )
  return Item === undefined ? null : waitingSchema.parse(Item)
}

/**
 * One Step Functions execution per case, named by the case, so that starting it twice starts it once.
 * `arnOf` gives the state machine of a policy.
 */
export const timeline = (table: Table, arnOf: (policy: string) => string): Timeline => {
  const client = new SFNClient({})
  return {
    start: (policy, caseId) => start(client, arnOf(policy), caseId),
    wake: (token, location) => wake(client, token, location),
    keepWaiting: (caseId, waiting) => keepWaiting(table, caseId, waiting),
    waiting: (caseId) => waitingOf(table, caseId),
  }
}
