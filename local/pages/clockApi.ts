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

const parsedBody = async (request: IncomingMessage): Promise<z.infer<typeof requestSchema> | undefined> => {
  try {
    return requestSchema.parse(JSON.parse((await readBody(request, largest)).toString('utf8')))
  } catch {
    return undefined
  }
}

/** A page of another site may not move our time: its browser names it, and may not send JSON without asking. */
const isForeign = ({ headers }: IncomingMessage): boolean =>
  headers['content-type'] !== 'application/json' ||
  (headers.origin !== undefined && URL.parse(headers.origin)?.host !== headers.host)

/** Calendars end in 2060; a clock moved further could compute no date any more. */
const latest = Date.UTC(2050, 0, 1)

const whyNot = (target: number, now: number): string | undefined => {
  const at = new Date(now).toISOString()
  if (target < now) return `The clock only moves forward, and it is already ${at}.`
  return target > latest
    ? `The clock goes no further than ${new Date(latest).toISOString()}; it is ${at}.`
    : undefined
}

/** `POST /local/clock`: moves time forward, and answers when every timer on the way has fired and come to rest. */
export const moveClock =
  (clock: Clock) =>
  async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (isForeign(request)) return refuse(response, 403, 'Ask from this machine, with application/json.')
    const wanted = await parsedBody(request)
    if (wanted === undefined)
      return refuse(response, 400, 'Send {"to": an instant} or {"bySeconds": a number above 0}.')
    const target = 'to' in wanted ? Date.parse(wanted.to) : clock.now() + wanted.bySeconds * 1000
    const why = whyNot(target, clock.now())
    if (why !== undefined) return refuse(response, 400, why)
    await clock.advanceTo(target)
    sendNow(clock, response)
  }

const refuse = (response: ServerResponse, status: number, why: string): void => {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(why)
}
