import { z } from 'zod'
import type { TaskState } from './definition.ts'
import { QueryEvaluationError } from './expressions.ts'
import { evaluateSeconds, handleFailure, orFail } from './failure.ts'
import {
  dataLimitExceeded,
  endWithout,
  evaluate,
  type Failure,
  type Journal,
  leave,
  record,
} from './journal.ts'
import { tooLong } from './limits.ts'

/** What a task's call came to: a function's answer, an API's result, or an error. */
export type Outcome = { payload: unknown } | { result: unknown } | { error: Failure }

const resourceOf = (state: TaskState) => {
  const [resourceType = '', resource = ''] = state.Resource.replace('arn:aws:states:::', '').split(':')
  return { resource, resourceType }
}

const waitsForToken = (state: TaskState): boolean => state.Resource.endsWith('.waitForTaskToken')

const taskState = ({ machine, execution }: Journal): TaskState => {
  const state = machine.definition.States[execution.state]
  if (state?.Type !== 'Task') throw new Error(`${execution.state} is not a Task of its machine`)
  return state
}

type Limits = { timeoutMs: number | null; heartbeatMs: number | null }

const limitsOf = async (journal: Journal, state: TaskState): Promise<Limits> => {
  const { TimeoutSeconds, HeartbeatSeconds } = state
  const timeoutMs =
    TimeoutSeconds === undefined ? null : await evaluateSeconds(journal, 'TimeoutSeconds', TimeoutSeconds, 1)
  const heartbeatMs =
    HeartbeatSeconds === undefined
      ? null
      : await evaluateSeconds(journal, 'HeartbeatSeconds', HeartbeatSeconds, 1)
  return { timeoutMs, heartbeatMs }
}

/** The arguments of `lambda:invoke`: which function, and what it is given; and of `states:startExecution`. */
const Parameters = z.union([
  z.strictObject({ FunctionName: z.string().min(1), Payload: z.json().optional() }),
  z.strictObject({
    StateMachineArn: z.string().min(1),
    Name: z.string().min(1),
    Input: z.json().optional(),
  }),
])

const checkedArguments = (value: unknown): z.infer<typeof Parameters> => {
  const parsed = Parameters.safeParse(value)
  if (parsed.success) return parsed.data
  throw new QueryEvaluationError('Arguments', z.prettifyError(parsed.error))
}

/** Schedules the current task: its token, its timers, and the phase in which the engine calls the function. */
export const schedule = (journal: Journal): Promise<void> => {
  const { execution, at, region } = journal
  const state = taskState(journal)
  // The token must exist before the arguments that carry it: it stands for the event that comes next.
  execution.taskEvent = execution.lastEvent + 1
  return orFail(journal, async () => {
    const parameters = JSON.stringify(checkedArguments(await evaluate(journal, 'Arguments', state.Arguments)))
    if (tooLong(parameters)) return endWithout(journal, 'FAILED', dataLimitExceeded(execution.state))
    const { timeoutMs, heartbeatMs } = await limitsOf(journal, state)
    record(journal, 'TaskScheduled', {
      ...resourceOf(state),
      region,
      parameters,
      ...(timeoutMs === null ? {} : { timeoutInSeconds: timeoutMs / 1000 }),
      ...(heartbeatMs === null ? {} : { heartbeatInSeconds: heartbeatMs / 1000 }),
    })
    record(journal, 'TaskStarted', resourceOf(state))
    Object.assign(execution, {
      phase: 'invoking',
      resumeAt: null,
      timeoutAt: timeoutMs === null ? null : at + timeoutMs,
      heartbeatAt: heartbeatMs === null ? null : at + heartbeatMs,
      heartbeatMs,
    })
  })
}

/** The task has its result. */
export const complete = async (journal: Journal, output: string): Promise<void> => {
  const state = taskState(journal)
  record(journal, 'TaskSucceeded', { ...resourceOf(state), output, outputDetails: { truncated: false } })
  const result: unknown = JSON.parse(output)
  await orFail(journal, () =>
    leave(journal, { fields: state, location: '', fallback: result, more: { result }, next: state.Next }),
  )
}

const failed = async (journal: Journal, type: string, failure: Failure, aliases: string[]): Promise<void> => {
  const state = taskState(journal)
  record(journal, type, { ...resourceOf(state), ...failure })
  await handleFailure(journal, state, failure, aliases)
}

/** The task reported an error. */
export const fail = (journal: Journal, failure: Failure): Promise<void> =>
  failed(journal, 'TaskFailed', failure, [])

/**
 * The task ran out of time. The service reports a missed heartbeat as States.Timeout too; a handler
 * for States.HeartbeatTimeout matches it all the same (states-language.net, “Timeouts and heartbeats”).
 */
export const timeOut = (journal: Journal, missed: 'timeout' | 'heartbeat'): Promise<void> =>
  failed(
    journal,
    'TaskTimedOut',
    { error: 'States.Timeout' },
    missed === 'heartbeat' ? ['States.HeartbeatTimeout'] : [],
  )

const Scheduled = z.object({ parameters: z.string() })

/** What a task calls: a function, or the start of another execution. */
export type Call =
  | { readonly functionName: string; readonly payload: unknown }
  | { readonly stateMachineArn: string; readonly name: string; readonly input: string }

/** The call that a TaskScheduled event stands for. Without a Payload or Input it is given `{}`. */
export const callOf = (scheduled: { details: string | null }): Call => {
  const { parameters } = Scheduled.parse(JSON.parse(scheduled.details ?? 'null'))
  const parsed = Parameters.parse(JSON.parse(parameters))
  if ('FunctionName' in parsed) return { functionName: parsed.FunctionName, payload: parsed.Payload ?? {} }
  const { StateMachineArn, Name, Input } = parsed
  return { stateMachineArn: StateMachineArn, name: Name, input: JSON.stringify(Input ?? {}) }
}

const resultOf = (outcome: Exclude<Outcome, { error: Failure }>): unknown =>
  'result' in outcome
    ? outcome.result
    : { ExecutedVersion: '$LATEST', Payload: outcome.payload ?? null, StatusCode: 200 }

/** The call has come to something. */
export const answered = async (journal: Journal, outcome: Outcome): Promise<void> => {
  if ('error' in outcome) return fail(journal, outcome.error)
  const state = taskState(journal)
  const output = JSON.stringify(resultOf(outcome))
  if (tooLong(output)) return fail(journal, dataLimitExceeded(journal.execution.state))
  if (!waitsForToken(state)) return complete(journal, output)
  record(journal, 'TaskSubmitted', { ...resourceOf(state), output, outputDetails: { truncated: false } })
  journal.execution.phase = 'waiting'
}
