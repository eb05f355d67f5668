import middy, { type MiddlewareObj } from '@middy/core'
import type { z } from 'zod'
import { logFault } from '../live/logFault.ts'

const loggedFaults = (): MiddlewareObj => ({
  onError: ({ error, context }) => logFault(context.functionName, error),
})

/** A Lambda handler: the event parsed by its schema, then one use case. Faults are logged once and thrown on. */
export const lambda = <S extends z.ZodType, Result>(
  schema: S,
  handle: (event: z.output<S>) => Promise<Result>,
): middy.MiddyfiedHandler<unknown, Result> =>
  middy<unknown, Result>()
    .use(loggedFaults())
    .handler(async (event) => await handle(schema.parse(event)))
