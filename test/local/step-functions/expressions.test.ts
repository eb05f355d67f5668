import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type EngineUnderTest, roleArn, startEngine } from './engineUnderTest.ts'

let engine: EngineUnderTest
beforeAll(async () => {
  engine = await startEngine({})
})
afterAll(() => engine.stop())

const outputOf = async (template: unknown, input: unknown = {}): Promise<unknown> => {
  const machine = { StartAt: 'Only', States: { Only: { Type: 'Pass', Output: template, End: true } } }
  const { output } = await engine.describe(await engine.run(machine, input))
  return output === undefined ? undefined : JSON.parse(output)
}
const errorOf = async (template: unknown, input: unknown = {}): Promise<string | undefined> => {
  const machine = { StartAt: 'Only', States: { Only: { Type: 'Pass', Output: template, End: true } } }
  const { error, cause } = await engine.describe(await engine.run(machine, input))
  return `${error}: ${cause}`
}

// Expected values by the JSONata documentation and the developer guide's list of added functions.
const values: { rule: string; template: unknown; input?: unknown; value: unknown }[] = [
  {
    rule: 'a string that is not wholly an expression is itself',
    template: 'at {% 1 %}',
    value: 'at {% 1 %}',
  },
  {
    rule: 'expressions at any depth are replaced, the rest stays',
    template: { a: [{ b: '{% 1 + 1 %}' }, null, true, 'x'] },
    value: { a: [{ b: 2 }, null, true, 'x'] },
  },
  { rule: 'null is a value', template: '{% null %}', value: null },
  { rule: 'a list of one stays a list', template: '{% [$states.input.n] %}', input: { n: 1 }, value: [1] },
  {
    rule: 'a path over a list gives its matches',
    template: '{% $states.input.a[n > 1].n %}',
    input: { a: [{ n: 1 }, { n: 2 }, { n: 3 }] },
    value: [2, 3],
  },
  { rule: '$parse reads JSON', template: '{% $parse(\'{"a":1}\').a %}', value: 1 },
  { rule: '$partition cuts a list', template: '{% $partition([1,2,3], 2) %}', value: [[1, 2], [3]] },
  { rule: '$range counts to the end', template: '{% $range(0, 10, 5) %}', value: [0, 5, 10] },
  {
    rule: '$hash gives the digest in hexadecimal',
    template: "{% $hash('abc', 'SHA-256') %}",
    // FIPS 180-4, example of SHA-256 for “abc”.
    value: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
  },
]

describe('an expression', () => {
  test.each(values)('$rule', async ({ template, input, value }) => {
    expect(await outputOf(template, input)).toEqual(value)
  })

  test('sees the execution, the machine and the state in the context', async () => {
    const machine = {
      StartAt: 'Look',
      States: { Look: { Type: 'Pass', Output: '{% $states.context %}', End: true } },
    }
    const stateMachineArn = await engine.create(machine, 'looking')
    const arn = await engine.begin(stateMachineArn, { id: 1 }, 'one')
    await engine.engine.settled()
    const now = new Date(engine.clock.now()).toISOString()
    expect(JSON.parse(String((await engine.describe(arn)).output))).toEqual({
      Execution: {
        Id: arn,
        Name: 'one',
        Input: { id: 1 },
        RoleArn: roleArn,
        StartTime: now,
        RedriveCount: 0,
      },
      StateMachine: { Id: stateMachineArn, Name: 'looking' },
      State: { Name: 'Look', EnteredTime: now, RetryCount: 0 },
    })
  })

  test('sees the running system’s time in $now and $millis', async () => {
    await engine.after(86_400)
    const now = engine.clock.now()
    expect(await outputOf(['{% $now() %}', '{% $millis() %}', "{% $now('[Y]-[M01]') %}"])).toEqual([
      new Date(now).toISOString(),
      now,
      new Date(now).toISOString().slice(0, 7),
    ])
  })

  test.each([
    { rule: 'gives nothing', template: '{% $states.input.x %}' },
    { rule: 'throws', template: "{% $error('no') %}" },
    { rule: 'mixes types', template: "{% 1 + 'a' %}" },
    { rule: 'does not end', template: '{% ($f := function($n) { 1 + $f($n) }; $f(1)) %}' },
    { rule: 'evaluates text', template: "{% $eval('1') %}" },
    { rule: 'asks for a variable that was never assigned', template: '{% $nobody %}' },
  ])('that $rule is States.QueryEvaluationError', async ({ template }) => {
    expect(await errorOf(template)).toMatch(/^States\.QueryEvaluationError: /)
  })
})

test('a state’s Output and Assign see the variables as they were when it was entered', async () => {
  const swap = {
    Type: 'Pass',
    Assign: { a: '{% $b %}', b: '{% $a %}' },
    Output: '{% [$a, $b] %}',
    Next: 'After',
  }
  const machine = {
    StartAt: 'Before',
    States: {
      Before: { Type: 'Pass', Assign: { a: 1, b: 2 }, Next: 'Swap' },
      Swap: swap,
      After: { Type: 'Succeed', Output: '{% { "was": $states.input, "is": [$a, $b] } %}' },
    },
  }
  const { output } = await engine.describe(await engine.run(machine))
  expect(JSON.parse(String(output))).toEqual({ was: [1, 2], is: [2, 1] })
})
