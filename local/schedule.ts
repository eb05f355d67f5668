import { randomUUID } from 'node:crypto'
import type { ScheduledEvent } from 'aws-lambda'
import { accountId, arnOf, region } from './account.ts'
import type { Invocation } from './lambda.ts'

export interface Schedule {
  readonly everySeconds: number
  /** Seconds until the first call, where it is not one such pause. */
  readonly firstAfterSeconds?: number
  readonly call: (event: ScheduledEvent) => Promise<Invocation>
  readonly name?: string
  /** The system's clock, milliseconds since 1970; the pauses between calls are real time. */
  readonly now?: () => number
}

const eventAt = (name: string, at: number): ScheduledEvent => ({
  version: '0',
  id: randomUUID(),
  'detail-type': 'Scheduled Event',
  source: 'aws.events',
  account: accountId,
  time: new Date(at).toISOString().replace(/\.\d+Z$/, 'Z'),
  region,
  resources: [arnOf('events', `rule/${name}`)],
  detail: {},
})

/**
 * An EventBridge rule with a rate: calls a function every so many seconds of real time, the first time after one such
 * pause or as told. As on AWS a slow call does not hold back the next. Closing waits for the calls under way.
 */
export const startSchedule = ({
  everySeconds,
  firstAfterSeconds = everySeconds,
  call,
  name = 'schedule',
  now = Date.now,
}: Schedule) => {
  const calls = new Set<Promise<void>>()
  const fire = (): void => {
    const running: Promise<void> = call(eventAt(name, now()))
      .then(
        () => undefined,
        (error: unknown) => console.error(error),
      )
      .finally(() => calls.delete(running))
    calls.add(running)
  }
  let timer = setTimeout(() => {
    fire()
    timer = setInterval(fire, everySeconds * 1000)
  }, firstAfterSeconds * 1000)

  const close = async (): Promise<void> => {
    clearInterval(timer)
    await Promise.all(calls)
  }
  return { close }
}
