import { request as httpRequest } from 'node:http'
import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import { afterEach, expect, test } from 'vitest'
import { startGateway } from '../../local/gateway/gateway.ts'
import { createLambda, type LambdaHandler } from '../../local/lambda.ts'
import type { Running } from '../../local/server.ts'

const running: Running[] = []
afterEach(async () => {
  await Promise.all(running.splice(0).map((each) => each.close()))
})

const noon = Date.UTC(2026, 10, 28, 12, 0, 5)

/** A gateway whose `$default` route answers with the event it was given, unless told otherwise. */
const start = async (handler: LambdaHandler = (event) => event, more: object = {}) => {
  const lambda = createLambda({ Answer: { load: () => handler } }, () => undefined)
  const gateway = await startGateway({ lambda, routes: { $default: 'Answer' }, now: () => noon, ...more })
  running.push(gateway)
  return gateway
}

const eventOf = async (url: string, init: RequestInit = {}): Promise<APIGatewayProxyEventV2> =>
  (await (await fetch(url, init)).json()) as APIGatewayProxyEventV2

test('a request becomes an event of payload format 2.0', async () => {
  const { url, port } = await start(undefined, { routes: { 'POST /cases/{id}': 'Answer' } })
  const event = await eventOf(`${url}/cases/PR%207?tag=one&tag=two&q=a%20b`, {
    method: 'POST',
    body: '{"said":"café"}',
    headers: { 'Content-Type': 'application/json', 'User-Agent': 'resident/1', Cookie: 'a=1; b=2' },
  })
  expect(event).toMatchObject({
    version: '2.0',
    routeKey: 'POST /cases/{id}',
    rawPath: '/cases/PR 7',
    rawQueryString: 'tag=one&tag=two&q=a%20b',
    cookies: ['a=1', 'b=2'],
    queryStringParameters: { tag: 'one,two', q: 'a b' },
    pathParameters: { id: 'PR 7' },
    requestContext: {
      accountId: '000000000000',
      domainName: `127.0.0.1:${port}`,
      http: {
        method: 'POST',
        path: '/cases/PR 7',
        protocol: 'HTTP/1.1',
        sourceIp: '127.0.0.1',
        userAgent: 'resident/1',
      },
      routeKey: 'POST /cases/{id}',
      stage: '$default',
      time: '28/Nov/2026:12:00:05 +0000',
      timeEpoch: noon,
    },
    body: '{"said":"café"}',
    isBase64Encoded: false,
  })
  expect(event.headers['content-type']).toBe('application/json')
  expect(event.headers).not.toHaveProperty('cookie')
})

test('a request without query, cookies or body has no such fields', async () => {
  const { url } = await start()
  const event = await eventOf(`${url}/`)
  expect(event).toMatchObject({ rawQueryString: '', isBase64Encoded: false })
  for (const absent of ['body', 'cookies', 'queryStringParameters', 'pathParameters'])
    expect(event).not.toHaveProperty(absent)
})

test('a header sent twice is joined by a comma', async () => {
  const { port } = await start()
  const event = await new Promise<APIGatewayProxyEventV2>((done) => {
    const headers = { 'X-Tag': ['one', 'two'] }
    httpRequest({ host: '127.0.0.1', port, headers }, async (response) => {
      done(JSON.parse(Buffer.concat(await response.toArray()).toString()))
    }).end()
  })
  expect(event.headers['x-tag']).toBe('one,two')
})

test.each([
  ['text/plain; charset=utf-8', false],
  ['application/json', false],
  ['application/x-www-form-urlencoded', true],
  ['image/png', true],
  ['application/vnd.api+json', true],
])('a body of %s arrives in base64: %s', async (type, encoded) => {
  const { url } = await start()
  const event = await eventOf(url, { method: 'POST', body: 'a=1', headers: { 'content-type': type } })
  expect(event).toMatchObject({ isBase64Encoded: encoded, body: encoded ? 'YT0x' : 'a=1' })
})

