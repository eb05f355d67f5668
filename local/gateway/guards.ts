import type { IncomingMessage, ServerResponse } from 'node:http'
import { sendJson } from '../server.ts'
import type { Authorized, JwtAuthorizer } from './jwtAuthorizer.ts'
import { type Throttle, throttled } from './throttle.ts'

/** What stands before some of the routes, as an API's own settings do. */
export interface Guard {
  readonly covers: (routeKey: string) => boolean
  readonly throttle?: Throttle
  readonly jwt?: JwtAuthorizer
}

/** Whether a request may go on to its function, and what the authorizer proved; else it has been answered. */
type Admitted = { readonly authorizer?: { readonly jwt: Authorized } } | null

export const guarding = (guards: readonly Guard[]) => {
  const each = guards.map(({ covers, throttle, jwt }) => ({
    covers,
    jwt,
    takes: throttle === undefined ? () => true : throttled(throttle),
  }))

  return async (routeKey: string, request: IncomingMessage, response: ServerResponse): Promise<Admitted> => {
    const guard = each.find(({ covers }) => covers(routeKey))
    if (guard?.takes() === false) {
      sendJson(response, 429, { message: 'Too Many Requests' })
      return null
    }
    if (guard?.jwt === undefined) return {}
    const authorization = await guard.jwt(request)
    if ('jwt' in authorization) return { authorizer: { jwt: authorization.jwt } }
    sendJson(
      response,
      401,
      { message: 'Unauthorized' },
      { 'www-authenticate': authorization.error ?? 'Bearer' },
    )
    return null
  }
}
