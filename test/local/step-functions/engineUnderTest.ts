import { mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  CreateStateMachineCommand,
  DescribeExecutionCommand,
  GetExecutionHistoryCommand,
  type HistoryEvent,
  SFNClient,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn'
import { createClock } from '../../../local/clock.ts'
import type { Invoke } from '../../../local/step-functions/calls.ts'
import { startStepFunctions } from '../../../local/step-functions/startStepFunctions.ts'

export const start = Date.parse('2026-03-02T09:00:00Z')
export const roleArn = 'arn:aws:iam::000000000000:role/timeline'
export const invokeResource = 'arn:aws:states:::lambda:invoke'
export const callbackResource = `${invokeResource}.waitForTaskToken`

/** A function of a machine under test: its payload in, its result out; what it throws is the function's error. */
export type Functions = Record<string, (payload: never) => unknown>

export const invokeFrom =
  (functions: Functions): Invoke =>
  async (name, payload) => {
    const called = functions[name]
    if (called === undefined)
      throw Object.assign(new Error(`Function not found: ${name}`), {
        name: 'ResourceNotFoundException',
      })
    try {
      return { payload: await called(payload as never) }
    } catch (error) {
      const { name: errorType, message: errorMessage } = error as Error
      return { error: { errorType, errorMessage } }
    }
  }

/** The client as the product makes it; nothing leaves this machine. */
export const clientOf = (url: string): SFNClient =>
  new SFNClient({
    endpoint: url,
    region: 'eu-west-2',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    maxAttempts: 1,
  })

type Options = { concurrency?: number; patienceMs?: number; invocationLimitMs?: number }

/** A running engine on a frozen clock, with the client that drives it. */
export const startEngine = async (functions: Functions, options: Options = {}) => {
  const { patienceMs = 5000, ...engineOptions } = options
  const folder = mkdtempSync(join(tmpdir(), 'putright-engine-'))
  const errors: unknown[] = []
  const clock = createClock({ realNow: () => start, patienceMs, onError: (error) => errors.push(error) })
  const engine = await startStepFunctions({
    ...engineOptions,
    port: 0,
    file: join(folder, 'executions.sqlite'),
    clock,
    invoke: invokeFrom(functions),
    onError: (error) => errors.push(error),
  })
  const client = clientOf(engine.url)

  const create = async (definition: object, name = 'case'): Promise<string> => {
    const created = await client.send(
      new CreateStateMachineCommand({
        name,
        roleArn,
        definition: JSON.stringify({ QueryLanguage: 'JSONata', ...definition }),
      }),
    )
    return String(created.stateMachineArn)
  }
  const begin = async (stateMachineArn: string, input: unknown = {}, name?: string): Promise<string> => {
    const begun = await client.send(
      new StartExecutionCommand({
        stateMachineArn,
        input: JSON.stringify(input),
        ...(name === undefined ? {} : { name }),
      }),
    )
    return String(begun.executionArn)
  }
  const describe = (executionArn: string) => client.send(new DescribeExecutionCommand({ executionArn }))
  const history = async (executionArn: string): Promise<HistoryEvent[]> => {
    const found = await client.send(new GetExecutionHistoryCommand({ executionArn }))
    return found.events ?? []
  }
  return {
    clock,
    engine,
    client,
    create,
    begin,
    describe,
    history,
    errors,
    /** Creates a machine, starts it and lets it come to rest. */
    run: async (definition: object, input: unknown = {}): Promise<string> => {
      const arn = await begin(await create(definition, `m${Math.floor(performance.now() * 1000)}`), input)
      await engine.settled()
      return arn
    },
    after: (seconds: number): Promise<void> => clock.advanceTo(clock.now() + seconds * 1000),
    stop: async (): Promise<void> => {
      client.destroy()
      await engine.close()
      await clock.close()
      await rm(folder, { recursive: true })
    },
  }
}
export type EngineUnderTest = Awaited<ReturnType<typeof startEngine>>
