import type { Catcher, Retrier, TaskState } from './definition.ts'
import { QueryEvaluationError } from './expressions.ts'
import { endWithout, evaluate, type Failure, type Journal, leave, record } from './journal.ts'

// Neither may be retried or caught by a wildcard (states-language.net, “Predefined Error Codes”; developer guide, “Error names”).
const terminal = ['States.DataLimitExceeded', 'States.Runtime']

/** Whether one name of ErrorEquals matches an error. */
const nameMatches = (name: string, error: string): boolean => {
  if (name === error) return true
  if (terminal.includes(error)) return false
  if (name === 'States.ALL') return true
  return name === 'States.TaskFailed' && error !== 'States.Timeout' && error !== 'States.HeartbeatTimeout'
}

/** Whether a retrier or catcher is for any of the names an error goes by. */
const matches = (handler: { ErrorEquals: string[] }, names: string[]): boolean =>
  handler.ErrorEquals.some((name) => names.some((error) => nameMatches(name, error)))

/** How long (ms) to wait before attempt `used + 1` of a retrier. `random`: 0 to 1, for full jitter. */
const retryDelayMs = (retrier: Retrier, used: number, random: () => number): number => {
  const plain = retrier.IntervalSeconds * retrier.BackoffRate ** used
  const seconds = Math.min(plain, retrier.MaxDelaySeconds ?? Number.POSITIVE_INFINITY, 31_622_400)
  return Math.round(seconds * 1000 * (retrier.JitterStrategy === 'FULL' ? random() : 1))
}

const retryLater = (journal: Journal, retriers: Retrier[], names: string[]): boolean => {
  const { execution } = journal
  const index = retriers.findIndex((retrier) => matches(retrier, names))
  const retrier = retriers[index]
  if (retrier === undefined) return false
  const counts = JSON.parse(execution.retriers) as number[]
  const used = counts[index] ?? 0
  if (used >= retrier.MaxAttempts) return false
  const next = Array.from({ length: retriers.length }, (_, i) => (counts[i] ?? 0) + (i === index ? 1 : 0))
  Object.assign(execution, {
    phase: 'retrying',
    resumeAt: journal.at + retryDelayMs(retrier, used, Math.random),
    timeoutAt: null,
    heartbeatAt: null,
    retriers: JSON.stringify(next),
    retryCount: execution.retryCount + 1,
  })
  return true
}

const caught = (catcher: Catcher, index: number, failure: Failure) => {
  const errorOutput = { Error: failure.error, Cause: failure.cause }
  return {
    fields: catcher,
    location: `Catch[${index}]/`,
    fallback: errorOutput,
    more: { errorOutput },
    next: catcher.Next,
  }
}

const failBy = (journal: Journal, error: QueryEvaluationError): Failure => {
  const failure = { error: 'States.QueryEvaluationError', cause: error.message }
  record(journal, 'EvaluationFailed', {
    ...failure,
    location: error.location,
    state: journal.execution.state,
  })
  return failure
}

/**
 * Does what the state says of an error: retries, catches, or fails the execution.
 * `aliases`: further names by which the error may be matched.
 */
export const handleFailure = async (
  journal: Journal,
  state: TaskState,
  failure: Failure,
  aliases: string[] = [],
): Promise<void> => {
  const names = [failure.error ?? '', ...aliases]
  if (retryLater(journal, state.Retry ?? [], names)) return
  const catchers = state.Catch ?? []
  const index = catchers.findIndex((catcher) => matches(catcher, names))
  const catcher = catchers[index]
  if (catcher === undefined) return endWithout(journal, 'FAILED', failure)
  try {
    await leave(journal, caught(catcher, index, failure))
  } catch (error) {
    if (!(error instanceof QueryEvaluationError)) throw error
    endWithout(journal, 'FAILED', failBy(journal, error))
  }
}

/**
 * Runs a step that evaluates expressions; where one fails, that is an error of the state:
 * a task may retry or catch it, any other state fails the execution.
 */
export const orFail = async (journal: Journal, step: () => Promise<void>): Promise<void> => {
  try {
    await step()
  } catch (error) {
    if (!(error instanceof QueryEvaluationError)) throw error
    const failure = failBy(journal, error)
    const state = journal.machine.definition.States[journal.execution.state]
    if (state?.Type === 'Task') return handleFailure(journal, state, failure)
    endWithout(journal, 'FAILED', failure)
  }
}

/** A field that must be a whole number of seconds in a range, as milliseconds. Throws `QueryEvaluationError`. */
export const evaluateSeconds = async (
  journal: Journal,
  location: string,
  field: unknown,
  least: number,
): Promise<number> => {
  const value = await evaluate(journal, location, field)
  if (typeof value !== 'number' || !Number.isInteger(value) || value < least || value > 99_999_999)
    throw new QueryEvaluationError(
      location,
      `The field '${location}' must be a whole number of seconds from ${least} to 99999999; it is ${JSON.stringify(value)}.`,
    )
  return value * 1000
}
