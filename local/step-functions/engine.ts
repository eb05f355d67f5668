import { randomUUID } from 'node:crypto'
import type { Clock } from '../clock.ts'
import { createCalls, type Invoke } from './calls.ts'
import { dueOf, type Execution } from './execution.ts'
import { expire } from './expiry.ts'
import { endWithout, type Journal, record } from './journal.ts'
import { limits } from './limits.ts'
import { executionArn } from './names.ts'
import { startAnother } from './startExecution.ts'
import { enter } from './states.ts'
import type { MachineRow, Store } from './store.ts'
import { answered, callOf, schedule } from './task.ts'
import { type Change, createTransitions, type Kept } from './transitions.ts'
import { createWorkQueue } from './workQueue.ts'

export type EngineOptions = {
  store: Store
  clock: Clock
  invoke: Invoke
  region: string
  concurrency: number
  invocationLimitMs: number
  onError: (error: unknown) => void
}

// So many events in one transaction at most: an endless loop of Pass states must not hold the engine.
const eventsPerTransition = 100
const retryMs = 1000

// A state and its end must still fit.
const eventsPerState = 10
const tooManyEvents = {
  error: 'States.Runtime',
  cause: `The execution reached the maximum number of history events (${limits.events}).`,
}

const proceed = async (journal: Journal): Promise<void> => {
  if (journal.execution.phase === 'again') await schedule(journal)
  while (journal.execution.phase === 'ready' && journal.events.length < eventsPerTransition) {
    if (journal.execution.lastEvent > limits.events - eventsPerState)
      return endWithout(journal, 'FAILED', tooManyEvents)
    await enter(journal)
  }
}

const newExecution = (machine: MachineRow, name: string, input: string): Execution => ({
  id: 0,
  uid: randomUUID(),
  arn: executionArn(machine.arn, name),
  machineArn: machine.arn,
  name,
  definitionId: machine.definitionId,
  roleArn: machine.roleArn,
  input,
  startedAt: 0,
  stoppedAt: null,
  status: 'RUNNING',
  output: null,
  error: null,
  cause: null,
  phase: 'ready',
  state: '',
  stateInput: input,
  enteredAt: 0,
  enteredEvent: 0,
  variables: '{}',
  retryCount: 0,
  retriers: '[]',
  taskEvent: 0,
  resumeAt: null,
  timeoutAt: null,
  heartbeatAt: null,
  heartbeatMs: null,
  expiresAt: null,
  lastEvent: 0,
  revision: 0,
})

// A full disk or a locked file passes; the execution is not to blame.
const fromStore = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ERR_SQLITE_ERROR'

const runtimeFailure = (error: unknown) => ({
  error: 'States.Runtime',
  cause: error instanceof Error ? error.message : String(error),
})

const callKey = ({ id, taskEvent }: Execution): string => `${id}.${taskEvent}`

/** Runs executions: one transition of each at a time, many executions at once. */
export const createEngine = (options: EngineOptions) => {
  const { store, clock, region } = options
  const transitions = createTransitions(store, clock, region)
  const calls = createCalls(options.invoke, options.invocationLimitMs)
  let closed = false

  /** What a kept transition asks for: the clock's attention, or a turn to run. */
  const followUp = (execution: Execution): void => {
    const due = dueOf(execution)
    if (due !== null) clock.timerSet(due)
    if (execution.phase === 'ready' || execution.phase === 'again') queue.add(execution.id)
  }

  /** Starts an execution: it is kept before this returns. */
  const begin = (machine: MachineRow, name: string, input: string): Execution => {
    const journal = transitions.journalOf(newExecution(machine, name, input))
    const { execution, at } = journal
    const { StartAt, TimeoutSeconds } = journal.machine.definition
    const longestMs = TimeoutSeconds === undefined ? limits.executionMs : TimeoutSeconds * 1000
    const expiresAt = at + Math.min(longestMs, limits.executionMs)
    Object.assign(execution, { startedAt: at, enteredAt: at, state: StartAt, expiresAt })
    record(journal, 'ExecutionStarted', {
      input,
      inputDetails: { truncated: false },
      roleArn: machine.roleArn,
    })
    execution.id = store.insertExecution(execution, journal.events)
    followUp(execution)
    return execution
  }

  /** Makes the call of a scheduled task; the answer counts only while that task is still open. */
  const runTask = async (execution: Execution): Promise<void> => {
    const call = callOf(store.event(execution.id, execution.taskEvent))
    const outcome =
      'functionName' in call
        ? await calls.call(callKey(execution), call.functionName, call.payload)
        : startAnother(store, begin, call)
    if (outcome === null || closed) return
    const kept = await transitions.apply(execution.id, async (journal) => {
      const { phase, taskEvent } = journal.execution
      if (phase === 'invoking' && taskEvent === execution.taskEvent) await answered(journal, outcome)
    })
    if (kept !== null && kept.after !== kept.before) followUp(kept.after)
  }

  const run = async (id: number): Promise<void> => {
    const kept = await transitions.apply(id, proceed)
    if (kept === null) return
    followUp(kept.after)
    if (kept.after.phase === 'invoking') await runTask(kept.after)
  }

  /** Does something with an execution; where that cannot be done at all, the execution fails rather than blocks. */
  const orGiveUp = async (id: number, action: () => Promise<unknown>): Promise<void> => {
    try {
      await action()
    } catch (error) {
      if (closed || fromStore(error)) throw error
      options.onError(error)
      await transitions.apply(id, (journal) => {
        if (journal.execution.status === 'RUNNING') endWithout(journal, 'FAILED', runtimeFailure(error))
      })
    }
  }

  const queue = createWorkQueue((id) => orGiveUp(id, () => run(id)), {
    concurrency: options.concurrency,
    retryMs,
    onError: options.onError,
  })

  const keep = (id: number, apply: Change, then: (kept: Kept) => void): Promise<Execution | null> =>
    queue.during(async () => {
      const kept = await transitions.apply(id, apply)
      if (kept === null) return null
      if (kept.after !== kept.before) {
        then(kept)
        followUp(kept.after)
      }
      return kept.after
    })

  /** A change from outside, such as a token's answer. Rejects with what `apply` throws to refuse. */
  const change = (id: number, apply: Change): Promise<Execution | null> => keep(id, apply, () => {})

  /** A change that also ends the wait for the function that the execution was calling: a stop, a timeout. */
  const interrupt = (id: number, apply: Change): Promise<Execution | null> =>
    keep(id, apply, ({ before }) => calls.giveUp(callKey(before)))

  const fire = async (instant: number): Promise<void> => {
    for (let ids = store.dueIds(instant); ids.length > 0; ids = store.dueIds(instant))
      for (const id of ids) {
        if (closed) return
        await orGiveUp(id, () => interrupt(id, expire(instant)))
      }
  }

  return {
    change,
    interrupt,
    timers: { nextDue: store.firstDue, fire },
    work: { idle: queue.idle, settled: queue.settled },
    begin,
    /** Takes up what the last run left: every execution that is ready, or whose function may not have answered. */
    resumeAll: (): void => {
      for (const id of store.liveIds()) queue.add(id)
    },
    close: async (): Promise<void> => {
      closed = true
      queue.close()
      calls.giveUpAll()
      await queue.settled()
    },
  }
}
export type Engine = ReturnType<typeof createEngine>
