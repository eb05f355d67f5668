import type { z } from 'zod'

/** What can go wrong, by the name that its `type` ends with. The page about the API explains each. */
export const problems = {
  'not-on-the-staff': { status: 403, title: 'You are not on the staff of this landlord' },
  'not-your-role': { status: 403, title: 'Your role does not allow this' },
  'no-such-case': { status: 404, title: 'There is no such case' },
  'no-such-page': { status: 404, title: 'There is no such address' },
  refused: { status: 409, title: 'This may not be done' },
  stale: { status: 412, title: 'The case has changed since you looked' },
  'too-long': { status: 413, title: 'The request is too long' },
  'not-json': { status: 415, title: 'The request is not JSON' },
  invalid: { status: 422, title: 'The request cannot be read as it is' },
  'key-reused': { status: 422, title: 'This Idempotency-Key stands for another request' },
  'version-needed': { status: 428, title: 'Say which version of the case you saw' },
  'too-many': { status: 429, title: 'Too many requests' },
  busy: { status: 503, title: 'Others are changing this case' },
} as const
export type ProblemName = keyof typeof problems

/** Something that stops a request: thrown where it is noticed, answered once as `application/problem+json`. */
export class Problem extends Error {
  override readonly name = 'Problem'
  readonly problem: ProblemName
  readonly more: Readonly<Record<string, unknown>>
  readonly headers: Readonly<Record<string, string>>

  /** `detail` says what to do. */
  constructor(
    problem: ProblemName,
    detail: string,
    more: Readonly<Record<string, unknown>> = {},
    headers: Readonly<Record<string, string>> = {},
  ) {
    super(detail)
    this.problem = problem
    this.more = more
    this.headers = headers
  }
}

/** The problem's own page, relative to the API (RFC 9457, 3.1.1). */
export const typeOf = (problem: ProblemName): string => `/staff/docs#${problem}`

/** Where a field is, as people write it: `actions[0].until`. */
export const fieldOf = (path: readonly PropertyKey[]): string =>
  path.reduce<string>(
    (text, part) =>
      typeof part === 'number' ? `${text}[${part}]` : `${text}${text === '' ? '' : '.'}${String(part)}`,
    '',
  )

export interface FieldError {
  readonly field: string
  readonly message: string
}

/** What zod says of a field that is not there, in fewer words. */
const said = (message: string): string => (/received undefined$/.test(message) ? 'is missing' : message)

/** Everything that a schema found wrong, field by field. */
export const fieldErrors = (error: z.ZodError): readonly FieldError[] =>
  error.issues.map(({ path, message }) => ({ field: fieldOf(path), message: said(message) }))

export const invalid = (errors: readonly FieldError[]): Problem =>
  new Problem(
    'invalid',
    `Mend ${errors.map(({ field, message }) => (field === '' ? message : `“${field}”: ${message}`)).join('; ')}.`,
    { errors },
  )
