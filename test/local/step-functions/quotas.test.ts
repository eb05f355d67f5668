import { afterEach, beforeEach, expect, test } from 'vitest'
import { type EngineUnderTest, invokeResource, startEngine } from './engineUnderTest.ts'

// The numbers are those of the developer guide, “Step Functions service quotas”.
let engine: EngineUnderTest
let called: string[]
beforeEach(async () => {
  called = []
  engine = await startEngine({
    round: () => void called.push('round'),
    other: () => void called.push('other'),
  })
})
afterEach(() => engine.stop())

const day = 86_400

test('an execution may run for a year; then it is TIMED_OUT', async () => {
  const machine = {
    StartAt: 'Rest',
    States: { Rest: { Type: 'Wait', Seconds: 400 * day, End: true } },
  }
  const arn = await engine.run(machine)
  await engine.after(365 * day - 1)
  expect((await engine.describe(arn)).status).toBe('RUNNING')
  await engine.after(1)
  expect((await engine.describe(arn)).status).toBe('TIMED_OUT')
})

test('an endless loop ends at 25,000 events, and lets every other execution have its turn', async () => {
  const call = { Type: 'Task', Resource: invokeResource }
  const endless = await engine.create(
    {
      StartAt: 'Round',
      States: {
        Round: { ...call, Arguments: { FunctionName: 'round' }, Next: 'And' },
        And: { Type: 'Pass', Next: 'Round' },
      },
    },
    'endless',
  )
  const other = await engine.create({
    StartAt: 'Only',
    States: { Only: { ...call, Arguments: { FunctionName: 'other' }, End: true } },
  })
  const [arn] = await Promise.all([engine.begin(endless), engine.begin(other)])
  await engine.engine.settled()
  expect(called.indexOf('other')).toBeLessThan(called.lastIndexOf('round'))
  const ended = await engine.describe(arn)
  expect([ended.status, ended.error]).toEqual(['FAILED', 'States.Runtime'])
  expect(ended.cause).toContain('25000')
})
