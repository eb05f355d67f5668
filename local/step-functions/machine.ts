import type jsonata from 'jsonata'
import { type Definition, invalidDefinition, parseShape, type State, type TaskState } from './definition.ts'
import { compileInto, isExpression } from './expressions.ts'

/** A definition ready to run, its JSONata compiled once. */
export type Machine = { definition: Definition; compiled: Map<string, jsonata.Expression> }

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw invalidDefinition('INVALID_JSON_DESCRIPTION', [String((error as Error).message)])
  }
}

/** Where a state may go, each with the place of the field that says so. */
const exits = (name: string, state: State): { to: string; at: string }[] => {
  const at = `/States/${name}`
  if (state.Type === 'Succeed' || state.Type === 'Fail') return []
  if (state.Type === 'Choice') {
    const rules = state.Choices.map((rule, i) => ({ to: rule.Next, at: `${at}/Choices[${i}]/Next` }))
    return state.Default === undefined ? rules : [...rules, { to: state.Default, at: `${at}/Default` }]
  }
  const catches = state.Type === 'Task' ? (state.Catch ?? []) : []
  const caught = catches.map((catcher, i) => ({ to: catcher.Next, at: `${at}/Catch[${i}]/Next` }))
  return state.Next === undefined ? caught : [{ to: state.Next, at: `${at}/Next` }, ...caught]
}

const reachable = ({ StartAt, States }: Definition): Set<string> => {
  const seen = new Set<string>()
  const open = [StartAt]
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    const state = States[name]
    if (seen.has(name) || state === undefined) continue
    seen.add(name)
    open.push(...exits(name, state).map(({ to }) => to))
  }
  return seen
}

const targetFaults = (definition: Definition): string[] => {
  const { StartAt, States } = definition
  const start = StartAt in States ? [] : [`Missing 'Next' target: ${StartAt} at /StartAt`]
  const targets = Object.entries(States)
    .flatMap(([name, state]) => exits(name, state))
    .filter(({ to }) => !(to in States))
    .map(({ to, at }) => `Missing 'Next' target: ${to} at ${at}`)
  const seen = reachable(definition)
  const lost = Object.keys(States)
    .filter((name) => !seen.has(name))
    .map((name) => `State "${name}" is not reachable. at /States/${name}`)
  return [...start, ...targets, ...lost]
}

const everyLast = (handlers: { ErrorEquals: string[] }[], at: string): string[] =>
  handlers.flatMap(({ ErrorEquals }, i) => {
    if (!ErrorEquals.includes('States.ALL')) return []
    if (ErrorEquals.length === 1 && i === handlers.length - 1) return []
    return [`States.ALL must stand alone and last at ${at}[${i}]/ErrorEquals`]
  })

const heartbeatFaults = ({ TimeoutSeconds, HeartbeatSeconds }: TaskState, at: string): string[] => {
  if (typeof TimeoutSeconds !== 'number' || typeof HeartbeatSeconds !== 'number') return []
  if (HeartbeatSeconds < TimeoutSeconds) return []
  return [`HeartbeatSeconds must be smaller than TimeoutSeconds at ${at}/HeartbeatSeconds`]
}

const oneOf = (state: object, [first, second]: [string, string], at: string): string[] =>
  first in state === second in state ? [`Exactly one of ${first} and ${second} is required at ${at}`] : []

const stateFaults = (name: string, state: State): string[] => {
  const at = `/States/${name}`
  switch (state.Type) {
    case 'Pass':
      return oneOf(state, ['Next', 'End'], at)
    case 'Wait':
      return [...oneOf(state, ['Next', 'End'], at), ...oneOf(state, ['Seconds', 'Timestamp'], at)]
    case 'Task':
      return [
        ...oneOf(state, ['Next', 'End'], at),
        ...heartbeatFaults(state, at),
        ...everyLast(state.Retry ?? [], `${at}/Retry`),
        ...everyLast(state.Catch ?? [], `${at}/Catch`),
      ]
    case 'Choice':
    case 'Succeed':
    case 'Fail':
      return []
  }
}

const languageFaults = ({ QueryLanguage, States }: Definition): string[] =>
  Object.entries(States)
    .filter(([, state]) => (state.QueryLanguage ?? QueryLanguage ?? 'JSONPath') !== 'JSONata')
    .map(([name]) => `Only the query language JSONata is supported at /States/${name}/QueryLanguage`)

const compileAll = (value: unknown, at: string, compiled: Machine['compiled']): string[] => {
  if (typeof value === 'string') {
    if (!isExpression(value)) return []
    try {
      compileInto(compiled, value)
      return []
    } catch (error) {
      return [`${(error as { message?: string }).message} in ${value} at ${at}`]
    }
  }
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, item]) =>
    compileAll(item, Array.isArray(value) ? `${at}[${key}]` : `${at}/${key}`, compiled),
  )
}

/** The machine that a definition's text describes. Throws `InvalidDefinition` with every fault and its place. */
export const parseMachine = (text: string): Machine => {
  const definition = parseShape(parseJson(text))
  const language = languageFaults(definition)
  if (language.length > 0) throw invalidDefinition('SCHEMA_VALIDATION_FAILED', language)
  const shape = Object.entries(definition.States).flatMap(([name, state]) => stateFaults(name, state))
  if (shape.length > 0) throw invalidDefinition('SCHEMA_VALIDATION_FAILED', shape)
  const targets = targetFaults(definition)
  if (targets.length > 0) throw invalidDefinition('MISSING_TRANSITION_TARGET', targets)
  const compiled: Machine['compiled'] = new Map()
  const expressions = compileAll(definition.States, '/States', compiled)
  if (expressions.length > 0) throw invalidDefinition('SCHEMA_VALIDATION_FAILED', expressions)
  return { definition, compiled }
}
