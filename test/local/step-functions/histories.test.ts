import type { HistoryEvent } from '@aws-sdk/client-sfn'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type EngineUnderTest, invokeResource, startEngine } from './engineUnderTest.ts'

/**
 * Small machines with the history that Step Functions gives for them: event types, and for each the details that
 * matter. The order and the links between events follow histories recorded from the service itself.
 */
type Row = {
  rule: string
  machine: object
  input?: unknown
  history: [type: string, details?: object][]
  outcome: object
}

const task = (more: object) => ({
  Type: 'Task',
  Resource: invokeResource,
  Arguments: { FunctionName: 'greet', Payload: { name: '{% $states.input.name %}' } },
  ...more,
})
const lambda = { resourceType: 'lambda', resource: 'invoke' }
const greeting = '{"ExecutedVersion":"$LATEST","Payload":{"text":"Hello Ada"},"StatusCode":200}'
const brokenCause = '{"errorType":"TypeError","errorMessage":"no such case"}'

const rows: Row[] = [
  {
    rule: 'a Pass hands its input on, and the first state’s entry has no event before it',
    machine: { StartAt: 'Only', States: { Only: { Type: 'Pass', End: true } } },
    input: { a: 1 },
    history: [
      ['ExecutionStarted', { input: '{"a":1}', inputDetails: { truncated: false } }],
      ['PassStateEntered', { name: 'Only', input: '{"a":1}' }],
      ['PassStateExited', { name: 'Only', output: '{"a":1}' }],
      ['ExecutionSucceeded', { output: '{"a":1}' }],
    ],
    outcome: { status: 'SUCCEEDED', output: '{"a":1}' },
  },
  {
    rule: 'a Lambda task gives the function’s answer under Payload',
    machine: { StartAt: 'Greet', States: { Greet: task({ End: true }) } },
    input: { name: 'Ada' },
    history: [
      ['ExecutionStarted'],
      ['TaskStateEntered', { name: 'Greet' }],
      [
        'TaskScheduled',
        { ...lambda, region: 'eu-west-2', parameters: '{"FunctionName":"greet","Payload":{"name":"Ada"}}' },
      ],
      ['TaskStarted', lambda],
      ['TaskSucceeded', { ...lambda, output: greeting }],
      ['TaskStateExited', { name: 'Greet', output: greeting }],
      ['ExecutionSucceeded', { output: greeting }],
    ],
    outcome: { status: 'SUCCEEDED', output: greeting },
  },
  {
    rule: 'Output shapes what a state hands on, Assign what later states know',
    machine: {
      StartAt: 'Greet',
      States: {
        Greet: task({
          Output: '{% $states.result.Payload.text %}',
          Assign: { who: '{% $states.input.name %}', twice: '{% $states.result.Payload.text & "!" %}' },
          Next: 'Recall',
        }),
        Recall: { Type: 'Succeed', Output: { said: '{% $states.input %}', by: '{% $who %}' } },
      },
    },
    input: { name: 'Ada' },
    history: [
      ['ExecutionStarted'],
      ['TaskStateEntered'],
      ['TaskScheduled'],
      ['TaskStarted'],
      ['TaskSucceeded'],
      [
        'TaskStateExited',
        {
          output: '"Hello Ada"',
          assignedVariables: { who: '"Ada"', twice: '"Hello Ada!"' },
          assignedVariablesDetails: { truncated: false },
        },
      ],
      ['SucceedStateEntered', { name: 'Recall', input: '"Hello Ada"' }],
      ['SucceedStateExited', { name: 'Recall' }],
      ['ExecutionSucceeded', { output: '{"said":"Hello Ada","by":"Ada"}' }],
    ],
    outcome: { status: 'SUCCEEDED', output: '{"said":"Hello Ada","by":"Ada"}' },
  },
  {
    rule: 'an error that nobody catches fails the execution without leaving the state',
    machine: {
      StartAt: 'Break',
      States: { Break: task({ Arguments: { FunctionName: 'break' }, End: true }) },
    },
    history: [
      ['ExecutionStarted'],
      ['TaskStateEntered'],
      ['TaskScheduled'],
      ['TaskStarted'],
      ['TaskFailed', { ...lambda, error: 'TypeError', cause: brokenCause }],
      ['ExecutionFailed', { error: 'TypeError', cause: brokenCause }],
    ],
    outcome: { status: 'FAILED', error: 'TypeError', cause: brokenCause },
  },
  {
    rule: 'a caught error is the state’s output, with its name and cause',
    machine: {
      StartAt: 'Break',
      States: {
        Break: task({
          Arguments: { FunctionName: 'break' },
          Catch: [{ ErrorEquals: ['TypeError'], Next: 'Mend' }],
          End: true,
        }),
        Mend: { Type: 'Succeed' },
      },
    },
    history: [
      ['ExecutionStarted'],
      ['TaskStateEntered'],
      ['TaskScheduled'],
      ['TaskStarted'],
      ['TaskFailed', { error: 'TypeError' }],
      ['TaskStateExited', { output: JSON.stringify({ Error: 'TypeError', Cause: brokenCause }) }],
      ['SucceedStateEntered', { input: JSON.stringify({ Error: 'TypeError', Cause: brokenCause }) }],
      ['SucceedStateExited'],
      ['ExecutionSucceeded'],
    ],
    outcome: { status: 'SUCCEEDED' },
  },
  {
    rule: 'a catcher’s Output and Assign see the error and the state’s input',
    machine: {
      StartAt: 'Break',
      States: {
        Break: task({
          Arguments: { FunctionName: 'break' },
          Catch: [
            {
              ErrorEquals: ['States.ALL'],
              Assign: { failed: '{% $states.errorOutput.Error %}' },
              Output: { was: '{% $states.input.id %}', error: '{% $states.errorOutput.Error %}' },
              Next: 'Mend',
            },
          ],
          End: true,
        }),
        Mend: { Type: 'Succeed', Output: { of: '{% $states.input %}', failed: '{% $failed %}' } },
      },
    },
    input: { id: 7 },
    history: [
      ['ExecutionStarted'],
      ['TaskStateEntered'],
      ['TaskScheduled'],
      ['TaskStarted'],
      ['TaskFailed'],
      ['TaskStateExited', { assignedVariables: { failed: '"TypeError"' } }],
      ['SucceedStateEntered'],
      ['SucceedStateExited'],
      ['ExecutionSucceeded'],
    ],
    outcome: {
      status: 'SUCCEEDED',
      output: '{"of":{"was":7,"error":"TypeError"},"failed":"TypeError"}',
    },
  },
  {
    rule: 'a Choice takes the first rule that holds',
    machine: {
      StartAt: 'Which',
      States: {
        Which: {
          Type: 'Choice',
          Choices: [
            { Condition: '{% $states.input.n > 5 %}', Next: 'Big' },
            {
              Condition: '{% $states.input.n > 2 %}',
              Next: 'Middle',
              Output: '{% $states.input.n * 2 %}',
              Assign: { size: 'middle' },
            },
            { Condition: true, Next: 'Big' },
          ],
        },
        Big: { Type: 'Fail' },
        Middle: { Type: 'Succeed', Output: '{% [$states.input, $size] %}' },
      },
    },
    input: { n: 3 },
    history: [
      ['ExecutionStarted'],
      ['ChoiceStateEntered', { name: 'Which' }],
      ['ChoiceStateExited', { name: 'Which', output: '6' }],
      ['SucceedStateEntered', { name: 'Middle', input: '6' }],
      ['SucceedStateExited'],
      ['ExecutionSucceeded', { output: '[6,"middle"]' }],
    ],
    outcome: { status: 'SUCCEEDED', output: '[6,"middle"]' },
  },
  {
    rule: 'a Choice without a rule that holds takes its Default with its input',
    machine: {
      StartAt: 'Which',
      States: {
        Which: { Type: 'Choice', Choices: [{ Condition: false, Next: 'Other' }], Default: 'Other' },
        Other: { Type: 'Succeed' },
      },
    },
    input: { n: 3 },
    history: [
      ['ExecutionStarted'],
      ['ChoiceStateEntered'],
      ['ChoiceStateExited', { output: '{"n":3}' }],
      ['SucceedStateEntered', { input: '{"n":3}' }],
      ['SucceedStateExited'],
      ['ExecutionSucceeded'],
    ],
    outcome: { status: 'SUCCEEDED' },
  },
  {
    rule: 'a Choice without a rule that holds and without Default fails with States.NoChoiceMatched',
    machine: {
      StartAt: 'Which',
      States: {
        Which: { Type: 'Choice', Choices: [{ Condition: false, Next: 'Other' }] },
        Other: { Type: 'Succeed' },
      },
    },
    history: [
      ['ExecutionStarted'],
      ['ChoiceStateEntered'],
      ['ExecutionFailed', { error: 'States.NoChoiceMatched' }],
    ],
    outcome: { status: 'FAILED', error: 'States.NoChoiceMatched' },
  },
  {
    rule: 'a Fail names its error and cause, also by expressions, and is never left',
    machine: {
      StartAt: 'Stop',
      States: { Stop: { Type: 'Fail', Error: 'Withdrawn', Cause: '{% "by " & $states.input.by %}' } },
    },
    input: { by: 'the resident' },
    history: [
      ['ExecutionStarted'],
      ['FailStateEntered', { name: 'Stop' }],
      ['ExecutionFailed', { error: 'Withdrawn', cause: 'by the resident' }],
    ],
    outcome: { status: 'FAILED', error: 'Withdrawn', cause: 'by the resident' },
  },
  {
    rule: 'an expression that gives nothing is States.QueryEvaluationError, with field and state',
    machine: {
      StartAt: 'Ask',
      States: { Ask: { Type: 'Pass', Output: { x: '{% $states.input.absent %}' }, End: true } },
    },
    history: [
      ['ExecutionStarted'],
      ['PassStateEntered'],
      ['EvaluationFailed', { error: 'States.QueryEvaluationError', location: 'Output/x', state: 'Ask' }],
      ['ExecutionFailed', { error: 'States.QueryEvaluationError' }],
    ],
    outcome: { status: 'FAILED', error: 'States.QueryEvaluationError' },
  },
  {
    rule: 'a task may catch its own States.QueryEvaluationError',
    machine: {
      StartAt: 'Ask',
      States: {
        Ask: task({
          TimeoutSeconds: '{% "soon" %}',
          Catch: [{ ErrorEquals: ['States.QueryEvaluationError'], Next: 'Mend' }],
          End: true,
        }),
        Mend: { Type: 'Succeed' },
      },
    },
    input: { name: 'Ada' },
    history: [
      ['ExecutionStarted'],
      ['TaskStateEntered'],
      ['EvaluationFailed', { error: 'States.QueryEvaluationError', location: 'TimeoutSeconds' }],
      ['TaskStateExited'],
      ['SucceedStateEntered'],
      ['SucceedStateExited'],
      ['ExecutionSucceeded'],
    ],
    outcome: { status: 'SUCCEEDED' },
  },
  {
    rule: 'a function that does not exist is an error of Lambda’s own',
    machine: {
      StartAt: 'Call',
      States: { Call: task({ Arguments: { FunctionName: 'nobody' }, End: true }) },
    },
    history: [
      ['ExecutionStarted'],
      ['TaskStateEntered'],
      ['TaskScheduled'],
      ['TaskStarted'],
      ['TaskFailed', { error: 'Lambda.ResourceNotFoundException' }],
      ['ExecutionFailed', { error: 'Lambda.ResourceNotFoundException' }],
    ],
    outcome: { status: 'FAILED', error: 'Lambda.ResourceNotFoundException' },
  },
  {
    rule: 'a result over 256 KiB fails the execution with States.DataLimitExceeded, which States.ALL does not catch',
    machine: {
      StartAt: 'Flood',
      States: {
        Flood: task({
          Arguments: { FunctionName: 'flood' },
          Output: 'short',
          Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Mend' }],
          End: true,
        }),
        Mend: { Type: 'Succeed' },
      },
    },
    history: [
      ['ExecutionStarted'],
      ['TaskStateEntered'],
      ['TaskScheduled'],
      ['TaskStarted'],
      ['TaskFailed', { error: 'States.DataLimitExceeded' }],
      ['ExecutionFailed', { error: 'States.DataLimitExceeded' }],
    ],
    outcome: { status: 'FAILED', error: 'States.DataLimitExceeded' },
  },
]

