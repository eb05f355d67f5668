import { afterEach, expect, test } from 'vitest'
import { startGateway } from '../../local/gateway/gateway.ts'
import { throttled } from '../../local/gateway/throttle.ts'
import { createLambda } from '../../local/lambda.ts'
import type { Running } from '../../local/server.ts'

const running: Running[] = []
afterEach(async () => {
  await Promise.all(running.splice(0).map((each) => each.close()))
})

test('a stage takes its burst at once, then so many a second', () => {
  let now = 0
  const takes = throttled({ rateLimit: 2, burstLimit: 3 }, () => now)
  const asked = (count: number) => Array.from({ length: count }, takes)
  expect(asked(5)).toEqual([true, true, true, false, false])
  now = 499
  expect(takes()).toBe(false)
  now = 1000
  expect(asked(3)).toEqual([true, true, false])
  now = 60_000
  expect(asked(4)).toEqual([true, true, true, false])
})

test('what is too much is answered as the service does, and never reaches the function', async () => {
  let calls = 0
  const load = () => () => {
    calls += 1
  }
  const gateway = await startGateway({
    lambda: createLambda({ Answer: { load } }, () => undefined),
    routes: { 'GET /staff': 'Answer', 'GET /open': 'Answer' },
    guards: [{ covers: (route) => route === 'GET /staff', throttle: { rateLimit: 0, burstLimit: 1 } }],
  })
  running.push(gateway)
  const statuses = async (path: string) =>
    Promise.all(Array.from({ length: 3 }, async () => (await fetch(`${gateway.url}${path}`)).status))
  expect((await statuses('/staff')).toSorted()).toEqual([200, 429, 429])
  expect(await (await fetch(`${gateway.url}/staff`)).json()).toEqual({ message: 'Too Many Requests' })
  expect(await statuses('/open')).toEqual([200, 200, 200])
  expect(calls).toBe(4)
})
