import middy, { type MiddlewareObj } from '@middy/core'
import type { z } from 'zod'
import { logFault } from '../live/logFault.ts'

/**
 * The runtime writes what is thrown to the function's log, and Step Functions to an execution's history. The name says
 * what to do next; the message may quote what a person wrote, so it goes no further.
 */
const discreet = (fault: unknown): Error => {
  const said = new Error('Something broke. The function’s log says where.')
  said.name = fault instanceof Error ? fault.name : 'Error'
  said.stack = `${said.name}: ${said.message}`
  return said
}

const loggedFaults = (): MiddlewareObj => ({
  onError: (request) => {
    logFault(request.context.functionName, request.error)
    request.error = discreet(request.error)
  },
})

/** A Lambda handler: the event parsed by its schema, then one use case. Faults are logged once and thrown on. */
export const lambda = <S extends z.ZodType, Result>(
  schema: S,
  handle: (event: z.output<S>) => Promise<Result>,
): middy.MiddyfiedHandler<unknown, Result> =>
  middy<unknown, Result>()
    .use(loggedFaults())
    .handler(async (event) => await handle(schema.parse(event)))
