import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type EngineUnderTest, startEngine } from './engineUnderTest.ts'

const resource = 'arn:aws:states:::states:startExecution'

/** A machine that rests, then starts the next of its own kind, as a timeline does when it is half a year old. */
const machine = {
  StartAt: 'Rest',
  States: {
    Rest: { Type: 'Wait', Seconds: 60, Next: 'Continue' },
    Continue: {
      Type: 'Task',
      Resource: resource,
      Arguments: {
        StateMachineArn: '{% $states.context.StateMachine.Id %}',
        Name: "{% 'case-' & $string($states.input.generation + 1) %}",
        Input: { generation: '{% $states.input.generation + 1 %}' },
      },
      Catch: [{ ErrorEquals: ['StepFunctions.ExecutionAlreadyExistsException'], Next: 'Taken' }],
      End: true,
    },
    Taken: { Type: 'Fail', Error: 'Taken' },
  },
}

let engine: EngineUnderTest
beforeEach(async () => {
  engine = await startEngine({})
})
afterEach(() => engine.stop())

describe('a task that starts another execution', () => {
  test('starts it by its name with its input, and goes on with its ARN', async () => {
    const arn = await engine.begin(await engine.create(machine), { generation: 1 }, 'case-1')
    await engine.after(60)
    const first = await engine.describe(arn)
    expect(first.status).toBe('SUCCEEDED')
    const { ExecutionArn } = JSON.parse(first.output ?? '{}') as { ExecutionArn: string }
    expect(ExecutionArn).toBe(arn.replace(/case-1$/, 'case-2'))
    expect(await engine.describe(ExecutionArn)).toMatchObject({
      status: 'RUNNING',
      input: '{"generation":2}',
    })
    const types = (await engine.history(arn)).map(({ type }) => type)
    expect(types).toEqual([
      'ExecutionStarted',
      'WaitStateEntered',
      'WaitStateExited',
      'TaskStateEntered',
      'TaskScheduled',
      'TaskStarted',
      'TaskSucceeded',
      'TaskStateExited',
      'ExecutionSucceeded',
    ])
  })

  test('finds one that runs already with the same input, and starts no second', async () => {
    const machineArn = await engine.create(machine)
    const second = await engine.begin(machineArn, { generation: 2 }, 'case-2')
    const arn = await engine.begin(machineArn, { generation: 1 }, 'case-1')
    await engine.after(30)
    await engine.after(30)
    expect((await engine.describe(arn)).status).toBe('SUCCEEDED')
    expect((await engine.describe(second)).executionArn).toBe(second)
  })

  test('fails by the service’s own name where the name is taken otherwise', async () => {
    const machineArn = await engine.create(machine)
    await engine.begin(machineArn, { generation: 'another' }, 'case-2')
    const arn = await engine.begin(machineArn, { generation: 1 }, 'case-1')
    await engine.after(60)
    expect(await engine.describe(arn)).toMatchObject({ status: 'FAILED', error: 'Taken' })
  })

  test('fails by the service’s own name where there is no such machine', async () => {
    const lost = structuredClone(machine)
    lost.States.Continue.Arguments.StateMachineArn = 'arn:aws:states:eu-west-2:000000000000:stateMachine:no'
    const arn = await engine.begin(await engine.create(lost), { generation: 1 }, 'case-1')
    await engine.after(60)
    expect(await engine.describe(arn)).toMatchObject({
      status: 'FAILED',
      error: 'StepFunctions.StateMachineDoesNotExistException',
    })
  })

  test.each([
    ['without a name', { StateMachineArn: 'a' }],
    ['with a function', { FunctionName: 'f' }],
    ['with what the engine does not know', { StateMachineArn: 'a', Name: 'b', TraceHeader: 'c' }],
  ])('is refused loudly %s', async (_, Arguments) => {
    const wrong = structuredClone(machine) as unknown as { States: { Continue: { Arguments: unknown } } }
    wrong.States.Continue.Arguments = Arguments
    await expect(engine.create(wrong)).rejects.toMatchObject({
      name: 'InvalidDefinition',
      message: expect.stringContaining('/States/Continue/Arguments'),
    })
  })
})
