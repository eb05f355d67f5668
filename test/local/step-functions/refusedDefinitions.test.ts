import { createRequire } from 'node:module'
import { InvalidDefinition } from '@aws-sdk/client-sfn'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { callbackResource, type EngineUnderTest, invokeResource, startEngine } from './engineUnderTest.ts'

let engine: EngineUnderTest
beforeAll(async () => {
  engine = await startEngine({})
})
afterAll(() => engine.stop())

const one = (state: object) => ({ StartAt: 'A', States: { A: state } })
const pass = { Type: 'Pass', End: true }
const task = {
  Type: 'Task',
  Resource: invokeResource,
  Arguments: { FunctionName: 'f' },
  End: true,
}

// What is outside the subset, or wrong by states-language.net, and the words that must name it and its place.
const refused: { what: string; definition: object; named: string[] }[] = [
  {
    what: 'a Parallel',
    definition: one({ Type: 'Parallel', Branches: [], End: true }),
    named: ['"Parallel"', '/States/A'],
  },
  { what: 'a Map', definition: one({ Type: 'Map', End: true }), named: ['"Map"', '/States/A'] },
  { what: 'a state without Type', definition: one({ End: true }), named: ['State type', '/States/A'] },
  {
    what: 'Parameters (JSONPath)',
    definition: one({ ...task, Parameters: {} }),
    named: ['"Parameters"', '/States/A/Parameters'],
  },
  {
    what: 'ResultPath (JSONPath)',
    definition: one({ ...pass, ResultPath: '$.x' }),
    named: ['"ResultPath"', '/States/A/ResultPath'],
  },
  {
    what: 'Result (JSONPath)',
    definition: one({ ...pass, Result: {} }),
    named: ['"Result"', '/States/A/Result'],
  },
  {
    what: 'a Choice rule of JSONPath',
    definition: {
      StartAt: 'A',
      States: { A: { Type: 'Choice', Choices: [{ Variable: '$.x', IsNull: true, Next: 'B' }] }, B: pass },
    },
    named: ['"Variable"', '"IsNull"', '/States/A/Choices[0]/Variable'],
  },
  {
    what: 'Output of a Choice rather than of its rules',
    definition: {
      StartAt: 'A',
      States: { A: { Type: 'Choice', Choices: [{ Condition: true, Next: 'B' }], Output: 1 }, B: pass },
    },
    named: ['"Output"', '/States/A/Output'],
  },
  {
    what: 'the query language JSONPath by default',
    definition: { QueryLanguage: undefined, ...one(pass) },
    named: ['JSONata', '/States/A/QueryLanguage'],
  },
  {
    what: 'the query language JSONPath of a state',
    definition: one({ ...pass, QueryLanguage: 'JSONPath' }),
    named: ['JSONata', '/States/A/QueryLanguage'],
  },
  {
    what: 'Credentials',
    definition: one({ ...task, Credentials: { RoleArn: 'arn' } }),
    named: ['"Credentials"', '/States/A/Credentials'],
  },
  {
    what: 'another service',
    definition: one({ ...task, Resource: 'arn:aws:states:::sqs:sendMessage' }),
    named: ['arn:aws:states:::sqs:sendMessage', '/States/A/Resource'],
  },
  {
    what: 'a function’s own ARN as the resource',
    definition: one({ ...task, Resource: 'arn:aws:lambda:eu-west-2:000000000000:function:f' }),
    named: ['function:f', '/States/A/Resource'],
  },
  {
    what: 'an unknown parameter of lambda:invoke',
    definition: one({ ...task, Arguments: { FunctionName: 'f', InvocationType: 'Event' } }),
    named: ['"InvocationType"', '/States/A/Arguments/InvocationType'],
  },
  {
    what: 'lambda:invoke without a function',
    definition: one({ ...task, Arguments: { Payload: {} } }),
    named: ['/States/A/Arguments/FunctionName'],
  },
  {
    what: 'a misspelt field',
    definition: one({ ...task, TimeoutSecond: 5 }),
    named: ['"TimeoutSecond"', '/States/A/TimeoutSecond'],
  },
  {
    what: 'a timeout of no seconds',
    definition: one({ ...task, TimeoutSeconds: 0 }),
    named: ['/States/A/TimeoutSeconds'],
  },
  {
    what: 'a heartbeat that is no shorter than the timeout',
    definition: one({ ...task, TimeoutSeconds: 5, HeartbeatSeconds: 5 }),
    named: ['HeartbeatSeconds', 'TimeoutSeconds', '/States/A/HeartbeatSeconds'],
  },
  {
    what: 'an unknown jitter',
    definition: one({ ...task, Retry: [{ ErrorEquals: ['E'], JitterStrategy: 'SOME' }] }),
    named: ['/States/A/Retry[0]/JitterStrategy'],
  },
  {
    what: 'States.ALL beside another name',
    definition: one({ ...task, Retry: [{ ErrorEquals: ['E', 'States.ALL'] }] }),
    named: ['States.ALL', '/States/A/Retry[0]/ErrorEquals'],
  },
  {
    what: 'States.ALL before another retrier',
    definition: one({ ...task, Retry: [{ ErrorEquals: ['States.ALL'] }, { ErrorEquals: ['E'] }] }),
    named: ['States.ALL', '/States/A/Retry[0]/ErrorEquals'],
  },
  {
    what: 'Next and End together',
    definition: one({ ...pass, Next: 'A' }),
    named: ['Next', 'End', '/States/A'],
  },
  { what: 'neither Next nor End', definition: one({ Type: 'Pass' }), named: ['Next', 'End', '/States/A'] },
  {
    what: 'a Wait for both an instant and a time',
    definition: one({ Type: 'Wait', Seconds: 1, Timestamp: '2026-01-01T00:00:00Z', End: true }),
    named: ['Seconds', 'Timestamp', '/States/A'],
  },
  {
    what: 'a timestamp without offset',
    definition: one({ Type: 'Wait', Timestamp: '2026-01-01 00:00', End: true }),
    named: ['/States/A/Timestamp'],
  },
  {
    what: 'a target that is not there',
    definition: one({ Type: 'Pass', Next: 'B' }),
    named: ['MISSING_TRANSITION_TARGET', 'B', '/States/A/Next'],
  },
  {
    what: 'a catcher’s target that is not there',
    definition: one({ ...task, Catch: [{ ErrorEquals: ['E'], Next: 'B' }] }),
    named: ['MISSING_TRANSITION_TARGET', 'B', '/States/A/Catch[0]/Next'],
  },
  {
    what: 'a start that is not there',
    definition: { StartAt: 'B', States: { A: pass } },
    named: ['MISSING_TRANSITION_TARGET', 'B', '/StartAt'],
  },
  {
    what: 'a state that nothing leads to',
    definition: { StartAt: 'A', States: { A: pass, B: pass } },
    named: ['B', 'not reachable', '/States/B'],
  },
  {
    what: 'an expression that does not parse',
    definition: one({ ...pass, Output: { x: '{% $states.input. %}' } }),
    named: ['$states.input.', '/States/A/Output/x'],
  },
  {
    what: 'an expression that is not wholly one',
    definition: one({ ...task, TimeoutSeconds: ' {% 5 %}' }),
    named: ['/States/A/TimeoutSeconds'],
  },
  {
    what: 'the variable $states',
    definition: one({ ...pass, Assign: { states: 1 } }),
    named: ['"states"', '/States/A/Assign'],
  },
  { what: 'no states', definition: { StartAt: 'A' }, named: ['/States'] },
]

