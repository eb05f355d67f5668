import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { createLambda, type LambdaFunction, type LambdaHandler } from '../../local/lambda.ts'

const quiet = () => undefined
const only = (handler: LambdaHandler, options: Partial<LambdaFunction> = {}) =>
  createLambda({ Greet: { load: () => handler, ...options } }, quiet)

test('a function is called by name, ARN or qualified ARN', async () => {
  const lambda = only(async () => 'heard')
  const arn = 'arn:aws:lambda:eu-west-2:000000000000:function:Greet'
  for (const name of ['Greet', arn, `${arn}:live`, `${arn}:$LATEST`]) {
    expect(await lambda.invoke(name, {})).toEqual({ payload: 'heard' })
  }
})

test('calling what is not deployed is a ResourceNotFoundException', async () => {
  await expect(only(() => 1).invoke('Other', {})).rejects.toMatchObject({ name: 'ResourceNotFoundException' })
})

test('event and answer cross as JSON, so neither side shares an object with the other', async () => {
  const event = { at: new Date(0), gone: undefined }
  const seen: unknown[] = []
  const lambda = only((given) => {
    seen.push(given)
    return { when: new Date(0), gone: undefined }
  })
  expect(await lambda.invoke('Greet', event)).toEqual({ payload: { when: '1970-01-01T00:00:00.000Z' } })
  expect(seen).toStrictEqual([{ at: '1970-01-01T00:00:00.000Z' }])
})

test('no answer is null', async () => {
  expect(await only(async () => undefined).invoke('Greet', {})).toEqual({ payload: null })
})

test('an error is told by its type, message and trace, and reported', async () => {
  const reported: string[] = []
  const lambda = createLambda(
    {
      Greet: {
        load: () => () => {
          throw new RangeError('too far')
        },
      },
    },
    (name, error) => reported.push(`${name} ${error.errorType}`),
  )
  const invocation = await lambda.invoke('Greet', {})
  expect(invocation).toMatchObject({ error: { errorType: 'RangeError', errorMessage: 'too far' } })
  expect('error' in invocation && invocation.error.stackTrace[0]).toBe('RangeError: too far')
  expect(reported).toEqual(['Greet RangeError'])
})

test('a function that outlives its timeout has timed out', async () => {
  const release = new AbortController()
  const lambda = only(() => wait(60_000, null, { signal: release.signal }).catch(() => null), {
    timeoutSeconds: 0.05,
  })
  const invocation = await lambda.invoke('Greet', {})
  release.abort()
  expect(invocation).toMatchObject({
    error: {
      errorType: 'Sandbox.Timedout',
      errorMessage: expect.stringMatching(/Task timed out after 0\.05 seconds$/),
    },
  })
})

test('an answer over 6 MB is refused', async () => {
  expect(await only(() => 'x'.repeat(6_300_000)).invoke('Greet', {})).toMatchObject({
    error: { errorType: 'Function.ResponseSizeTooLarge' },
  })
})

test('the context is what a handler finds on Lambda', async () => {
  const lambda = only((_event, context) => ({
    ...context,
    left: context.getRemainingTimeInMillis(),
  }))
  const invocation = await lambda.invoke('Greet', {})
  expect(invocation).toMatchObject({
    payload: {
      functionName: 'Greet',
      functionVersion: '$LATEST',
      invokedFunctionArn: 'arn:aws:lambda:eu-west-2:000000000000:function:Greet',
      memoryLimitInMB: '1024',
      logGroupName: '/aws/lambda/Greet',
      awsRequestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      left: expect.any(Number),
    },
  })
})

test('a function is loaded once, at its first call; one that failed to load is loaded again', async () => {
  let loads = 0
  const lambda = createLambda(
    {
      Greet: {
        load: async () => {
          loads += 1
          if (loads === 1) throw new Error('not yet')
          return () => 'heard'
        },
      },
    },
    quiet,
  )
  expect(loads).toBe(0)
  expect(await lambda.invoke('Greet', {})).toMatchObject({ error: { errorMessage: 'not yet' } })
  await Promise.all([lambda.invoke('Greet', {}), lambda.invoke('Greet', {})])
  expect(loads).toBe(2)
})

test('it settles when the last call has ended', async () => {
  const gate = Promise.withResolvers<void>()
  const lambda = only(() => gate.promise)
  const call = lambda.invoke('Greet', {})
  let settled = false
  const settling = lambda.settled().then(() => {
    settled = true
  })
  await wait(5)
  expect(settled).toBe(false)
  gate.resolve()
  await Promise.all([call, settling])
  expect(settled).toBe(true)
})
