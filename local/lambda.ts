import { randomUUID } from 'node:crypto'
import type { Context } from 'aws-lambda'
import { arnOf } from './account.ts'
import type { Work } from './clock.ts'

/** A handler as the nodejs24.x runtime calls it: no callback, a value or a promise of one. */
export type LambdaHandler = (event: unknown, context: Context) => unknown

/** One deployed function. `load` runs once, at the first call, like a cold start. */
export interface LambdaFunction {
  readonly load: () => LambdaHandler | Promise<LambdaHandler>
  /** Seconds, 1 to 900; Lambda's own default is 3. */
  readonly timeoutSeconds?: number
  readonly memoryMegabytes?: number
}

/** How a function failed, as `Invoke` reports it in the payload beside `X-Amz-Function-Error`. */
interface FunctionError {
  readonly errorType: string
  readonly errorMessage: string
  readonly stackTrace: readonly string[]
}

export type Invocation = { readonly payload: unknown } | { readonly error: FunctionError }

export interface Lambda extends Work {
  /** Calls a function by name, ARN or qualified ARN. Throws `ResourceNotFoundException` where there is none. */
  readonly invoke: (nameOrArn: string, event: unknown) => Promise<Invocation>
}

/** No function has that name. */
class ResourceNotFoundException extends Error {
  override readonly name = 'ResourceNotFoundException'
}

/** The longest answer that Invoke returns at once: 6 MB and the 100 bytes around it. */
const largestPayload = 6_291_556

const nameIn = (nameOrArn: string): string =>
  /(?:^|function:)([A-Za-z0-9_-]+)(?::[A-Za-z0-9_$-]+)?$/.exec(nameOrArn)?.[1] ?? nameOrArn

const throughJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value ?? null) ?? 'null')

const errorOf = (thrown: unknown): FunctionError =>
  thrown instanceof Error
    ? {
        errorType: thrown.name,
        errorMessage: thrown.message,
        stackTrace: (thrown.stack ?? '').split('\n'),
      }
    : { errorType: typeof thrown, errorMessage: String(thrown), stackTrace: [] }

/** What Lambda itself says, as opposed to the handler, is named by it. */
const serviceError = (errorType: string, errorMessage: string): Invocation => ({
  error: { errorType, errorMessage, stackTrace: [] },
})

const contextOf = (name: string, requestId: string, deadline: number, memory: number): Context => ({
  callbackWaitsForEmptyEventLoop: true,
  functionName: name,
  functionVersion: '$LATEST',
  invokedFunctionArn: arnOf('lambda', `function:${name}`),
  memoryLimitInMB: String(memory),
  awsRequestId: requestId,
  logGroupName: `/aws/lambda/${name}`,
  logStreamName: `local/[$LATEST]${requestId.replaceAll('-', '')}`,
  getRemainingTimeInMillis: () => Math.max(0, deadline - performance.now()),
  done: () => undefined,
  fail: () => undefined,
  succeed: () => undefined,
})

const answerOf = (result: unknown): Invocation => {
  const text = JSON.stringify(result ?? null) ?? 'null'
  const size = Buffer.byteLength(text)
  if (size <= largestPayload) return { payload: JSON.parse(text) }
  return serviceError(
    'Function.ResponseSizeTooLarge',
    `Response payload size (${size} bytes) exceeded maximum allowed payload size (${largestPayload} bytes).`,
  )
}

const afterTimeout = (seconds: number, requestId: string) => {
  const { promise, resolve } = Promise.withResolvers<Invocation>()
  const message = `RequestId: ${requestId} Error: Task timed out after ${seconds.toFixed(2)} seconds`
  const timer = setTimeout(() => resolve(serviceError('Sandbox.Timedout', message)), seconds * 1000)
  return { promise, cancel: () => clearTimeout(timer) }
}

const onceLoaded = (load: LambdaFunction['load']): (() => Promise<LambdaHandler>) => {
  let handler: Promise<LambdaHandler> | undefined
  return async () => {
    handler ??= Promise.resolve().then(load)
    try {
      return await handler
    } catch (error) {
      handler = undefined
      throw error
    }
  }
}

const deploy = (name: string, definition: LambdaFunction, report: Report) => {
  const load = onceLoaded(definition.load)
  const { timeoutSeconds = 3, memoryMegabytes = 1024 } = definition

  const run = async (event: unknown, requestId: string): Promise<Invocation> => {
    try {
      const handler = await load()
      const deadline = performance.now() + timeoutSeconds * 1000
      return answerOf(await handler(event, contextOf(name, requestId, deadline, memoryMegabytes)))
    } catch (thrown) {
      return { error: errorOf(thrown) }
    }
  }

  return async (event: unknown): Promise<Invocation> => {
    const requestId = randomUUID()
    const timeout = afterTimeout(timeoutSeconds, requestId)
    const invocation = await Promise.race([run(throughJson(event), requestId), timeout.promise])
    timeout.cancel()
    if ('error' in invocation) report(name, invocation.error)
    return invocation
  }
}

/** Told of every call that failed, as Lambda writes it to the function's log. */
export type Report = (functionName: string, error: FunctionError) => void

const toStandardError: Report = (functionName, error) =>
  console.error(JSON.stringify({ level: 'ERROR', message: 'Invoke Error', functionName, ...error }))

/**
 * Lambda in this process: event and answer go through JSON, as over the wire, so that nothing is shared.
 * A call that outlives its timeout is reported as timed out, yet its work cannot be stopped as AWS would.
 */
export const createLambda = (
  functions: Readonly<Record<string, LambdaFunction>>,
  report: Report = toStandardError,
): Lambda => {
  const deployed = new Map(
    Object.entries(functions).map(([name, definition]) => [name, deploy(name, definition, report)]),
  )
  const underWay = new Set<Promise<unknown>>()

  const invoke = async (nameOrArn: string, event: unknown): Promise<Invocation> => {
    const call = deployed.get(nameIn(nameOrArn))
    if (!call)
      throw new ResourceNotFoundException(`Function not found: ${arnOf('lambda', `function:${nameOrArn}`)}`)
    const invocation = call(event)
    underWay.add(invocation)
    return invocation.finally(() => underWay.delete(invocation))
  }

  const settled = async (): Promise<void> => {
    while (underWay.size > 0) await Promise.allSettled(underWay)
  }

  return { invoke, settled, idle: () => underWay.size === 0 }
}
