import { z } from 'zod'

/**
 * Where an execution stands between two transitions.
 * - `ready`: about to enter `state`
 * - `invoking`: a task was scheduled; its Lambda is called, and called again after a crash
 * - `waiting`: the task was submitted and waits for its token
 * - `pausing`: a Wait state, until `resumeAt`
 * - `retrying`: a failed task, until `resumeAt`
 * - `again`: the time of a retry has come
 * - `over`: the execution has ended
 */
const Phase = z.enum(['ready', 'invoking', 'waiting', 'pausing', 'retrying', 'again', 'over'])

const Status = z.enum(['RUNNING', 'SUCCEEDED', 'FAILED', 'TIMED_OUT', 'ABORTED'])
export type Status = z.infer<typeof Status>

const text = z.string().nullable()
const instant = z.number().nullable()

/** An execution's row. JSON is kept as text; instants are milliseconds since the epoch. */
export const Execution = z.object({
  id: z.number(),
  uid: z.string(),
  arn: z.string(),
  machineArn: z.string(),
  name: z.string(),
  definitionId: z.number(),
  roleArn: z.string(),
  input: z.string(),
  startedAt: z.number(),
  stoppedAt: instant,
  status: Status,
  output: text,
  error: text,
  cause: text,
  phase: Phase,
  state: z.string(),
  stateInput: z.string(),
  enteredAt: z.number(),
  enteredEvent: z.number(),
  variables: z.string(),
  retryCount: z.number(),
  /** How often each retrier of the state has been used, as a JSON array. */
  retriers: z.string(),
  /** The event that scheduled the open task. */
  taskEvent: z.number(),
  resumeAt: instant,
  timeoutAt: instant,
  heartbeatAt: instant,
  heartbeatMs: instant,
  expiresAt: instant,
  lastEvent: z.number(),
  /** Counts the transitions, so that two that start from the same row cannot both be kept. */
  revision: z.number(),
})
export type Execution = z.infer<typeof Execution>

/** When the execution next needs the clock; null where nothing is due. */
export const dueOf = (execution: Execution): number | null => {
  if (execution.phase === 'over') return null
  const { resumeAt, timeoutAt, heartbeatAt, expiresAt } = execution
  const instants = [resumeAt, timeoutAt, heartbeatAt, expiresAt].filter((at) => at !== null)
  return instants.length === 0 ? null : Math.min(...instants)
}

/** An event of the history; `details` is the JSON that the API puts under `detailsKey`. */
export type HistoryEvent = { id: number; at: number; type: string; details: Record<string, unknown> | null }
