import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http'
import { portRefused } from './cannotStart.ts'

/** Where a part listens, and how to stop it. */
export interface Running {
  readonly url: string
  readonly port: number
  readonly close: () => Promise<void>
}

export interface Listening {
  /** 0 or none: any free port. */
  readonly port?: number
  /** The command line's option that sets this port, named where it is taken. */
  readonly option?: string
}

/** The body was longer than the service takes. */
export class BodyTooLarge extends Error {
  override readonly name = 'BodyTooLarge'
}

/** The whole body of a request; throws `BodyTooLarge` past `limit` bytes. */
export const readBody = async (request: IncomingMessage, limit: number): Promise<Buffer> => {
  if (Number(request.headers['content-length'] ?? 0) > limit) throw new BodyTooLarge()
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request) {
    size += chunk.length
    if (size > limit) throw new BodyTooLarge()
    chunks.push(chunk)
  }
  return Buffer.concat(chunks, size)
}

/** Answers with JSON. */
export const sendJson = (
  response: ServerResponse,
  status: number,
  value: unknown,
  headers: Readonly<Record<string, string>> = {},
): void => {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(value))
}

const closeServer = (server: Server): Promise<void> =>
  new Promise((closed) => {
    server.close(() => closed())
    server.closeAllConnections()
  })

/** Listens on the loopback address only. Throws `CannotStart` where the port cannot be had. */
export const listen = async (
  server: Server,
  { port = 0, option }: Listening,
  close: () => Promise<void> = () => closeServer(server),
): Promise<Running> => {
  await new Promise<void>((listening, refused) => {
    server.once('error', (error) => refused(portRefused(error, port, option)))
    server.listen(port, '127.0.0.1', listening)
  })
  const address = server.address()
  const actual = address !== null && typeof address === 'object' ? address.port : port
  return { url: `http://127.0.0.1:${actual}`, port: actual, close }
}

/** A server around one listener; what that throws becomes the service's own 500. */
export const serve = (
  handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>,
  listening: Listening,
): Promise<Running> => {
  const answer: RequestListener = (request, response) => {
    handle(request, response).catch((error: unknown) => {
      console.error(error)
      if (!response.headersSent) sendJson(response, 500, { message: 'Internal Server Error' })
      else response.destroy()
    })
  }
  return listen(createServer(answer), listening)
}

/** Is the request addressed to this machine by name? A page elsewhere that rebinds its DNS name is not. */
export const isLocalHost = (host: string | undefined): boolean =>
  /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/i.test(host ?? '')
