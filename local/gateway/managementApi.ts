import type { IncomingMessage, ServerResponse } from 'node:http'
import { BodyTooLarge, readBody, sendJson } from '../server.ts'
import { type Connection, type Connections, largestMessage } from './webSockets.ts'

const refuse = (response: ServerResponse, status: number, type: string, message: string): void =>
  sendJson(response, status, { message }, { 'x-amzn-errortype': type })

const post = async (request: IncomingMessage, response: ServerResponse, connection: Connection) => {
  const body = await readBody(request, largestMessage)
  connection.active()
  await new Promise<void>((sent) => connection.socket.send(body, { binary: false }, () => sent()))
  response.writeHead(200).end()
}

const describe = (response: ServerResponse, { connectedAt, lastActiveAt, request }: Connection): void =>
  sendJson(response, 200, {
    connectedAt: new Date(connectedAt).toISOString(),
    lastActiveAt: new Date(lastActiveAt()).toISOString(),
    identity: { sourceIp: request.socket.remoteAddress, userAgent: request.headers['user-agent'] ?? '' },
  })

const answer = async (request: IncomingMessage, response: ServerResponse, connection: Connection) => {
  if (request.method === 'POST') return post(request, response, connection)
  if (request.method === 'GET') return describe(response, connection)
  connection.socket.close(1000, 'Connection Closed Normally')
  response.writeHead(204).end()
}

/**
 * The ApiGatewayManagementApi service: `POST`, `GET` and `DELETE /@connections/{id}`. Signatures are not checked,
 * yet there must be one, so that no page in a browser can write to a chat.
 */
export const manageConnections = async (
  connections: Connections,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> => {
  if (!request.headers.authorization?.startsWith('AWS4-HMAC-SHA256 '))
    return refuse(response, 403, 'ForbiddenException', 'Missing Authentication Token')
  const id = decodeURIComponent((request.url ?? '').split('?')[0]?.split('/')[2] ?? '')
  const connection = connections.get(id)
  if (!connection) return refuse(response, 410, 'GoneException', 'Gone')
  try {
    await answer(request, response, connection)
  } catch (error) {
    if (!(error instanceof BodyTooLarge)) throw error
    refuse(response, 413, 'PayloadTooLargeException', 'Message too long')
  }
}
