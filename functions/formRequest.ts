import { createHash, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import { frontDoor } from '../aws/frontDoor.ts'

/** A request of an HTTP API, payload format 2.0, as far as our pages read it. */
export const pageRequestSchema = z.object({
  rawPath: z.string(),
  cookies: z.array(z.string()).default([]),
  headers: z.record(z.string(), z.string().optional()).default({}),
  queryStringParameters: z.record(z.string(), z.string().optional()).default({}),
  requestContext: z.object({ http: z.object({ method: z.string(), sourceIp: z.string() }) }),
  body: z.string().default(''),
  isBase64Encoded: z.boolean().default(false),
})
export type PageRequest = z.infer<typeof pageRequestSchema>

/** The body as text. */
export const textOf = ({ body, isBase64Encoded }: PageRequest): string =>
  isBase64Encoded ? Buffer.from(body, 'base64').toString('utf8') : body

/** The body as JSON; undefined where it is none, which every schema refuses. */
export const jsonOf = (request: PageRequest): unknown => {
  try {
    return JSON.parse(textOf(request))
  } catch {
    return undefined
  }
}

/** The fields of a form as it was sent; a field that is missing is empty. */
export const formOf = (request: PageRequest): ((field: string) => string) => {
  const fields = new URLSearchParams(textOf(request))
  return (field) => fields.get(field) ?? ''
}

/** A cookie’s value; empty where there is none. */
export const cookieOf = ({ cookies }: PageRequest, name: string): string =>
  cookies.find((cookie) => cookie.startsWith(`${name}=`))?.slice(name.length + 1) ?? ''

/**
 * Whether a form was sent from a page of our own, as the browser itself says (Fetch Metadata); an old browser that does
 * not say is let through to the form’s own key.
 */
export const isOurOwn = ({ headers }: PageRequest): boolean =>
  [undefined, 'same-origin', 'none'].includes(headers['sec-fetch-site'])

/** Where a request came from, as an address. */
export type AddressOf = (request: PageRequest) => string

const same = (left: string, right: string): boolean => {
  const [one, other] = [left, right].map((text) => createHash('sha256').update(text).digest())
  return one !== undefined && other !== undefined && timingSafeEqual(one, other)
}

/** Whether it was CloudFront that passed a request on: it alone has the key. Where no key is set, nothing is believed. */
export const isPassedOn = (key: string | undefined, headers: PageRequest['headers']): boolean =>
  key !== undefined && key !== '' && same(headers[frontDoor.key] ?? '', key)

/**
 * Where requests came from: as CloudFront says it, where its key shows that CloudFront passed the request on; else as the
 * gateway saw it. Behind CloudFront the gateway alone would name CloudFront; beside it, whoever asks may write what they
 * like into any header but that of the key. Without a key nothing is believed, as on one machine.
 */
export const addressesBehind =
  (key: string | undefined): AddressOf =>
  ({ headers, requestContext }) => {
    const passedOn = isPassedOn(key, headers)
    return (passedOn ? headers[frontDoor.address] : undefined) ?? requestContext.http.sourceIp
  }
