import { z } from 'zod'
import { isExpression } from './expressions.ts'
import { ServiceError } from './serviceErrors.ts'

/**
 * The subset of the Amazon States Language (states-language.net) that the engine runs. Every object is strict: a field
 * or state type outside the subset is refused by name and place when the machine is created, never ignored.
 */
const Expression = z.string().refine(isExpression, 'Value is not a JSONata expression ({% … %})')
const Template = z.json()
const Assign = z
  .record(z.string().regex(/^[\p{L}_][\p{L}\p{N}_]{0,79}$/u, 'Variable name is not valid'), Template)
  .refine((variables) => !('states' in variables), 'Variable name is reserved: "states"')

// States.Timeout after 99999999 seconds is the specification's default and the service's greatest number.
const greatestSeconds = 99_999_999
const PositiveSeconds = z.union([z.int().min(1).max(greatestSeconds), Expression], {
  error: 'Value is not a positive whole number of seconds or a JSONata expression',
})
const AnySeconds = z.union([z.int().min(0).max(greatestSeconds), Expression], {
  error: 'Value is not a whole number of seconds or a JSONata expression',
})
/** RFC 3339 with an offset, as Wait demands it. */
export const Instant = z.iso.datetime({ offset: true })
const Timestamp = z.union([Instant, Expression], {
  error: 'Value is not an RFC 3339 timestamp or a JSONata expression',
})

const common = { Comment: z.string().optional(), QueryLanguage: z.string().optional() }
const transition = { Next: z.string().optional(), End: z.literal(true).optional() }
const results = { Output: Template.optional(), Assign: Assign.optional() }
const ErrorNames = z.array(z.string().min(1)).min(1)

const Retrier = z.strictObject({
  Comment: z.string().optional(),
  ErrorEquals: ErrorNames,
  IntervalSeconds: z.int().min(1).max(greatestSeconds).default(1),
  MaxAttempts: z.int().min(0).max(greatestSeconds).default(3),
  BackoffRate: z.number().min(1).default(2),
  MaxDelaySeconds: z.int().min(1).max(31_622_400).optional(),
  JitterStrategy: z.enum(['NONE', 'FULL']).default('NONE'),
})
export type Retrier = z.infer<typeof Retrier>

const Catcher = z.strictObject({
  Comment: z.string().optional(),
  ErrorEquals: ErrorNames,
  Next: z.string(),
  ...results,
})
export type Catcher = z.infer<typeof Catcher>

const resources = [
  'arn:aws:states:::lambda:invoke',
  'arn:aws:states:::lambda:invoke.waitForTaskToken',
  'arn:aws:states:::states:startExecution',
] as const

// The API parameters that the engine knows; the whole may also be one expression.
const InvokeArguments = z.union([
  z.strictObject({ FunctionName: z.string().min(1), Payload: Template.optional() }),
  Expression,
])
// Without a name of its own, a start that is tried again after a fault would start another.
const StartArguments = z.union([
  z.strictObject({ StateMachineArn: z.string().min(1), Name: z.string().min(1), Input: Template.optional() }),
  Expression,
])
const argumentsOf = {
  'arn:aws:states:::lambda:invoke': InvokeArguments,
  'arn:aws:states:::lambda:invoke.waitForTaskToken': InvokeArguments,
  'arn:aws:states:::states:startExecution': StartArguments,
} satisfies Record<(typeof resources)[number], z.ZodType>

