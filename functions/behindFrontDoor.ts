import type { Context } from 'aws-lambda'
import { z } from 'zod'
import { isPassedOn } from './formRequest.ts'

/** An event of an HTTP API, or of a WebSocket: only what opens one has headers. */
const eventSchema = z.object({
  headers: z.record(z.string(), z.string().optional()).default({}),
  requestContext: z.object({ eventType: z.string().optional() }).default({}),
})

const lowered = (headers: Readonly<Record<string, string | undefined>>) =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))

/** What is said on a WebSocket that is open was let in as it opened. */
const mayEnter = (key: string, event: unknown): boolean => {
  const { headers, requestContext } = eventSchema.parse(event)
  return (
    ['MESSAGE', 'DISCONNECT'].includes(requestContext.eventType ?? '') || isPassedOn(key, lowered(headers))
  )
}

type Handle<Result> = (event: unknown, context: Context) => Promise<Result>

/**
 * A handler that answers only what CloudFront passed on, and so the guard before it: the gateway has an address of its own,
 * which the world can find. `key`: CloudFront’s; where none is set there is no CloudFront, and all is answered.
 */
export const behindFrontDoor =
  <Result>(key: string | undefined, handle: Handle<Result>) =>
  async (event: unknown, context: Context): Promise<Result | { readonly statusCode: 403 }> =>
    key === undefined || key === '' || mayEnter(key, event) ? handle(event, context) : { statusCode: 403 }
