import type { ScheduledEvent } from 'aws-lambda'
import { expect, test } from 'vitest'
import { startSchedule } from '../../local/schedule.ts'

test('a schedule calls its function again and again with EventBridge’s event, until it is closed', async () => {
  const heard: ScheduledEvent[] = []
  const twice = Promise.withResolvers<void>()
  const schedule = startSchedule({
    everySeconds: 0.005,
    name: 'sweep',
    now: () => Date.UTC(2026, 10, 28, 12, 0, 5, 250),
    call: async (event) => {
      heard.push(event)
      if (heard.length === 2) twice.resolve()
      return { payload: null }
    },
  })
  await twice.promise
  await schedule.close()
  const count = heard.length
  // The fields are those of “Scheduled Event” in the EventBridge event reference.
  expect(heard[0]).toEqual({
    version: '0',
    id: expect.stringMatching(/^[0-9a-f-]{36}$/),
    'detail-type': 'Scheduled Event',
    source: 'aws.events',
    account: '000000000000',
    time: '2026-11-28T12:00:05Z',
    region: 'eu-west-2',
    resources: ['arn:aws:events:eu-west-2:000000000000:rule/sweep'],
    detail: {},
  })
  expect(heard[0]?.id).not.toBe(heard[1]?.id)
  await new Promise((later) => setTimeout(later, 30))
  expect(heard).toHaveLength(count)
})

test('closing waits for the call that is under way', async () => {
  const started = Promise.withResolvers<void>()
  let ended = false
  const schedule = startSchedule({
    everySeconds: 0.005,
    call: async () => {
      started.resolve()
      await new Promise((later) => setTimeout(later, 30))
      ended = true
      return { payload: null }
    },
  })
  await started.promise
  await schedule.close()
  expect(ended).toBe(true)
})
