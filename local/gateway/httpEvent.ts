import type { IncomingMessage } from 'node:http'
import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import { accountId } from '../account.ts'
import { gatewayId, logTime, sourceIpOf } from './requestContext.ts'
import type { Match } from './routes.ts'

/**
 * The only types that an HTTP API hands on as text; all others, forms and a missing type among them, arrive in
 * base64. AWS documents "binary" without a list; this one was measured against the service (ministack PR 766).
 */
const textTypes = /^(text\/.*|application\/(json|xml|javascript))$/i

const isText = (contentType: string | undefined): boolean =>
  textTypes.test((contentType ?? '').split(';')[0]?.trim() ?? '')

/** Lower-case names, repeated headers joined by a comma, cookies taken out. */
const headersOf = (request: IncomingMessage): Record<string, string> => {
  const joined = Object.entries(request.headersDistinct).map(([name, values]) => [
    name,
    (values ?? []).join(','),
  ])
  const { cookie: _, ...headers } = Object.fromEntries(joined)
  return {
    ...headers,
    'x-forwarded-for': sourceIpOf(request),
    'x-forwarded-port': String(request.socket.localPort),
    'x-forwarded-proto': 'http',
  }
}

const cookiesOf = (request: IncomingMessage): string[] | undefined =>
  request.headers.cookie?.split(/;\s*/).filter((cookie) => cookie !== '')

/** Decoded; a repeated parameter's values are joined by a comma. */
const queryOf = (query: string): Record<string, string> | undefined => {
  const parameters = new URLSearchParams(query)
  const names = [...new Set(parameters.keys())]
  return names.length === 0
    ? undefined
    : Object.fromEntries(names.map((name) => [name, parameters.getAll(name).join(',')]))
}

const bodyOf = (request: IncomingMessage, body: Buffer) => {
  if (body.length === 0) return { isBase64Encoded: false }
  return isText(request.headers['content-type'])
    ? { body: body.toString('utf8'), isBase64Encoded: false }
    : { body: body.toString('base64'), isBase64Encoded: true }
}

const defined = <T extends object>(value: T): T =>
  Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as T

/** The path that routes are matched on and functions are told of: percent-decoded, as the service does. */
export const pathOf = (target: string): string => {
  const path = target.split('?')[0] ?? '/'
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

const contextOf = (request: IncomingMessage, routeKey: string, path: string, at: number) => {
  const domainName = request.headers.host ?? 'localhost'
  return {
    accountId,
    apiId: 'local',
    domainName,
    domainPrefix: domainName.split('.')[0] ?? domainName,
    http: {
      method: request.method ?? 'GET',
      path,
      protocol: `HTTP/${request.httpVersion}`,
      sourceIp: sourceIpOf(request),
      userAgent: request.headers['user-agent'] ?? '',
    },
    requestId: gatewayId(),
    routeKey,
    stage: '$default',
    time: logTime(at),
    timeEpoch: at,
  }
}

/** A request as a function behind an HTTP API receives it, payload format 2.0. `at`: milliseconds since 1970. */
export const httpEventOf = (
  request: IncomingMessage,
  body: Buffer,
  { routeKey, pathParameters }: Pick<Match<unknown>, 'routeKey' | 'pathParameters'>,
  at: number,
): APIGatewayProxyEventV2 => {
  const target = request.url ?? '/'
  const path = pathOf(target)
  const query = target.includes('?') ? target.slice(target.indexOf('?') + 1) : ''
  const { body: text, isBase64Encoded } = bodyOf(request, body)
  const event = {
    version: '2.0',
    routeKey,
    rawPath: path,
    rawQueryString: query,
    cookies: cookiesOf(request),
    headers: headersOf(request),
    queryStringParameters: queryOf(query),
    requestContext: contextOf(request, routeKey, path, at),
    pathParameters,
    body: text,
    isBase64Encoded,
  }
  return defined(event) as APIGatewayProxyEventV2
}
