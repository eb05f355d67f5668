import {
  DeleteStateMachineCommand,
  InvalidOutput,
  InvalidToken,
  SendTaskFailureCommand,
  SendTaskHeartbeatCommand,
  SendTaskSuccessCommand,
  StopExecutionCommand,
  TaskDoesNotExist,
  TaskTimedOut,
} from '@aws-sdk/client-sfn'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { callbackResource, type EngineUnderTest, startEngine } from './engineUnderTest.ts'

let engine: EngineUnderTest
let tokens: string[]
let entered: (token: string) => unknown

beforeEach(async () => {
  tokens = []
  entered = () => ({ noted: true })
  engine = await startEngine({
    enter: ({ token }: { token: string }) => {
      tokens.push(token)
      return entered(token)
    },
  })
})
afterEach(async () => {
  await engine.stop()
  expect(engine.errors).toEqual([])
})

const waiting = (more: object = {}) => ({
  StartAt: 'Await',
  States: {
    Await: {
      Type: 'Task',
      Resource: callbackResource,
      Arguments: { FunctionName: 'enter', Payload: { token: '{% $states.context.Task.Token %}' } },
      Next: 'Done',
      ...more,
    },
    Done: { Type: 'Succeed' },
  },
})
const success = (taskToken: string, output: unknown = {}) =>
  engine.client.send(new SendTaskSuccessCommand({ taskToken, output: JSON.stringify(output) }))
const failure = (taskToken: string, more: object = {}) =>
  engine.client.send(new SendTaskFailureCommand({ taskToken, ...more }))
const heartbeat = (taskToken: string) => engine.client.send(new SendTaskHeartbeatCommand({ taskToken }))
const typesOf = async (arn: string) => (await engine.history(arn)).map(({ type }) => type)
const token = (index = 0): string => tokens[index] ?? ''

describe('a task that waits for its token', () => {
  test('is submitted when the function has answered, and ends with the token’s output as its result', async () => {
    const arn = await engine.run(waiting({ Output: '{% $states.result.by %}' }))
    await success(token(), { by: 'phone' })
    await engine.engine.settled()
    expect(await typesOf(arn)).toEqual([
      'ExecutionStarted',
      'TaskStateEntered',
      'TaskScheduled',
      'TaskStarted',
      'TaskSubmitted',
      'TaskSucceeded',
      'TaskStateExited',
      'SucceedStateEntered',
      'SucceedStateExited',
      'ExecutionSucceeded',
    ])
    const submitted = (await engine.history(arn))[4]?.taskSubmittedEventDetails
    expect(submitted).toMatchObject({
      resourceType: 'lambda',
      resource: 'invoke.waitForTaskToken',
      output: '{"ExecutedVersion":"$LATEST","Payload":{"noted":true},"StatusCode":200}',
    })
    expect((await engine.describe(arn)).output).toBe('"phone"')
  })

  test('hears a token that comes before the function has answered', async () => {
    entered = async (early) => {
      await success(early, 1)
      return 'late answer'
    }
    const arn = await engine.run(waiting())
    expect((await engine.describe(arn)).output).toBe('1')
    expect(await typesOf(arn)).not.toContain('TaskSubmitted')
  })

  test('fails with the error and cause that the token reports, and may catch them', async () => {
    const plain = await engine.run(waiting())
    await failure(token(0), { error: 'Refused', cause: 'not ours' })
    expect(await engine.describe(plain)).toMatchObject({
      status: 'FAILED',
      error: 'Refused',
      cause: 'not ours',
    })
    expect(await typesOf(plain)).toEqual(expect.arrayContaining(['TaskFailed']))
    const catching = await engine.run(waiting({ Catch: [{ ErrorEquals: ['Refused'], Next: 'Done' }] }))
    await failure(token(1), { error: 'Refused' })
    await engine.engine.settled()
    expect((await engine.describe(catching)).output).toBe('{"Error":"Refused"}')
  })

  test('fails where the function fails, and does not wait', async () => {
    entered = () => {
      throw new RangeError('no')
    }
    const arn = await engine.run(waiting())
    expect(await engine.describe(arn)).toMatchObject({ status: 'FAILED', error: 'RangeError' })
    await expect(success(token())).rejects.toThrow(TaskTimedOut)
  })

  test('has a new token with each retry; the old one is closed', async () => {
    const arn = await engine.run(waiting({ Retry: [{ ErrorEquals: ['States.ALL'] }] }))
    await failure(token(0), { error: 'Busy' })
    await expect(success(token(0))).rejects.toThrow(TaskTimedOut)
    await engine.after(1)
    expect(new Set(tokens).size).toBe(2)
    await expect(success(token(0))).rejects.toThrow(TaskTimedOut)
    await success(token(1), 2)
    await engine.engine.settled()
    expect((await engine.describe(arn)).status).toBe('SUCCEEDED')
  })
})

