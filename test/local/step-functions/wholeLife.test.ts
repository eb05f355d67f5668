import { SendTaskSuccessCommand } from '@aws-sdk/client-sfn'
import { afterEach, expect, test } from 'vitest'
import { callbackResource, type EngineUnderTest, startEngine } from './engineUnderTest.ts'

const machine = {
  StartAt: 'Acknowledge',
  States: {
    Acknowledge: {
      Type: 'Task',
      Resource: callbackResource,
      Arguments: {
        FunctionName: 'enter',
        Payload: { token: '{% $states.context.Task.Token %}', id: '{% $states.input.id %}' },
      },
      TimeoutSeconds: '{% $states.input.seconds %}',
      Catch: [{ ErrorEquals: ['States.Timeout'], Next: 'Overdue' }],
      Next: 'Answered',
    },
    Answered: {
      Type: 'Choice',
      Choices: [{ Condition: '{% $states.input.by = "phone" %}', Next: 'Done' }],
      Default: 'Overdue',
    },
    Overdue: { Type: 'Fail', Error: 'Overdue' },
    Done: { Type: 'Succeed' },
  },
}

let engine: EngineUnderTest
afterEach(() => engine.stop())

test('a task waits for its token until its timeout, then the execution takes the way of the timeout', async () => {
  const tokens: string[] = []
  engine = await startEngine({ enter: ({ token }: { token: string }) => void tokens.push(token) })
  const arn = await engine.create(machine)
  const first = await engine.begin(arn, { id: 1, seconds: 86_400 * 100 })
  const second = await engine.begin(arn, { id: 2, seconds: 86_400 * 100 })
  await engine.engine.settled()
  await engine.client.send(
    new SendTaskSuccessCommand({ taskToken: String(tokens[0]), output: JSON.stringify({ by: 'phone' }) }),
  )
  await engine.engine.settled()
  expect((await engine.describe(first)).status).toBe('SUCCEEDED')
  await engine.after(86_400 * 100 - 1)
  expect((await engine.describe(second)).status).toBe('RUNNING')
  await engine.after(1)
  const ended = await engine.describe(second)
  expect([ended.status, ended.error]).toEqual(['FAILED', 'Overdue'])
  const types = (await engine.history(second)).map(({ type }) => type)
  expect(types).toEqual([
    'ExecutionStarted',
    'TaskStateEntered',
    'TaskScheduled',
    'TaskStarted',
    'TaskSubmitted',
    'TaskTimedOut',
    'TaskStateExited',
    'FailStateEntered',
    'ExecutionFailed',
  ])
})
