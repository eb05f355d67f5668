import { createHash, randomUUID } from 'node:crypto'
import jsonata from 'jsonata'

/** JSONata in a definition is a string that is wholly `{% … %}` (states-language.net, “JSONata Expressions”). */
export const isExpression = (value: string): boolean => value.startsWith('{%') && value.endsWith('%}')

/** An expression that could not be evaluated: States.QueryEvaluationError. `location` is the field that holds it. */
export class QueryEvaluationError extends Error {
  override readonly name = 'QueryEvaluationError'
  readonly location: string

  constructor(location: string, message: string) {
    super(message)
    this.location = location
  }
}

/** What an expression can see: `$states`, the variables that were assigned, and the instant it is evaluated at. */
export type Scope = {
  states: Record<string, unknown>
  variables: Record<string, unknown>
  nowMs: number
}

type Compiled = Map<string, jsonata.Expression>

// An expression that does not end must not hold the engine: real ms, and depth of calls.
const guards = { timeout: 5000, stack: 1000 }

const sourceOf = (text: string): string => text.slice(2, -2).trim()

/** Compiles an expression once a machine. Throws JSONata's own error for one that does not parse. */
export const compileInto = (compiled: Compiled, text: string): void => {
  if (!compiled.has(text)) compiled.set(text, jsonata(sourceOf(text), guards))
}

const format = jsonata('$fromMillis(instant, picture, zone)')

const hashes = ['MD5', 'SHA-1', 'SHA-256', 'SHA-384', 'SHA-512']

// The functions that AWS adds to JSONata (Step Functions developer guide, “JSONata functions provided by Step Functions”).
const added = {
  uuid: () => randomUUID(),
  parse: (text: string) => JSON.parse(text),
  partition: (list: unknown[], size: number) =>
    Array.from({ length: Math.ceil(list.length / size) }, (_, i) => list.slice(i * size, (i + 1) * size)),
  range: (first: number, last: number, step: number) =>
    Array.from({ length: Math.floor((last - first) / step) + 1 }, (_, i) => first + i * step),
  hash: (text: string, algorithm: string) => {
    if (!hashes.includes(algorithm)) throw new Error(`$hash does not know the algorithm ${algorithm}`)
    return createHash(algorithm.replace('-', '')).update(text).digest('hex')
  },
  eval: () => {
    throw new Error('$eval is not available in Step Functions')
  },
}

const bindings = ({ states, variables, nowMs }: Scope): Record<string, unknown> => ({
  ...added,
  millis: () => nowMs,
  now: (picture?: string, zone?: string) => format.evaluate({ instant: nowMs, picture, zone }),
  ...variables,
  states,
})

const messageOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'message' in error ? String(error.message) : String(error)

const evaluateOne = async (compiled: Compiled, text: string, at: { location: string; scope: Scope }) => {
  const expression = compiled.get(text) ?? jsonata(sourceOf(text), guards)
  const value: unknown = await expression.evaluate(undefined, bindings(at.scope)).catch((error: unknown) => {
    throw new QueryEvaluationError(
      at.location,
      `The JSONata expression '${sourceOf(text)}' threw an error: ${messageOf(error)}`,
    )
  })
  const json = JSON.stringify(value)
  if (json === undefined)
    throw new QueryEvaluationError(
      at.location,
      `The JSONata expression '${sourceOf(text)}' returned nothing (undefined).`,
    )
  return JSON.parse(json) as unknown
}

/** A template's value: each expression in it, at any depth, replaced by what it gives. Throws `QueryEvaluationError`. */
export const evaluateTemplate = async (
  compiled: Compiled,
  template: unknown,
  at: { location: string; scope: Scope },
): Promise<unknown> => {
  if (typeof template === 'string')
    return isExpression(template) ? evaluateOne(compiled, template, at) : template
  if (Array.isArray(template))
    return Promise.all(
      template.map((item, i) =>
        evaluateTemplate(compiled, item, { ...at, location: `${at.location}[${i}]` }),
      ),
    )
  if (typeof template !== 'object' || template === null) return template
  const entries = await Promise.all(
    Object.entries(template).map(
      async ([key, item]) =>
        [key, await evaluateTemplate(compiled, item, { ...at, location: `${at.location}/${key}` })] as const,
    ),
  )
  return Object.fromEntries(entries)
}