describe('a token is refused', () => {
  test('the second time: TaskTimedOut', async () => {
    await engine.run(waiting())
    await success(token())
    await expect(success(token())).rejects.toThrow(TaskTimedOut)
    await expect(failure(token())).rejects.toThrow(TaskTimedOut)
    await expect(heartbeat(token())).rejects.toThrow(TaskTimedOut)
  })

  test('after the task’s timeout: TaskTimedOut', async () => {
    const arn = await engine.run(waiting({ TimeoutSeconds: 60 }))
    await engine.after(60)
    await expect(success(token())).rejects.toThrow(TaskTimedOut)
    expect(await engine.describe(arn)).toMatchObject({ status: 'FAILED', error: 'States.Timeout' })
  })

  test('after the execution was stopped: TaskTimedOut', async () => {
    const executionArn = await engine.run(waiting())
    await engine.client.send(new StopExecutionCommand({ executionArn }))
    await expect(success(token())).rejects.toThrow(TaskTimedOut)
  })

  test('that no task of this engine ever had: InvalidToken', async () => {
    await expect(success('made-up')).rejects.toThrow(InvalidToken)
    await engine.run(waiting())
    await expect(success(`x${token()}`)).rejects.toThrow(InvalidToken)
  })

  test('whose execution is gone with its machine: TaskDoesNotExist', async () => {
    const stateMachineArn = await engine.create(waiting())
    await engine.begin(stateMachineArn)
    await engine.engine.settled()
    await engine.client.send(new DeleteStateMachineCommand({ stateMachineArn }))
    await expect(success(token())).rejects.toThrow(TaskDoesNotExist)
  })

  test('with an output that is not JSON: InvalidOutput, and the task stays open', async () => {
    const arn = await engine.run(waiting())
    const request = { taskToken: token(), output: 'yes, please' }
    await expect(engine.client.send(new SendTaskSuccessCommand(request))).rejects.toThrow(InvalidOutput)
    expect((await engine.describe(arn)).status).toBe('RUNNING')
    await success(token())
  })
})

test('of many answers at once exactly one counts; the others are told that the task is closed', async () => {
  const executionArn = await engine.run(
    waiting({ Output: '{% $states.result %}', Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Done' }] }),
  )
  const answers = [1, 2, 3, 4].flatMap((n) => [success(token(), n), failure(token(), { error: `E${n}` })])
  const outcomes = await Promise.allSettled([...answers, heartbeat(token())])
  await engine.engine.settled()
  const refused = outcomes.filter((outcome) => outcome.status === 'rejected')
  expect(refused.map(({ reason }) => reason.name)).toEqual(
    Array.from({ length: refused.length }, () => 'TaskTimedOut'),
  )
  expect(outcomes.slice(0, 8).filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  const ids = (await engine.history(executionArn)).map(({ id }) => id)
  expect(ids).toEqual(ids.map((_, i) => i + 1))
  expect((await engine.describe(executionArn)).status).toBe('SUCCEEDED')
})

describe('heartbeats', () => {
  test('keep a task open as long as they come in time', async () => {
    const arn = await engine.run(waiting({ HeartbeatSeconds: 10 }))
    for (let beats = 0; beats < 5; beats += 1) {
      await engine.after(9)
      await heartbeat(token())
    }
    expect((await engine.describe(arn)).status).toBe('RUNNING')
    expect(await typesOf(arn)).toHaveLength(5)
    await engine.after(10)
    expect((await engine.describe(arn)).status).toBe('FAILED')
  })

  test('do not put off the timeout', async () => {
    const arn = await engine.run(waiting({ HeartbeatSeconds: 10, TimeoutSeconds: 15 }))
    await engine.after(9)
    await heartbeat(token())
    await engine.after(6)
    expect(await engine.describe(arn)).toMatchObject({ status: 'FAILED', error: 'States.Timeout' })
  })

  test('that miss are recorded as States.Timeout, as the service does', async () => {
    const arn = await engine.run(waiting({ HeartbeatSeconds: 10 }))
    const scheduled = (await engine.history(arn))[2]?.taskScheduledEventDetails
    expect(scheduled?.heartbeatInSeconds).toBe(10)
    await engine.after(10)
    const timedOut = (await engine.history(arn))[5]?.taskTimedOutEventDetails
    expect(timedOut).toEqual({
      error: 'States.Timeout',
      resource: 'invoke.waitForTaskToken',
      resourceType: 'lambda',
    })
  })

  test.each(['States.HeartbeatTimeout', 'States.Timeout', 'States.ALL'])(
    'that miss are caught by %s',
    async (name) => {
      const caught = { ErrorEquals: [name], Next: 'Done' }
      const arn = await engine.run(waiting({ HeartbeatSeconds: 10, Catch: [caught] }))
      await engine.after(10)
      expect((await engine.describe(arn)).status).toBe('SUCCEEDED')
    },
  )
})
