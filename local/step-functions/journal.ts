import type { Execution, HistoryEvent, Status } from './execution.ts'
import { evaluateTemplate, type Scope } from './expressions.ts'
import { tooLong } from './limits.ts'
import type { Machine } from './machine.ts'
import { taskToken } from './taskToken.ts'

/** One transition in the making: the row as it will be, and the events that say how it came to that. */
export type Journal = {
  execution: Execution
  events: HistoryEvent[]
  at: number
  readonly machine: Machine
  region: string
}

/** An error in the sense of the language: a name that Retry and Catch match, and a cause for people. */
export type Failure = { error?: string | undefined; cause?: string | undefined }

/** Adds an event to the history; answers its id. */
export const record = (journal: Journal, type: string, details: HistoryEvent['details']): number => {
  const id = journal.execution.lastEvent + 1
  journal.events.push({ id, at: journal.at, type, details })
  journal.execution.lastEvent = id
  return id
}

const iso = (ms: number): string => new Date(ms).toISOString()

const machineName = (arn: string): string => arn.slice(arn.lastIndexOf(':') + 1)

/** What expressions of the current state can see. */
const scopeOf = (journal: Journal, more: Record<string, unknown> = {}): Scope => {
  const { execution, at } = journal
  const context = {
    Execution: {
      Id: execution.arn,
      Input: JSON.parse(execution.input),
      Name: execution.name,
      RoleArn: execution.roleArn,
      StartTime: iso(execution.startedAt),
      RedriveCount: 0,
    },
    StateMachine: { Id: execution.machineArn, Name: machineName(execution.machineArn) },
    State: {
      Name: execution.state,
      EnteredTime: iso(execution.enteredAt),
      RetryCount: execution.retryCount,
    },
    ...(execution.taskEvent === 0
      ? {}
      : { Task: { Token: taskToken({ uid: execution.uid, event: execution.taskEvent }) } }),
  }
  return {
    states: { input: JSON.parse(execution.stateInput), context, ...more },
    variables: JSON.parse(execution.variables),
    nowMs: at,
  }
}

/** The value of a field of the current state. Throws `QueryEvaluationError`. */
export const evaluate = (
  journal: Journal,
  location: string,
  template: unknown,
  more?: Record<string, unknown>,
): Promise<unknown> =>
  evaluateTemplate(journal.machine.compiled, template, { location, scope: scopeOf(journal, more) })

const noTimers = { resumeAt: null, timeoutAt: null, heartbeatAt: null, heartbeatMs: null }

/** Clears what belongs to one state: its task, timers and retries. */
const clearState = (execution: Execution): void => {
  Object.assign(execution, noTimers, { taskEvent: 0, retryCount: 0, retriers: '[]' })
}

const end = (journal: Journal, status: Status): void => {
  clearState(journal.execution)
  Object.assign(journal.execution, { status, phase: 'over', stoppedAt: journal.at, expiresAt: null })
}

const succeed = (journal: Journal, output: string): void => {
  record(journal, 'ExecutionSucceeded', { output, outputDetails: { truncated: false } })
  end(journal, 'SUCCEEDED')
  journal.execution.output = output
}

const endings = {
  FAILED: 'ExecutionFailed',
  TIMED_OUT: 'ExecutionTimedOut',
  ABORTED: 'ExecutionAborted',
} as const

/** Ends the execution without an output. A name or cause that nobody gave is left out, as the service does. */
export const endWithout = (journal: Journal, status: keyof typeof endings, failure: Failure): void => {
  const { error, cause } = failure
  record(journal, endings[status], {
    ...(error === undefined ? {} : { error }),
    ...(cause === undefined ? {} : { cause }),
  })
  end(journal, status)
  Object.assign(journal.execution, { error: error ?? null, cause: cause ?? null })
}

type Results = { Output?: unknown; Assign?: Record<string, unknown> | undefined }

/** How a state is left: the fields that shape its results, the value where there is no Output, and where to. */
export type Exit = {
  fields: Results
  location: string
  fallback: unknown
  more?: Record<string, unknown>
  next: string | undefined
}

/** The one error of a result that is too long (developer guide, “Error names”). */
export const dataLimitExceeded = (state: string): Failure => ({
  error: 'States.DataLimitExceeded',
  cause: `The state/task '${state}' returned a result with a size exceeding the maximum number of bytes service limit.`,
})

const assigned = async (journal: Journal, exit: Exit): Promise<Record<string, unknown> | null> => {
  const { Assign } = exit.fields
  if (Assign === undefined) return null
  return (await evaluate(journal, `${exit.location}Assign`, Assign, exit.more)) as Record<string, unknown>
}

/**
 * Leaves the current state: Output and Assign see the same variables (states-language.net, “Variable scope”); then the
 * next state is ready, or the execution has succeeded. Throws `QueryEvaluationError` with nothing recorded.
 */
export const leave = async (journal: Journal, exit: Exit): Promise<void> => {
  const { execution, machine } = journal
  const state = machine.definition.States[execution.state]
  const { Output } = exit.fields
  const value =
    Output === undefined
      ? exit.fallback
      : await evaluate(journal, `${exit.location}Output`, Output, exit.more)
  const variables = await assigned(journal, exit)
  const output = JSON.stringify(value)
  if (tooLong(output)) return endWithout(journal, 'FAILED', dataLimitExceeded(execution.state))
  record(journal, `${state?.Type}StateExited`, {
    name: execution.state,
    output,
    outputDetails: { truncated: false },
    ...(variables === null ? {} : assignment(execution, variables)),
  })
  clearState(execution)
  if (exit.next === undefined) return succeed(journal, output)
  Object.assign(execution, { phase: 'ready', state: exit.next, stateInput: output })
}

const assignment = (execution: Execution, variables: Record<string, unknown>) => {
  execution.variables = JSON.stringify({ ...JSON.parse(execution.variables), ...variables })
  const assignedVariables = Object.fromEntries(
    Object.entries(variables).map(([name, value]) => [name, JSON.stringify(value)]),
  )
  return { assignedVariables, assignedVariablesDetails: { truncated: false } }
}
