import type { IncomingMessage } from 'node:http'
import { gatewayId, logTime, sourceIpOf } from './requestContext.ts'

/** One open connection, as its events and the management API tell of it. Times are milliseconds since 1970. */
export interface Caller {
  readonly connectionId: string
  readonly connectedAt: number
  readonly request: IncomingMessage
}

type EventType = 'CONNECT' | 'MESSAGE' | 'DISCONNECT'

/** Header names as they came over the wire, which is how a WebSocket API hands them on. */
const rawHeaders = (request: IncomingMessage): [string, string][] =>
  request.rawHeaders.flatMap((name, index, all) =>
    index % 2 === 0 ? [[name, all[index + 1] ?? ''] as [string, string]] : [],
  )

const many = (pairs: Iterable<[string, string]>): Record<string, string[]> => {
  const values: Record<string, string[]> = {}
  for (const [name, value] of pairs) values[name] = [...(values[name] ?? []), value]
  return values
}

const headersOf = ({ request }: Caller) => {
  const pairs = rawHeaders(request)
  return { headers: Object.fromEntries(pairs), multiValueHeaders: many(pairs) }
}

const queryOf = ({ request }: Caller) => {
  const parameters = [...new URL(request.url ?? '/', 'http://localhost').searchParams]
  return parameters.length === 0
    ? {}
    : {
        queryStringParameters: Object.fromEntries(parameters),
        multiValueQueryStringParameters: many(parameters),
      }
}

const contextOf = (caller: Caller, eventType: EventType, routeKey: string, at: number) => {
  const requestId = gatewayId()
  return {
    routeKey,
    eventType,
    extendedRequestId: requestId,
    requestTime: logTime(at),
    messageDirection: 'IN',
    stage: '$default',
    connectedAt: caller.connectedAt,
    requestTimeEpoch: at,
    identity: {
      sourceIp: sourceIpOf(caller.request),
      userAgent: caller.request.headers['user-agent'] ?? null,
    },
    requestId,
    domainName: caller.request.headers.host ?? 'localhost',
    connectionId: caller.connectionId,
    apiId: 'local',
  }
}

/** The event of route `$connect`: the only one with the query. */
export const connectEvent = (caller: Caller, at: number) => ({
  ...headersOf(caller),
  ...queryOf(caller),
  requestContext: contextOf(caller, 'CONNECT', '$connect', at),
  isBase64Encoded: false,
})

/** The event of a message that the client sent. */
export const messageEvent = (caller: Caller, routeKey: string, body: string, at: number) => ({
  requestContext: { ...contextOf(caller, 'MESSAGE', routeKey, at), messageId: gatewayId() },
  body,
  isBase64Encoded: false,
})

/** The event of route `$disconnect`, sent once the connection is gone, on best effort as on AWS. */
export const disconnectEvent = (caller: Caller, close: { code: number; reason: string }, at: number) => ({
  ...headersOf(caller),
  requestContext: {
    ...contextOf(caller, 'DISCONNECT', '$disconnect', at),
    disconnectStatusCode: close.code,
    disconnectReason: close.reason,
  },
  isBase64Encoded: false,
})
