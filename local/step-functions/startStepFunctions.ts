import type { AddressInfo } from 'node:net'
import { accountId, region as ownRegion } from '../account.ts'
import type { Clock } from '../clock.ts'
import type { Invoke } from './calls.ts'
import { createEngine } from './engine.ts'
import { executionOperations } from './executionOperations.ts'
import { machineOperations } from './machineOperations.ts'
import { retention } from './retention.ts'
import { createStepFunctionsServer } from './server.ts'
import { openStore } from './store.ts'
import { tokenOperations } from './tokenOperations.ts'

type Options = {
  /** 0 takes a free one. */
  port: number
  /** Where executions, histories, tokens and timers are kept. */
  file: string
  clock: Clock
  invoke: Invoke
  region?: string
  account?: string
  /** How many functions may run at once; the rest wait their turn. */
  concurrency?: number
  /** How long (real ms) a function may run. */
  invocationLimitMs?: number
  /** Told of what no caller can be told of. */
  onError?: (error: unknown) => void
}

export type StepFunctions = {
  /** The endpoint for `AWS_ENDPOINT_URL_SFN`. */
  url: string
  close(): Promise<void>
  /** Resolves when no execution can go on without a token, a timer or a new request. */
  settled(): Promise<void>
}

/**
 * Starts the embedded Step Functions on 127.0.0.1 and takes up every execution that the last run left.
 * Rejects where the port is in use or the file cannot be opened.
 */
export const startStepFunctions = async (options: Options): Promise<StepFunctions> => {
  const { port, file, clock, invoke, region = ownRegion, account = accountId } = options
  const { concurrency = 64, invocationLimitMs = 900_000, onError = () => {} } = options
  const store = openStore(file)
  const engine = createEngine({ store, clock, invoke, region, concurrency, invocationLimitMs, onError })
  const world = { store, engine, now: clock.now, place: { region, account } }
  const operations = {
    ...machineOperations(world),
    ...executionOperations(world),
    ...tokenOperations(world),
  }
  const server = createStepFunctionsServer(operations, onError)
  await new Promise<void>((listening, failed) => {
    server.once('error', failed)
    server.listen(port, '127.0.0.1', listening)
  })
  const removeTimers = clock.addTimers(engine.timers)
  const removeRetention = clock.addTimers(retention(store))
  const removeWork = clock.addWork(engine.work)
  engine.resumeAll()

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    settled: engine.work.settled,
    close: async () => {
      removeTimers()
      removeRetention()
      removeWork()
      const closed = new Promise((done) => server.close(done))
      server.closeAllConnections()
      await closed
      await engine.close()
      store.close()
    },
  }
}
