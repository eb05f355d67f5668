import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Clock, createClock } from '../../local/clock.ts'
import { startGateway } from '../../local/gateway/gateway.ts'
import { createLambda } from '../../local/lambda.ts'
import { moveClock, showClock } from '../../local/pages/clockApi.ts'
import type { Running } from '../../local/server.ts'

let clock: Clock
let gateway: Running

beforeAll(async () => {
  clock = createClock({})
  gateway = await startGateway({
    lambda: createLambda({}),
    routes: { 'GET /local/clock': showClock(clock), 'POST /local/clock': moveClock(clock) },
  })
})

afterAll(async () => {
  await gateway.close()
  await clock.close()
})

const post = (body: string, headers: Record<string, string> = {}) =>
  fetch(`${gateway.url}/local/clock`, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json', ...headers },
  })

test('the clock moves forward by seconds', async () => {
  const before = clock.now()
  expect((await post('{"bySeconds":3600}')).status).toBe(200)
  expect(clock.now() - before).toBeGreaterThanOrEqual(3_600_000)
})

test.each([
  ['a page of another site', '{"bySeconds":60}', { origin: 'https://evil.example' }, 403],
  ['a form, which needs no leave to send text', '{"bySeconds":60}', { 'content-type': 'text/plain' }, 403],
  ['what is not JSON', 'zz', {}, 400],
  ['a move back', '{"to":"2020-01-01T00:00:00Z"}', {}, 400],
  ['a move past every calendar', '{"bySeconds":8640000000000}', {}, 400],
])('%s does not move it', async (_, body, headers, status) => {
  const response = await post(body, headers)
  expect(response.status).toBe(status)
  expect(await response.text()).toMatch(/\w/)
  expect(new Date(clock.now()).getUTCFullYear()).toBeLessThan(2050)
})