const TaskShape = z.strictObject({
  ...common,
  ...transition,
  ...results,
  Type: z.literal('Task'),
  Resource: z.enum(resources, {
    error: ({ input }) => `Resource is not supported: "${input}"; supported: ${resources.join(', ')}`,
  }),
  Arguments: Template,
  TimeoutSeconds: PositiveSeconds.optional(),
  HeartbeatSeconds: PositiveSeconds.optional(),
  Retry: z.array(Retrier).optional(),
  Catch: z.array(Catcher).optional(),
})
const TaskState = TaskShape.check(({ value, issues }) => {
  const parsed = argumentsOf[value.Resource].safeParse(value.Arguments)
  for (const issue of parsed.error?.issues ?? [])
    issues.push({
      ...issue,
      input: value.Arguments,
      path: ['Arguments', ...issue.path],
    } as z.core.$ZodRawIssue)
})
const ChoiceRule = z.strictObject({
  Comment: z.string().optional(),
  Condition: z.union([z.boolean(), Expression], { error: 'Value is not a boolean or a JSONata expression' }),
  Next: z.string(),
  ...results,
})
// Output and Assign belong to a rule here: what the state's own mean where a rule matches, the documents do not agree on.
const ChoiceState = z.strictObject({
  ...common,
  Type: z.literal('Choice'),
  Choices: z.array(ChoiceRule).min(1),
  Default: z.string().optional(),
})
const WaitState = z.strictObject({
  ...common,
  ...transition,
  ...results,
  Type: z.literal('Wait'),
  Seconds: AnySeconds.optional(),
  Timestamp: Timestamp.optional(),
})
const PassState = z.strictObject({ ...common, ...transition, ...results, Type: z.literal('Pass') })
const SucceedState = z.strictObject({ ...common, Type: z.literal('Succeed'), Output: Template.optional() })
const FailState = z.strictObject({
  ...common,
  Type: z.literal('Fail'),
  Error: z.string().optional(),
  Cause: z.string().optional(),
})

const stateTypes = ['Task', 'Choice', 'Wait', 'Pass', 'Succeed', 'Fail']
const State = z.discriminatedUnion(
  'Type',
  [TaskState, ChoiceState, WaitState, PassState, SucceedState, FailState],
  {
    error: ({ input }) => {
      const type = typeof input === 'object' && input !== null && 'Type' in input ? input.Type : undefined
      return `State type is not supported: ${JSON.stringify(type)}; supported: ${stateTypes.join(', ')}`
    },
  },
)

const Definition = z.strictObject({
  Comment: z.string().optional(),
  QueryLanguage: z.string().optional(),
  Version: z.literal('1.0').optional(),
  StartAt: z.string(),
  States: z.record(z.string().min(1).max(80), State),
  TimeoutSeconds: z.int().min(1).max(greatestSeconds).optional(),
})

export type TaskState = z.infer<typeof TaskState>
export type ChoiceState = z.infer<typeof ChoiceState>
export type WaitState = z.infer<typeof WaitState>
export type FailState = z.infer<typeof FailState>
export type State = z.infer<typeof State>
export type Definition = z.infer<typeof Definition>

const place = (path: readonly PropertyKey[]): string =>
  path.map((step) => (typeof step === 'number' ? `[${step}]` : `/${String(step)}`)).join('') || '/'

const described = (issue: z.core.$ZodIssue): string[] => {
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => `Field is not supported: "${key}" at ${place([...issue.path, key])}`)
  if (issue.code === 'invalid_union' && issue.message === 'Invalid input')
    return (issue.errors[0] ?? []).flatMap((inner) =>
      described({ ...inner, path: [...issue.path, ...inner.path] }),
    )
  return [`${issue.message} at ${place(issue.path)}`]
}

/** The definition's shape, or what is wrong with it. */
export const parseShape = (json: unknown): Definition => {
  const parsed = Definition.safeParse(json)
  if (parsed.success) return parsed.data
  throw invalidDefinition('SCHEMA_VALIDATION_FAILED', parsed.error.issues.flatMap(described))
}

/** The refusal of a definition, each fault with its place. */
export const invalidDefinition = (code: string, faults: string[]): ServiceError =>
  new ServiceError(
    'InvalidDefinition',
    `Invalid State Machine Definition: '${faults.map((fault) => `${code}: ${fault}`).join(', ')}'`,
  )
