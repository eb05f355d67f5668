import type { ServerResponse } from 'node:http'
import { z } from 'zod'
import { sendJson } from '../server.ts'

const headerValue = z.union([z.string(), z.number(), z.boolean()])

const structuredSchema = z.object({
  statusCode: z.coerce.number().int().min(100).max(599),
  headers: z.record(z.string(), headerValue).default({}),
  cookies: z.array(z.string()).default([]),
  body: z.string().default(''),
  isBase64Encoded: z.boolean().default(false),
})

const isStructured = (payload: unknown): boolean =>
  payload !== null && typeof payload === 'object' && 'statusCode' in payload

const sendStructured = (response: ServerResponse, payload: unknown) => {
  const parsed = structuredSchema.safeParse(payload)
  if (!parsed.success) return sendJson(response, 500, { message: 'Internal Server Error' })
  const { statusCode, headers, cookies, body, isBase64Encoded } = parsed.data
  response.setHeader('content-type', 'text/plain;charset=UTF-8')
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, String(value))
  if (cookies.length > 0) response.setHeader('set-cookie', cookies)
  response.statusCode = statusCode
  response.end(isBase64Encoded ? Buffer.from(body, 'base64') : body)
}

/**
 * What a function returned, as the HTTP API answers with it. With a `statusCode` it is the whole answer; without,
 * the service infers 200 and `application/json`, the body being the returned value.
 */
export const sendPayload = (response: ServerResponse, payload: unknown) => {
  if (isStructured(payload)) return sendStructured(response, payload)
  response.writeHead(200, { 'content-type': 'application/json' })
  response.end(typeof payload === 'string' ? payload : JSON.stringify(payload))
}
