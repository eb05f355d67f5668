import { once } from 'node:events'
import {
  ApiGatewayManagementApiClient,
  DeleteConnectionCommand,
  GetConnectionCommand,
  PostToConnectionCommand,
} from '@aws-sdk/client-apigatewaymanagementapi'
import { afterEach, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { startGateway } from '../../local/gateway/gateway.ts'
import { createLambda } from '../../local/lambda.ts'
import type { Running } from '../../local/server.ts'

interface Seen {
  readonly headers?: Record<string, string>
  readonly queryStringParameters?: Record<string, string>
  readonly body?: string
  readonly requestContext: {
    readonly routeKey: string
    readonly eventType: string
    readonly connectionId: string
    readonly disconnectStatusCode?: number
    readonly disconnectReason?: string
  }
}

const running: Running[] = []
const sockets: WebSocket[] = []
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.terminate()
  await Promise.all(running.splice(0).map((each) => each.close()))
})

const connectedAt = Date.UTC(2026, 10, 28, 12)

const start = async (answer: (event: Seen) => unknown = () => ({ statusCode: 200 }), idleSeconds = 600) => {
  const seen: Seen[] = []
  const waiting: (() => void)[] = []
  const load = () => (event: unknown) => {
    seen.push(event as Seen)
    for (const wake of waiting.splice(0)) wake()
    return answer(event as Seen)
  }
  const lambda = createLambda({ Chat: { load } }, () => undefined)
  const routes = { $connect: 'Chat', $disconnect: 'Chat', $default: 'Chat', rate: 'Chat' }
  const gateway = await startGateway({
    lambda,
    routes: {},
    webSocket: { path: '/ws', routes, idleSeconds },
    now: () => connectedAt,
  })
  running.push(gateway)
  const client = new ApiGatewayManagementApiClient({
    endpoint: gateway.url,
    region: 'eu-west-2',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  })
  const event = async (routeKey: string): Promise<Seen> => {
    const found = seen.find((each) => each.requestContext.routeKey === routeKey)
    if (found) return found
    await new Promise<void>((woken) => waiting.push(woken))
    return event(routeKey)
  }
  const dial = (path = '/ws') => {
    const socket = new WebSocket(`${gateway.url.replace('http', 'ws')}${path}`, {
      headers: { 'User-Agent': 'resident/1' },
    })
    sockets.push(socket)
    socket.on('error', () => undefined)
    return socket
  }
  const open = async (path?: string) => {
    const socket = dial(path)
    await once(socket, 'open')
    const { connectionId } = (await event('$connect')).requestContext
    return { socket, connectionId }
  }
  return { ...gateway, client, event, dial, open }
}

const nextText = async (socket: WebSocket): Promise<string> => String((await once(socket, 'message'))[0])

test('connecting, saying and leaving are the three events of a WebSocket API', async () => {
  const { open, event } = await start()
  const { socket, connectionId } = await open('/ws?landlord=larkfield')
  expect(await event('$connect')).toMatchObject({
    headers: { 'User-Agent': 'resident/1' },
    multiValueHeaders: { 'User-Agent': ['resident/1'] },
    queryStringParameters: { landlord: 'larkfield' },
    multiValueQueryStringParameters: { landlord: ['larkfield'] },
    isBase64Encoded: false,
    requestContext: {
      routeKey: '$connect',
      eventType: 'CONNECT',
      messageDirection: 'IN',
      stage: '$default',
      connectedAt,
      requestTimeEpoch: connectedAt,
      requestTime: '28/Nov/2026:12:00:00 +0000',
      identity: { sourceIp: '127.0.0.1', userAgent: 'resident/1' },
    },
  })
  socket.send('the boiler is out')
  expect(await event('$default')).toMatchObject({
    body: 'the boiler is out',
    isBase64Encoded: false,
    requestContext: { eventType: 'MESSAGE', connectionId, messageId: expect.any(String) },
  })
  socket.close(1000, 'bye')
  expect(await event('$disconnect')).toMatchObject({
    requestContext: {
      eventType: 'DISCONNECT',
      connectionId,
      disconnectStatusCode: 1000,
      disconnectReason: 'bye',
    },
  })
})

test('a body whose action names a route goes to that route', async () => {
  const { open, event } = await start()
  const { socket } = await open()
  socket.send('{"action":"rate","stars":5}')
  expect((await event('rate')).body).toBe('{"action":"rate","stars":5}')
})