const functions = {
  greet: ({ name }: { name: string }) => ({ text: `Hello ${name}` }),
  break: () => {
    throw new TypeError('no such case')
  },
  flood: () => 'x'.repeat(262_144),
}

let engine: EngineUnderTest
beforeAll(async () => {
  engine = await startEngine(functions)
})
afterAll(() => engine.stop())

const detailsOf = (event: HistoryEvent): object => {
  const [, details] = Object.entries(event).find(([key]) => key.endsWith('EventDetails')) ?? []
  return details ?? {}
}

describe('the history of an execution', () => {
  test.each(rows)('$rule', async ({ machine, input, history, outcome }) => {
    const arn = await engine.run(machine, input)
    const events = await engine.history(arn)
    expect(events.map(({ type }) => type)).toEqual(history.map(([type]) => type))
    expect(events.map(({ id }) => id)).toEqual(history.map((_, i) => i + 1))
    expect(events.map(({ previousEventId }) => previousEventId)).toEqual(
      history.map((_, i) => (i < 2 ? 0 : i)),
    )
    for (const [i, [, details]] of history.entries())
      expect(detailsOf(events[i] as HistoryEvent)).toMatchObject(details ?? {})
    expect(await engine.describe(arn)).toMatchObject(outcome)
    expect(engine.errors).toEqual([])
  })
})
