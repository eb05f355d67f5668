import { Logger } from '@aws-lambda-powertools/logger'
import middy, { type MiddlewareObj } from '@middy/core'
import type { z } from 'zod'

const logger = new Logger({ serviceName: 'putright' })

/**
 * Logs that something broke and where. Never the error's message: it may quote what a person wrote.
 * A frame of the stack names code only.
 */
export const logFault = (where: string, fault: unknown): void => {
  const { name, stack } = fault instanceof Error ? fault : new Error('not an error')
  const frames = stack?.split('\n').filter((line) => line.trimStart().startsWith('at ')) ?? []
  logger.error('A function failed', { where, fault: name, frames })
}

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
