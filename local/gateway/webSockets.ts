import { once } from 'node:events'
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { type WebSocket, WebSocketServer } from 'ws'
import type { Invocation, Lambda } from '../lambda.ts'
import { watchFrames } from './frameLimit.ts'
import { gatewayId } from './requestContext.ts'
import { type Caller, connectEvent, disconnectEvent, messageEvent } from './webSocketEvent.ts'

/** A WebSocket API: which function each route calls. Others than these three are chosen by the body's `action`. */
export interface WebSocketApi {
  /** The path that clients connect to, such as `/ws`. */
  readonly path: string
  readonly routes: Readonly<Record<string, string>>
  /** Seconds without a message in either direction; API Gateway's is ten minutes. */
  readonly idleSeconds?: number
}

export interface Connection extends Caller {
  readonly socket: WebSocket
  readonly lastActiveAt: () => number
  /** Something was said in either direction: the idle time starts again. */
  readonly active: () => void
}

export type Connections = ReadonlyMap<string, Connection>

/** API Gateway's limit on a message; `ws` closes the connection with 1009 past it, as the service does. */
export const largestMessage = 128 * 1024

/** RFC 6455, 7.4.1. */
const goingAway = 1001
const messageTooBig = 1009

const routeKeyOf = (routes: WebSocketApi['routes'], body: string): string => {
  try {
    const action: unknown = JSON.parse(body)?.action
    return typeof action === 'string' && Object.hasOwn(routes, action) ? action : '$default'
  } catch {
    return '$default'
  }
}

/** The status with which a handshake ends: 101 if the function allows it, else its own refusal. */
const handshakeStatus = (invocation: Invocation | undefined): number => {
  if (!invocation) return 101
  if ('error' in invocation) return 500
  const { payload } = invocation
  const given = payload !== null && typeof payload === 'object' && 'statusCode' in payload ? payload : {}
  const status = 'statusCode' in given ? Number(given.statusCode) : 500
  if (status >= 200 && status < 300) return 101
  return status >= 400 && status < 600 ? status : 403
}

const refuse = (socket: Duplex, status: number): void => {
  const body = JSON.stringify({ message: status === 500 ? 'Internal server error' : 'Forbidden' })
  const head = [
    `HTTP/1.1 ${status} Refused`,
    'Connection: close',
    'Content-Type: application/json',
    `Content-Length: ${body.length}`,
  ]
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`)
}

/**
 * The WebSocket side of the gateway. As on AWS, a message waits for no earlier one: functions may be called for two
 * messages of one connection at once, and a connection can be written to only after `$connect` has been allowed.
 */
export const createWebSockets = (api: WebSocketApi, lambda: Lambda, now: () => number) => {
  const server = new WebSocketServer({ noServer: true, maxPayload: largestMessage })
  const connections = new Map<string, Connection>()
  const idleMilliseconds = (api.idleSeconds ?? 600) * 1000

  const call = async (routeKey: string, event: unknown): Promise<Invocation | undefined> => {
    const name = api.routes[routeKey]
    return name === undefined ? undefined : lambda.invoke(name, event)
  }

  const connect = (caller: Caller, socket: WebSocket): Connection => {
    let lastActiveAt = caller.connectedAt
    const idle = setTimeout(() => socket.close(goingAway, 'Going away'), idleMilliseconds)
    socket.once('close', () => clearTimeout(idle))
    const active = () => {
      lastActiveAt = now()
      idle.refresh()
    }
    return { ...caller, socket, lastActiveAt: () => lastActiveAt, active }
  }

  const receive = async (connection: Connection, body: string): Promise<void> => {
    const event = messageEvent(connection, routeKeyOf(api.routes, body), body, now())
    const { routeKey, connectionId, requestId } = event.requestContext
    const invocation = await call(routeKey, event)
    if (invocation && !('error' in invocation)) return
    const message = invocation ? 'Internal server error' : 'Forbidden'
    connection.socket.send(JSON.stringify({ message, connectionId, requestId }))
  }

  const underWay = new Set<Promise<unknown>>()
  const follow = (work: Promise<unknown>): void => {
    const followed = work
      .catch((error: unknown) => console.error(error))
      .finally(() => underWay.delete(followed))
    underWay.add(followed)
  }

  const open = (caller: Caller, socket: WebSocket): void => {
    const connection = connect(caller, socket)
    connections.set(caller.connectionId, connection)
    socket.on('error', () => undefined)
    socket.on('message', (data) => {
      if (socket.readyState !== socket.OPEN) return
      connection.active()
      follow(receive(connection, data.toString()))
    })
    socket.on('close', (code, reason) => {
      connections.delete(caller.connectionId)
      follow(call('$disconnect', disconnectEvent(caller, { code, reason: reason.toString() }, now())))
    })
    const watch = watchFrames(() => socket.close(messageTooBig, 'Frame size exceeded'))
    caller.request.socket.prependListener('data', watch)
  }

  const upgrade = async (request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> => {
    const caller: Caller = { connectionId: gatewayId(), connectedAt: now(), request }
    const status = handshakeStatus(await call('$connect', connectEvent(caller, now())))
    if (status !== 101) return refuse(socket, status)
    server.handleUpgrade(request, socket, head, (webSocket) => open(caller, webSocket))
  }

  /** Everybody is sent away, and the functions that hear of it have ended. */
  const close = async (): Promise<void> => {
    const gone = [...connections.values()].map(({ socket }) => once(socket, 'close'))
    for (const { socket } of connections.values()) socket.terminate()
    await Promise.all(gone)
    await Promise.all(underWay)
    server.close()
  }

  return { path: api.path, connections: connections as Connections, upgrade, refuse, close }
}