test('a literal route wins over a parameter, that over a greedy one, and a method over ANY', async () => {
  const { url } = await start((event) => (event as APIGatewayProxyEventV2).routeKey, {
    routes: {
      'ANY /{proxy+}': 'Answer',
      'GET /cases/{id}': 'Answer',
      'ANY /cases/{id}': 'Answer',
      'GET /cases/open': 'Answer',
    },
  })
  const keyOf = async (path: string, method = 'GET') => (await fetch(`${url}${path}`, { method })).text()
  expect(await keyOf('/cases/open')).toBe('GET /cases/open')
  expect(await keyOf('/cases/7')).toBe('GET /cases/{id}')
  expect(await keyOf('/cases/7', 'PUT')).toBe('ANY /cases/{id}')
  expect(await keyOf('/cases/7/notes')).toBe('ANY /{proxy+}')
})

test('what no route takes is 404', async () => {
  const { url } = await start(undefined, { routes: { 'GET /one': 'Answer' } })
  const response = await fetch(`${url}/two`)
  expect([response.status, await response.json()]).toEqual([404, { message: 'Not Found' }])
})

test('a structured answer sets status, headers, cookies and a binary body', async () => {
  const { url } = await start(() => ({
    statusCode: 201,
    headers: { 'Content-Type': 'image/png', 'X-Count': 3 },
    cookies: ['a=1; Secure', 'b=2'],
    body: 'AAEC',
    isBase64Encoded: true,
  }))
  const response = await fetch(url)
  expect(response.status).toBe(201)
  expect(response.headers.get('content-type')).toBe('image/png')
  expect(response.headers.get('x-count')).toBe('3')
  expect(response.headers.getSetCookie()).toEqual(['a=1; Secure', 'b=2'])
  expect([...new Uint8Array(await response.arrayBuffer())]).toEqual([0, 1, 2])
})

test.each([
  ['a string', 'heard', 'heard'],
  ['an object', { heard: true }, '{"heard":true}'],
])('%s without a status is answered as JSON with 200', async (_, given, expected) => {
  const { url } = await start(() => given)
  const response = await fetch(url)
  expect([response.status, response.headers.get('content-type'), await response.text()]).toEqual([
    200,
    'application/json',
    expected,
  ])
})

test('a failed function is a bland 500', async () => {
  const { url } = await start(() => {
    throw new Error('the tenant’s name is secret')
  })
  const response = await fetch(url)
  expect([response.status, await response.json()]).toEqual([500, { message: 'Internal Server Error' }])
})

test('a function that takes longer than the gateway waits is 503', async () => {
  const gate = Promise.withResolvers<void>()
  const { url } = await start(() => gate.promise, { integrationSeconds: 0.05 })
  const response = await fetch(url)
  gate.resolve()
  expect([response.status, await response.json()]).toEqual([503, { message: 'Service Unavailable' }])
})

test('a body over 10 MB is 413', async () => {
  const { url } = await start()
  const response = await fetch(url, { method: 'POST', body: Buffer.alloc(10 * 1024 * 1024 + 1) })
  expect([response.status, await response.json()]).toEqual([413, { message: 'Request Entity Too Large' }])
})

test('a page of this machine answers to a local name only, so that no rebound DNS name reads it', async () => {
  const { port } = await start(undefined, {
    routes: {
      'GET /local/mailbox': (_request: unknown, response: { end: (text: string) => void }) =>
        response.end('mail'),
    },
  })
  const statusAs = (host: string) =>
    new Promise<number | undefined>((done) => {
      httpRequest({ host: '127.0.0.1', port, path: '/local/mailbox', headers: { host } }, (response) => {
        response.resume()
        done(response.statusCode)
      }).end()
    })
  expect(await statusAs('localhost:8080')).toBe(200)
  expect(await statusAs('[::1]:8080')).toBe(200)
  expect(await statusAs('evil.example')).toBe(403)
  expect(await statusAs('localhost.evil.example')).toBe(403)
})

test('a port in use is one sentence that says what to do', async () => {
  const { port } = await start()
  await expect(start(undefined, { port, option: '--port' })).rejects.toMatchObject({
    name: 'CannotStart',
    message: `Port ${port} is in use: stop what runs there or start Putright with --port ${port + 1}.`,
  })
})
