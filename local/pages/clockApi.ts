import type { IncomingMessage, ServerResponse } from 'node:http'
import { z } from 'zod'
import type { Clock } from '../clock.ts'
import { readBody, sendJson } from '../server.ts'

const requestSchema = z.union([
  z.object({ to: z.iso.datetime({ offset: true }) }),
  z.object({ bySeconds: z.number().positive() }),
])

const largest = 1024

const sendNow = (clock: Clock, response: ServerResponse): void =>
  sendJson(response, 200, { now: new Date(clock.now()).toISOString() })

/** `GET /local/clock`: what time it is taken to be. */
export const showClock =
  (clock: Clock) =>
  (_: IncomingMessage, response: ServerResponse): void =>
    sendNow(clock, response)

/** `POST /local/clock`: moves time forward, and answers when every timer on the way has fired and come to rest. */
export const moveClock =
  (clock: Clock) =>
  async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const parsed = requestSchema.safeParse(JSON.parse((await readBody(request, largest)).toString('utf8')))
    if (!parsed.success)
      return refuse(response, 'Send {"to": an instant} or {"bySeconds": a number above 0}.')
    const target =
      'to' in parsed.data ? Date.parse(parsed.data.to) : clock.now() + parsed.data.bySeconds * 1000
    if (target < clock.now()) {
      return refuse(
        response,
        `The clock only moves forward, and it is already ${new Date(clock.now()).toISOString()}.`,
      )
    }
    await clock.advanceTo(target)
    sendNow(clock, response)
  }

const refuse = (response: ServerResponse, why: string): void => {
  response.writeHead(400, { 'content-type': 'text/plain; charset=utf-8' }).end(why)
}
