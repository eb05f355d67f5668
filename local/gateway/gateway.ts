import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import type { Invocation, Lambda } from '../lambda.ts'
import {
  BodyTooLarge,
  isLocalHost,
  type Listening,
  listen,
  type Running,
  readBody,
  sendJson,
} from '../server.ts'
import { type Guard, guarding } from './guards.ts'
import { sendPayload } from './httpAnswer.ts'
import { httpEventOf, pathOf } from './httpEvent.ts'
import { manageConnections } from './managementApi.ts'
import { type Match, routesOf } from './routes.ts'
import { createWebSockets, type WebSocketApi } from './webSockets.ts'

/** Answers a page or an address that exists on this machine alone, such as the mailbox. */
export type LocalHandler = (request: IncomingMessage, response: ServerResponse) => void | Promise<void>

export interface Gateway extends Listening {
  readonly lambda: Lambda
  /** Route keys of an HTTP API; a string names the function, a handler is answered by this machine alone. */
  readonly routes: Readonly<Record<string, string | LocalHandler>>
  readonly guards?: readonly Guard[]
  /** CloudFront's behaviours that lead elsewhere than to the API, by the beginning of their paths. */
  readonly behaviours?: Readonly<Record<string, LocalHandler>>
  readonly webSocket?: WebSocketApi
  /** The system's clock, milliseconds since 1970. */
  readonly now?: () => number
  /** Seconds that a function may take; the service's limit is 30. */
  readonly integrationSeconds?: number
}

/** The service's limit on a request's body. */
const largestBody = 10 * 1024 * 1024

const unavailable = { error: { errorType: 'Timeout', errorMessage: '', stackTrace: [] } } as const

const within = async (seconds: number, call: Promise<Invocation>): Promise<Invocation> => {
  const { promise, resolve } = Promise.withResolvers<Invocation>()
  const timer = setTimeout(() => resolve(unavailable), seconds * 1000)
  return Promise.race([call, promise]).finally(() => clearTimeout(timer))
}

const sendInvocation = (response: ServerResponse, invocation: Invocation) => {
  if (invocation === unavailable) return sendJson(response, 503, { message: 'Service Unavailable' })
  if ('error' in invocation) return sendJson(response, 500, { message: 'Internal Server Error' })
  sendPayload(response, invocation.payload)
}

const failed = (response: ServerResponse, error: unknown) => {
  if (response.headersSent) return response.destroy()
  if (error instanceof BodyTooLarge) return sendJson(response, 413, { message: 'Request Entity Too Large' })
  console.error(error)
  sendJson(response, 500, { message: 'Internal Server Error' })
}

/**
 * API Gateway on one port: an HTTP API (payload format 2.0), a WebSocket API, the management API that writes to its
 * connections, and the machine's own pages. Only this machine reaches it: it listens on the loopback address, and
 * its own pages and the management API answer to a local host name alone, whatever DNS says. Throws `CannotStart`.
 */
export const startGateway = async (gateway: Gateway): Promise<Running> => {
  const { lambda, now = Date.now, integrationSeconds = 30 } = gateway
  const find = routesOf(gateway.routes)
  const admit = guarding(gateway.guards ?? [])
  const behaviours = Object.entries(gateway.behaviours ?? {})
  const webSockets = gateway.webSocket && createWebSockets(gateway.webSocket, lambda, now)

  const callFunction = async (
    name: string,
    match: Match<unknown>,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> => {
    const admitted = await admit(match.routeKey, request, response)
    if (admitted === null) return
    const event = httpEventOf(request, await readBody(request, largestBody), match, now())
    Object.assign(event.requestContext, admitted)
    const invocation = await within(integrationSeconds, lambda.invoke(name, event))
    response.setHeader('apigw-requestid', event.requestContext.requestId)
    sendInvocation(response, invocation)
  }

  const answerLocally = async (handler: LocalHandler, request: IncomingMessage, response: ServerResponse) => {
    if (isLocalHost(request.headers.host)) return handler(request, response)
    sendJson(response, 403, { message: 'Ask for this page as localhost or 127.0.0.1.' })
  }

  const inFront = (request: IncomingMessage): LocalHandler | undefined =>
    behaviours.find(([beginning]) => request.url?.startsWith(beginning))?.[1]

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const path = pathOf(request.url ?? '/')
    if (webSockets && path.startsWith('/@connections/'))
      return answerLocally((...both) => manageConnections(webSockets.connections, ...both), request, response)
    const match = find(request.method ?? 'GET', path)
    if (!match) return sendJson(response, 404, { message: 'Not Found' })
    if (typeof match.target === 'string') return callFunction(match.target, match, request, response)
    return answerLocally(match.target, request, response)
  }

  const upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', () => socket.destroy())
    if (webSockets?.path !== pathOf(request.url ?? '/')) return socket.end('HTTP/1.1 403 Forbidden\r\n\r\n')
    return webSockets.upgrade(request, socket, head).catch(() => webSockets.refuse(socket, 500))
  }

  const server = createServer((request, response) => {
    const answered = inFront(request) ?? answer
    Promise.resolve(answered(request, response)).catch((error: unknown) => failed(response, error))
  })
  server.on('upgrade', upgrade)

  return listen(server, gateway, async () => {
    await webSockets?.close()
    server.closeAllConnections()
    await new Promise<void>((closed) => {
      server.close(() => closed())
    })
  })
}
