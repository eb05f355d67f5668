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

/** What calling a Lambda function came to. */
export type Outcome = { payload: unknown } | { error: Failure }

const resourceOf = (state: TaskState) => ({
  resource: state.Resource.replace('arn:aws:states:::lambda:', ''),
  resourceType: 'lambda',
})

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

/** The arguments of `lambda:invoke`: which function, and what it is given. */
const Parameters = z.strictObject({ FunctionName: z.string().min(1), Payload: z.json().optional() })

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

/** The call that a TaskScheduled event stands for. Without a Payload the function is given `{}`. */
export const callOf = (scheduled: { details: string | null }): { functionName: string; payload: unknown } => {
  const { parameters } = Scheduled.parse(JSON.parse(scheduled.details ?? 'null'))
  const { FunctionName, Payload } = Parameters.parse(JSON.parse(parameters))
  return { functionName: FunctionName, payload: Payload ?? {} }
}

/** The function has answered. */
export const answered = async (journal: Journal, outcome: Outcome): Promise<void> => {
  if ('error' in outcome) return fail(journal, outcome.error)
  const state = taskState(journal)
  const output = JSON.stringify({
    ExecutedVersion: '$LATEST',
    Payload: outcome.payload ?? null,
    StatusCode: 200,
  })
  if (tooLong(output)) return fail(journal, dataLimitExceeded(journal.execution.state))
  if (!waitsForToken(state)) return complete(journal, output)
  record(journal, 'TaskSubmitted', { ...resourceOf(state), output, outputDetails: { truncated: false } })
  journal.execution.phase = 'waiting'
}
