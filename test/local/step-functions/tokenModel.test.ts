import {
  SendTaskFailureCommand,
  SendTaskHeartbeatCommand,
  SendTaskSuccessCommand,
  StopExecutionCommand,
} from '@aws-sdk/client-sfn'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { callbackResource, type EngineUnderTest, startEngine } from './engineUnderTest.ts'

/**
 * Random calls and moves of the clock against one open task, held to a model of a few lines: a task is open until it
 * is answered, stopped, or its deadline has come; a heartbeat puts off the heartbeat's deadline only.
 */
const timeout = 100
const heartbeat = 30

let engine: EngineUnderTest
let token: string
let machine: string
beforeAll(async () => {
  engine = await startEngine({
    enter: (payload: { token: string }) => {
      token = payload.token
    },
  })
  machine = await engine.create({
    StartAt: 'Await',
    States: {
      Await: {
        Type: 'Task',
        Resource: callbackResource,
        Arguments: { FunctionName: 'enter', Payload: { token: '{% $states.context.Task.Token %}' } },
        TimeoutSeconds: timeout,
        HeartbeatSeconds: heartbeat,
        End: true,
      },
    },
  })
})
afterAll(() => engine.stop())

type Step = { do: 'move'; seconds: number } | { do: 'beat' | 'succeed' | 'fail' | 'stop' }
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constant('move'), seconds: fc.integer({ min: 1, max: 40 }) }) },
  { weight: 3, arbitrary: fc.constant({ do: 'beat' }) },
  { weight: 1, arbitrary: fc.constantFrom({ do: 'succeed' }, { do: 'fail' }, { do: 'stop' }) },
)

type Model = { status: string; now: number; beatBy: number }

const afterStep = (model: Model, { do: what, ...more }: Step): Model => {
  if (model.status !== 'RUNNING') return model
  if (what === 'move' && 'seconds' in more) {
    const now = model.now + more.seconds
    return { ...model, now, status: now >= Math.min(timeout, model.beatBy) ? 'FAILED' : 'RUNNING' }
  }
  if (what === 'beat') return { ...model, beatBy: model.now + heartbeat }
  const status = { succeed: 'SUCCEEDED', fail: 'FAILED', stop: 'ABORTED', move: model.status }[what]
  return { ...model, status }
}

/** Does a step; answers the name of the refusal, or null. */
const perform = async (executionArn: string, taken: Step): Promise<string | null> => {
  if (taken.do === 'move') return engine.after(taken.seconds).then(() => null)
  const taskToken = token
  const sent = {
    beat: () => engine.client.send(new SendTaskHeartbeatCommand({ taskToken })),
    succeed: () => engine.client.send(new SendTaskSuccessCommand({ taskToken, output: '{}' })),
    fail: () => engine.client.send(new SendTaskFailureCommand({ taskToken, error: 'No' })),
    stop: () => engine.client.send(new StopExecutionCommand({ executionArn })),
  }
  return sent[taken.do]().then(
    () => null,
    (error: Error) => error.name,
  )
}

test('a token is good for exactly as long as its task is open', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
      const arn = await engine.begin(machine)
      await engine.engine.settled()
      let model: Model = { status: 'RUNNING', now: 0, beatBy: heartbeat }
      for (const taken of steps) {
        const open = model.status === 'RUNNING'
        model = afterStep(model, taken)
        const refusal = await perform(arn, taken)
        const mayRefuse = taken.do !== 'move' && taken.do !== 'stop'
        expect(refusal).toBe(open || !mayRefuse ? null : 'TaskTimedOut')
        expect((await engine.describe(arn)).status).toBe(model.status)
      }
      await engine.client.send(new StopExecutionCommand({ executionArn: arn }))
    }),
    { numRuns: 60 },
  )
})