describe('a definition is refused by name and place for', () => {
  test.each(refused)('$what', async ({ definition, named }) => {
    const refusal = await engine.create(definition).catch((error: unknown) => error)
    expect(refusal).toBeInstanceOf(InvalidDefinition)
    for (const words of named) expect((refusal as Error).message).toContain(words)
  })

  test('several faults at once', async () => {
    const definition = one({ ...task, Parameters: {}, ResultSelector: {} })
    await expect(engine.create(definition)).rejects.toThrow(/"Parameters".*"ResultSelector"/)
  })
})

// A check by others: it has no types of its own, and changes what it is given.
const validate = createRequire(import.meta.url)('asl-validator') as (definition: object) => {
  isValid: boolean
  errorsText: () => string
}

test('the whole subset is accepted, by a validator of others too', async () => {
  const retry = {
    ErrorEquals: ['States.ALL'],
    IntervalSeconds: 2,
    MaxAttempts: 5,
    BackoffRate: 1.5,
    MaxDelaySeconds: 60,
    JitterStrategy: 'FULL',
  }
  const definition = {
    Comment: 'everything',
    Version: '1.0',
    TimeoutSeconds: 1000,
    StartAt: 'Call',
    States: {
      Call: {
        ...task,
        End: undefined,
        Comment: 'a call',
        TimeoutSeconds: '{% $states.input.seconds %}',
        HeartbeatSeconds: 5,
        Retry: [retry],
        Catch: [{ ErrorEquals: ['States.ALL'], Output: 1, Assign: { x: 1 }, Next: 'Stop' }],
        Output: '{% $states.result.Payload %}',
        Assign: { y: { z: ['{% 1 %}'] } },
        Next: 'Ask',
      },
      Ask: { ...task, Resource: callbackResource, Arguments: '{% $y %}', End: undefined, Next: 'Rest' },
      Rest: { Type: 'Wait', Timestamp: '{% $states.input.at %}', Next: 'More' },
      More: { Type: 'Wait', Seconds: 0, Next: 'Which' },
      Which: {
        Type: 'Choice',
        Choices: [{ Condition: '{% $x = 1 %}', Assign: { x: 2 }, Output: 3, Next: 'Done' }],
        Default: 'Shape',
      },
      Shape: { Type: 'Pass', QueryLanguage: 'JSONata', Output: {}, End: true },
      Done: { Type: 'Succeed', Output: '{% $x %}' },
      Stop: { Type: 'Fail', Error: 'E', Cause: '{% $string($x) %}' },
    },
  }
  expect(await engine.create(definition, 'everything')).toContain(':stateMachine:everything')
  const verdict = validate(JSON.parse(JSON.stringify({ QueryLanguage: 'JSONata', ...definition })))
  expect(verdict.errorsText()).toBe('')
  expect(verdict.isValid).toBe(true)
})
