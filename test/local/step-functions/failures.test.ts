import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { type EngineUnderTest, invokeResource, startEngine } from './engineUnderTest.ts'

let engine: EngineUnderTest
let hung: number
beforeEach(() => {
  hung = 0
})
afterEach(() => engine.stop())

const hang = (): Promise<never> => {
  hung += 1
  return new Promise(() => {})
}
/** A machine's time must not move before its function was called. */
const untilHung = () => vi.waitFor(() => expect(hung).toBe(1))

const failing = (names: string[]) => {
  const calls: number[] = []
  return {
    calls,
    fail: () => {
      calls.push(engine.clock.now())
      const name = names[Math.min(calls.length, names.length) - 1] ?? ''
      if (name === '') return 'done'
      throw Object.assign(new Error('it failed'), { name })
    },
  }
}

const machine = (more: object) => ({
  StartAt: 'Try',
  States: {
    Try: { Type: 'Task', Resource: invokeResource, Arguments: { FunctionName: 'fail' }, ...more, End: true },
    Caught: { Type: 'Succeed', Output: 'caught' },
  },
})
const withoutCatch = (more: object) => {
  const { StartAt, States } = machine(more)
  return { StartAt, States: { Try: States.Try } }
}
const secondsBetween = (calls: number[]): number[] =>
  calls.slice(1).map((call, i) => (call - (calls[i] ?? 0)) / 1000)

// The example of states-language.net, “Retrying after error”: 3 seconds, 2 attempts, rate 1.5 gives 3 and 4.5 seconds.
// The defaults are there too: IntervalSeconds 1, MaxAttempts 3, BackoffRate 2.0.
const backoffs: { rule: string; retrier: object; waits: number[] }[] = [
  {
    rule: 'the interval grows by the backoff rate',
    retrier: { IntervalSeconds: 3, MaxAttempts: 2, BackoffRate: 1.5 },
    waits: [3, 4.5],
  },
  { rule: 'the defaults are three attempts after 1, 2 and 4 seconds', retrier: {}, waits: [1, 2, 4] },
  {
    rule: 'no wait is longer than MaxDelaySeconds',
    retrier: { IntervalSeconds: 10, MaxAttempts: 4, BackoffRate: 3, MaxDelaySeconds: 60 },
    waits: [10, 30, 60, 60],
  },
  { rule: 'MaxAttempts 0 is no retry at all', retrier: { MaxAttempts: 0 }, waits: [] },
]

describe('a failed task', () => {
  test.each(backoffs)('is retried so that $rule', async ({ retrier, waits }) => {
    const { calls, fail } = failing(['Busy'])
    engine = await startEngine({ fail })
    const arn = await engine.run(withoutCatch({ Retry: [{ ErrorEquals: ['Busy'], ...retrier }] }))
    await engine.after(1000)
    expect(secondsBetween(calls)).toEqual(waits)
    expect(await engine.describe(arn)).toMatchObject({ status: 'FAILED', error: 'Busy' })
    const types = (await engine.history(arn)).map(({ type }) => type)
    const attempt = ['TaskScheduled', 'TaskStarted', 'TaskFailed']
    expect(types).toEqual([
      'ExecutionStarted',
      'TaskStateEntered',
      ...attempt,
      ...waits.flatMap(() => attempt),
      'ExecutionFailed',
    ])
  })

  test('is retried within full jitter at or before the plain interval', async () => {
    const { calls, fail } = failing(['Busy', ''])
    engine = await startEngine({ fail })
    await engine.run(
      withoutCatch({ Retry: [{ ErrorEquals: ['Busy'], IntervalSeconds: 100, JitterStrategy: 'FULL' }] }),
    )
    await engine.after(100)
    expect(calls).toHaveLength(2)
    expect(secondsBetween(calls)[0]).toBeLessThanOrEqual(100)
  })

  test('that succeeds on a retry goes on; the context counts the retries', async () => {
    const counts: number[] = []
    engine = await startEngine({
      count: ({ n }: { n: number }) => {
        counts.push(n)
        if (n < 2) throw Object.assign(new Error(), { name: 'Busy' })
      },
    })
    const arn = await engine.run({
      StartAt: 'Try',
      States: {
        Try: {
          Type: 'Task',
          Resource: invokeResource,
          Arguments: { FunctionName: 'count', Payload: { n: '{% $states.context.State.RetryCount %}' } },
          Retry: [{ ErrorEquals: ['States.TaskFailed'] }],
          End: true,
        },
      },
    })
    await engine.after(10)
    expect(counts).toEqual([0, 1, 2])
    expect((await engine.describe(arn)).status).toBe('SUCCEEDED')
  })

  test('counts the attempts of each retrier apart', async () => {
    const { calls, fail } = failing(['A', 'B', 'A', 'B', 'A'])
    engine = await startEngine({ fail })
    const retry = (name: string, IntervalSeconds: number) => ({
      ErrorEquals: [name],
      IntervalSeconds,
      MaxAttempts: 2,
      BackoffRate: 10,
    })
    const arn = await engine.run(withoutCatch({ Retry: [retry('A', 1), retry('B', 5)] }))
    await engine.after(1000)
    expect(secondsBetween(calls)).toEqual([1, 5, 10, 50])
    expect(await engine.describe(arn)).toMatchObject({ status: 'FAILED', error: 'A' })
  })

  test('that leaves no retry is caught', async () => {
    const { fail } = failing(['Busy'])
    engine = await startEngine({ fail })
    const arn = await engine.run(
      machine({
        Retry: [{ ErrorEquals: ['Busy'], MaxAttempts: 1 }],
        Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Caught' }],
      }),
    )
    await engine.after(1)
    expect(await engine.describe(arn)).toMatchObject({ status: 'SUCCEEDED', output: '"caught"' })
  })
})

