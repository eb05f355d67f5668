import { z } from 'zod'
import { fieldErrors, invalid, Problem } from './problems.ts'
import { unknownFields } from './unknownFields.ts'

/** A request as API Gateway hands it on (payload format 2.0), as far as it is looked at. */
export const requestSchema = z.object({
  routeKey: z.string(),
  headers: z.record(z.string(), z.string().optional()).default({}),
  queryStringParameters: z.record(z.string(), z.string().optional()).default({}),
  pathParameters: z.record(z.string(), z.string().optional()).default({}),
  body: z.string().optional(),
  isBase64Encoded: z.boolean().default(false),
  requestContext: z.object({
    // What the gateway's authorizer has proven; only there on routes that are for staff.
    authorizer: z
      .object({ jwt: z.object({ claims: z.looseObject({ sub: z.string().optional() }) }) })
      .optional(),
  }),
})
export type Request = z.output<typeof requestSchema>

/** Parses what was asked, every field of it known. Throws `Problem`, which names each field. */
export const parsed = <S extends z.ZodType>(schema: S, given: unknown): z.output<S> => {
  const result = schema.safeParse(given)
  if (!result.success) throw invalid(fieldErrors(result.error))
  const unknown = unknownFields(given, result.data)
  if (unknown.length > 0) throw invalid(unknown)
  return result.data
}

/** Bytes of a body: a letter of a hundred pages, and well below what one commit may hold. */
const largestBody = 256 * 1024

const textOf = ({ body = '', isBase64Encoded }: Request): string => {
  const text = isBase64Encoded ? Buffer.from(body, 'base64').toString('utf8') : body
  if (Buffer.byteLength(text) <= largestBody) return text
  throw new Problem('too-long', `Send at most ${largestBody / 1024} KB.`)
}

const isJson = ({ headers }: Request): boolean =>
  /^application\/([\w.-]+\+)?json\s*(;|$)/i.test(headers['content-type'] ?? '')

/** The body, parsed. Throws `Problem`. */
export const bodyOf = <S extends z.ZodType>(request: Request, schema: S): z.output<S> => {
  const text = textOf(request)
  if (!isJson(request)) throw new Problem('not-json', 'Send JSON, with “content-type: application/json”.')
  let given: unknown
  try {
    given = JSON.parse(text)
  } catch {
    throw new Problem('not-json', 'The body is not JSON: look for a missing quote, comma or bracket.')
  }
  return parsed(schema, given)
}

/** The version that they saw, from `If-Match`. Throws `Problem`. */
export const versionSeen = ({ headers }: Request): number => {
  const header = headers['if-match']
  if (header === undefined) {
    throw new Problem(
      'version-needed',
      'Read the case first, and send its ETag in “If-Match”, such as If-Match: "3": so nobody decides on what they did not see.',
    )
  }
  const version = /^"([1-9]\d{0,8})"$/.exec(header.trim())?.[1]
  if (version !== undefined) return Number(version)
  throw invalid([{ field: 'If-Match', message: 'write one version in quotes, as the ETag has it: "3"' }])
}

const keySchema = z
  .string()
  .regex(/^[\x21-\x7e]{8,128}$/, '8 to 128 letters, digits and signs without spaces, such as a UUID')

/** The sender's own key of this request, if it has one. Throws `Problem`. */
export const keyOf = ({ headers }: Request): string | undefined => {
  const key = headers['idempotency-key']
  if (key === undefined) return undefined
  const result = keySchema.safeParse(key)
  if (result.success) return result.data
  throw invalid([{ field: 'Idempotency-Key', message: result.error.issues[0]?.message ?? 'wrong' }])
}
