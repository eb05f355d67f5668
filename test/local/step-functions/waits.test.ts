import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type EngineUnderTest, invokeResource, start, startEngine } from './engineUnderTest.ts'

let engine: EngineUnderTest
let woken: { id: unknown; at: number }[]
beforeEach(async () => {
  woken = []
  engine = await startEngine({
    wake: ({ id }: { id: unknown }) => void woken.push({ id, at: engine.clock.now() }),
  })
})
afterEach(() => engine.stop())

const day = 86_400
const thenWake = (wait: object) => ({
  StartAt: 'Rest',
  States: {
    Rest: { Type: 'Wait', ...wait, Next: 'Wake' },
    Wake: {
      Type: 'Task',
      Resource: invokeResource,
      Arguments: { FunctionName: 'wake', Payload: { id: '{% $states.input.id %}' } },
      End: true,
    },
  },
})

describe('a Wait', () => {
  // The longest delay of a Node timer is 2^31-1 ms, a little under 24 days and 21 hours.
  test.each([1, 24 * day, 25 * day, 300 * day])('of %d seconds ends exactly then', async (seconds) => {
    await engine.run(thenWake({ Seconds: seconds }), { id: 1 })
    await engine.after(seconds - 1)
    expect(woken).toEqual([])
    await engine.after(1)
    expect(woken).toEqual([{ id: 1, at: start + seconds * 1000 }])
  })

  test('until a timestamp with an offset ends at that instant', async () => {
    await engine.run(thenWake({ Timestamp: '{% $states.input.at %}' }), {
      id: 1,
      at: '2026-06-01T09:00:00+01:00',
    })
    await engine.clock.advanceTo(Date.parse('2026-07-01T00:00:00Z'))
    expect(woken).toEqual([{ id: 1, at: Date.parse('2026-06-01T08:00:00Z') }])
  })

  test('until an instant in the past, or for no seconds, ends at once', async () => {
    await engine.run(thenWake({ Timestamp: '2020-01-01T00:00:00Z' }), { id: 1 })
    await engine.run(thenWake({ Seconds: 0 }), { id: 2 })
    await engine.after(0)
    await engine.after(1)
    expect(woken.map(({ id }) => id)).toEqual([1, 2])
  })

  test('for seconds that are not a whole number from 0 is States.QueryEvaluationError', async () => {
    const wait = thenWake({ Seconds: '{% $states.input.seconds %}' })
    for (const seconds of [-1, 1.5, '5']) {
      const arn = await engine.run(wait, { seconds })
      expect((await engine.describe(arn)).error).toBe('States.QueryEvaluationError')
    }
  })
})

test.each(['2026-06-01', '2026-06-01T09:00:00', 'tomorrow', 1])(
  'a Wait until %j, which is not an RFC 3339 timestamp, is States.QueryEvaluationError',
  async (at) => {
    const arn = await engine.run(thenWake({ Timestamp: '{% $states.input.at %}' }), { at })
    expect((await engine.describe(arn)).error).toBe('States.QueryEvaluationError')
  },
)

test('executions wake in the order of their due times, each at its own', async () => {
  const arn = await engine.create(thenWake({ Seconds: '{% $states.input.id %}' }))
  const due = [500, 3, 40, 500, 1, 40, 2, 10 * day, 9 * day]
  for (const id of due) await engine.begin(arn, { id })
  await engine.engine.settled()
  await engine.after(20 * day)
  expect(woken).toEqual(due.sort((a, b) => a - b).map((id) => ({ id, at: start + id * 1000 })))
})

test('what one timer sets going has come to rest before the next fires', async () => {
  const machine = {
    StartAt: 'Rest',
    States: {
      Rest: { Type: 'Wait', Seconds: 10, Next: 'Wake' },
      Wake: {
        Type: 'Task',
        Resource: invokeResource,
        Arguments: { FunctionName: 'wake', Payload: { id: '{% $states.input.n %}' } },
        Output: { n: '{% $states.input.n + 1 %}' },
        Next: 'More',
      },
      More: {
        Type: 'Choice',
        Choices: [{ Condition: '{% $states.input.n < 5 %}', Next: 'Rest' }],
        Default: 'Done',
      },
      Done: { Type: 'Succeed' },
    },
  }
  await engine.run(machine, { n: 0 })
  await engine.after(1000)
  expect(woken).toEqual([0, 1, 2, 3, 4].map((id) => ({ id, at: start + (id + 1) * 10_000 })))
})