// The names and wildcards of states-language.net, “Errors”, and the developer guide, “Error names”.
const matching: { error: string; handler: string; caught: boolean }[] = [
  { error: 'Busy', handler: 'Busy', caught: true },
  { error: 'Busy', handler: 'busy', caught: false },
  { error: 'Busy', handler: 'States.TaskFailed', caught: true },
  { error: 'Busy', handler: 'States.ALL', caught: true },
  { error: 'Busy', handler: 'States.Timeout', caught: false },
  { error: 'States.Timeout', handler: 'States.Timeout', caught: true },
  { error: 'States.Timeout', handler: 'States.TaskFailed', caught: false },
  { error: 'States.Timeout', handler: 'States.ALL', caught: true },
  { error: 'States.Timeout', handler: 'States.HeartbeatTimeout', caught: false },
]

describe('a catcher', () => {
  test.each(matching)('for $handler catches $error: $caught', async ({ error, handler, caught }) => {
    const { fail } = failing([error])
    engine = await startEngine({ fail: error === 'States.Timeout' ? hang : fail }, { patienceMs: 20 })
    const arn = await engine.begin(
      await engine.create(
        machine({ TimeoutSeconds: 5, Catch: [{ ErrorEquals: [handler], Next: 'Caught' }] }),
      ),
    )
    if (error === 'States.Timeout') await untilHung()
    await engine.after(5)
    await engine.engine.settled()
    expect((await engine.describe(arn)).status).toBe(caught ? 'SUCCEEDED' : 'FAILED')
  })
})

describe('a function that does not answer', () => {
  test('times out by the state’s own limit, and holds no place of another', async () => {
    engine = await startEngine({ fail: hang, answer: () => 1 }, { concurrency: 1, patienceMs: 20 })
    const hung = await engine.begin(await engine.create(withoutCatch({ TimeoutSeconds: 5 })))
    await untilHung()
    const next = await engine.begin(
      await engine.create(withoutCatch({ Arguments: { FunctionName: 'answer' } }), 'other'),
    )
    await engine.after(5)
    await engine.engine.settled()
    expect(await engine.describe(hung)).toMatchObject({ status: 'FAILED', error: 'States.Timeout' })
    expect((await engine.describe(next)).status).toBe('SUCCEEDED')
    const events = await engine.history(hung)
    expect(events.map(({ type }) => type).slice(-2)).toEqual(['TaskTimedOut', 'ExecutionFailed'])
    expect(events.at(-2)?.taskTimedOutEventDetails).toMatchObject({
      error: 'States.Timeout',
      resource: 'invoke',
    })
  })

  test('is ended by Lambda’s own limit where the state has none', async () => {
    engine = await startEngine({ fail: hang }, { invocationLimitMs: 30 })
    const arn = await engine.run(withoutCatch({}))
    expect(await engine.describe(arn)).toMatchObject({ status: 'FAILED', error: 'Sandbox.Timedout' })
  })

  test('and answers after its timeout changes nothing', async () => {
    const late = Promise.withResolvers<string>()
    const answerLate = () => {
      hung += 1
      return late.promise
    }
    engine = await startEngine({ fail: answerLate }, { patienceMs: 20 })
    const arn = await engine.begin(await engine.create(withoutCatch({ TimeoutSeconds: 5 })))
    await untilHung()
    await engine.after(5)
    const before = await engine.history(arn)
    expect(before.at(-1)?.type).toBe('ExecutionFailed')
    late.resolve('late')
    await engine.after(5)
    expect(await engine.history(arn)).toEqual(before)
  })
})

test('no more functions run at once than the engine allows', async () => {
  let running = 0
  let most = 0
  let allThree = () => {}
  const three = new Promise<void>((done) => {
    allThree = done
  })
  // The first wait for each other, so that a slow machine cannot run them one after another.
  const work = async () => {
    running += 1
    most = Math.max(most, running)
    if (running === 3) allThree()
    await three
    await new Promise((done) => setTimeout(done, 2))
    running -= 1
  }
  engine = await startEngine({ fail: work }, { concurrency: 3 })
  const arn = await engine.create(withoutCatch({}))
  const arns = await Promise.all(Array.from({ length: 20 }, () => engine.begin(arn)))
  await engine.engine.settled()
  expect(most).toBe(3)
  for (const each of arns) expect((await engine.describe(each)).status).toBe('SUCCEEDED')
})

test('an execution over the machine’s TimeoutSeconds ends as TIMED_OUT, whatever it waits for', async () => {
  engine = await startEngine({})
  const arn = await engine.run({
    TimeoutSeconds: 60,
    StartAt: 'Rest',
    States: { Rest: { Type: 'Wait', Seconds: 3600, End: true } },
  })
  await engine.after(59)
  expect((await engine.describe(arn)).status).toBe('RUNNING')
  await engine.after(1)
  expect((await engine.describe(arn)).status).toBe('TIMED_OUT')
  expect((await engine.history(arn)).at(-1)?.type).toBe('ExecutionTimedOut')
  await engine.after(3600)
  expect((await engine.history(arn)).at(-1)?.type).toBe('ExecutionTimedOut')
})