test('a $connect that is refused ends the handshake with its status', async () => {
  const { dial } = await start(() => ({ statusCode: 403 }))
  const [, response] = await once(dial(), 'unexpected-response')
  expect(response.statusCode).toBe(403)
})

test('a $connect that fails ends the handshake with 500', async () => {
  const { dial } = await start(() => {
    throw new Error('no')
  })
  const [, response] = await once(dial(), 'unexpected-response')
  expect(response.statusCode).toBe(500)
})

test('no other path takes a WebSocket', async () => {
  const { dial } = await start()
  const [, response] = await once(dial('/elsewhere'), 'unexpected-response')
  expect(response.statusCode).toBe(403)
})

test('a message whose function fails is answered with an error that names the connection', async () => {
  const { open } = await start(({ requestContext }) => {
    if (requestContext.eventType === 'MESSAGE') throw new Error('no')
    return { statusCode: 200 }
  })
  const { socket, connectionId } = await open()
  socket.send('hello')
  expect(JSON.parse(await nextText(socket))).toMatchObject({ message: 'Internal server error', connectionId })
})

test('the SDK writes to a connection, describes it and closes it', async () => {
  const { open, client } = await start()
  const { socket, connectionId } = await open()
  const heard = nextText(socket)
  await client.send(
    new PostToConnectionCommand({ ConnectionId: connectionId, Data: 'We’ve got your message.' }),
  )
  expect(await heard).toBe('We’ve got your message.')

  const described = await client.send(new GetConnectionCommand({ ConnectionId: connectionId }))
  expect(described.ConnectedAt).toEqual(new Date(connectedAt))
  expect(described.Identity).toEqual({ SourceIp: '127.0.0.1', UserAgent: 'resident/1' })

  const closed = once(socket, 'close')
  await client.send(new DeleteConnectionCommand({ ConnectionId: connectionId }))
  await closed
})

test('writing to a connection that has gone is a GoneException', async () => {
  const { open, client, event } = await start()
  const { socket, connectionId } = await open()
  socket.close()
  await event('$disconnect')
  const post = client.send(new PostToConnectionCommand({ ConnectionId: connectionId, Data: 'late' }))
  await expect(post).rejects.toMatchObject({ name: 'GoneException', $metadata: { httpStatusCode: 410 } })
})

test('a message of over 128 KB cannot be written to a connection', async () => {
  const { open, client } = await start()
  const { connectionId } = await open()
  const Data = Buffer.alloc(128 * 1024 + 1)
  await expect(
    client.send(new PostToConnectionCommand({ ConnectionId: connectionId, Data })),
  ).rejects.toMatchObject({ name: 'PayloadTooLargeException' })
})

test('what is not signed cannot write to a connection', async () => {
  const { open, url } = await start()
  const { connectionId } = await open()
  const response = await fetch(`${url}/@connections/${connectionId}`, { method: 'POST', body: 'forged' })
  expect(response.status).toBe(403)
})

test('a frame of 32 KB is taken; a longer one closes the connection with 1009, unheard', async () => {
  const { open, event } = await start()
  const { socket } = await open()
  socket.send('a'.repeat(32 * 1024))
  expect((await event('$default')).body).toHaveLength(32 * 1024)
  const closed = once(socket, 'close')
  socket.send('a'.repeat(32 * 1024 + 1))
  expect((await closed)[0]).toBe(1009)
})

test('a message in frames of 32 KB is taken up to 128 KB; past that the connection closes with 1009', async () => {
  const { open, event } = await start()
  const { socket } = await open()
  const frame = 'a'.repeat(32 * 1024)
  const say = (frames: number) => {
    for (let index = 1; index <= frames; index += 1) socket.send(frame, { fin: index === frames })
  }
  say(4)
  expect((await event('$default')).body).toHaveLength(128 * 1024)
  const closed = once(socket, 'close')
  say(5)
  expect((await closed)[0]).toBe(1009)
})

test('a connection on which nothing is said for the idle time is closed', async () => {
  const { open } = await start(undefined, 0.05)
  const { socket } = await open()
  expect((await once(socket, 'close'))[0]).toBe(1001)
})

test('when the gateway closes, functions hear of every connection that ended, and have ended themselves', async () => {
  let ended = 0
  const { open, close } = await start(async ({ requestContext }) => {
    if (requestContext.eventType !== 'DISCONNECT') return { statusCode: 200 }
    await new Promise((later) => setTimeout(later, 20))
    ended += 1
    return { statusCode: 200 }
  })
  await open()
  await open()
  running.length = 0
  await close()
  expect(ended).toBe(2)
})
