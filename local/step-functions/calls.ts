import type { Failure } from './journal.ts'
import type { Outcome } from './task.ts'

/** Calls a Lambda function in this process. A rejection means that the function could not be reached. */
export type Invoke = (
  functionName: string,
  payload: unknown,
) => Promise<{ payload: unknown } | { error: { errorType: string; errorMessage: string } }>

// An invocation that does not reach the function fails with the name of Lambda's own exception, such as
// Lambda.ResourceNotFoundException (developer guide, “Handle transient Lambda service exceptions”).
const unreached = (error: unknown): Failure => {
  if (!(error instanceof Error)) return { error: 'Lambda.ServiceException', cause: String(error) }
  const name = error.name.endsWith('Exception') ? error.name : 'ServiceException'
  return { error: `Lambda.${name}`, cause: error.message }
}

const call = async (invoke: Invoke, functionName: string, payload: unknown): Promise<Outcome> => {
  try {
    const answer = await invoke(functionName, payload)
    if ('payload' in answer) return answer
    return { error: { error: answer.error.errorType, cause: JSON.stringify(answer.error) } }
  } catch (error) {
    return { error: unreached(error) }
  }
}

/** The calls under way. `limitMs`: how long a function may run, in real time. */
export const createCalls = (invoke: Invoke, limitMs: number) => {
  const giveUps = new Map<string, () => void>()
  const late: Outcome = {
    error: {
      error: 'Sandbox.Timedout',
      cause: `Error: Task timed out after ${(limitMs / 1000).toFixed(2)} seconds`,
    },
  }

  return {
    /** The function's answer, an error after the time limit, or null where `giveUp(key)` came first. */
    call: async (key: string, functionName: string, payload: unknown): Promise<Outcome | null> => {
      const ended = Promise.withResolvers<Outcome | null>()
      const limit = setTimeout(ended.resolve, limitMs, late)
      giveUps.set(key, () => ended.resolve(null))
      call(invoke, functionName, payload).then(ended.resolve)
      try {
        return await ended.promise
      } finally {
        clearTimeout(limit)
        giveUps.delete(key)
      }
    },
    /** Ends the wait for an answer that no longer matters, so that a hung function holds no place. */
    giveUp: (key: string): void => giveUps.get(key)?.(),
    giveUpAll: (): void => {
      for (const giveUp of giveUps.values()) giveUp()
    },
  }
}
