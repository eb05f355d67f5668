import { z } from 'zod'
import type { StaffRoute } from '../../aws/staffApi.ts'
import { queueNames } from '../../casework/queues.ts'
import { caseEventSchema } from '../../domain/case/event.ts'
import { readingSchema } from '../../domain/classifier/reading.ts'
import { messageSchema } from '../../domain/message/message.ts'
import { routeSchema } from '../../domain/policy/outcome.ts'
import { commandBodies } from './commandBody.ts'
import type { HeaderName, Operation } from './operation.ts'
import { operations } from './operations.ts'
import { type ProblemName, problems } from './problems.ts'

type Json = Readonly<Record<string, unknown>>

const ref = (name: string): Json => ({ $ref: `#/components/schemas/${name}` })

/** Shapes that many answers hold, described once. */
const shared: ReadonlyMap<z.core.$ZodType, string> = new Map<z.core.$ZodType, string>([
  [caseEventSchema, 'Event'],
  [messageSchema, 'Message'],
  [readingSchema, 'Reading'],
  [routeSchema, 'Route'],
])

const replaceBy = (json: Record<string, unknown>, other: Json): void => {
  for (const name of Object.keys(json)) delete json[name]
  Object.assign(json, other)
}

/** JSON Schema 2020-12, the dialect of OpenAPI 3.1, with unknown fields refused as the API refuses them. */
const schemaOf = (schema: z.core.$ZodType): Json => {
  const { $schema: _, ...json } = z.toJSONSchema(schema, {
    io: 'input',
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      const name = shared.get(zodSchema)
      if (name !== undefined && zodSchema !== schema) return replaceBy(jsonSchema, ref(name))
      if (zodSchema instanceof z.ZodObject && zodSchema.def.catchall === undefined)
        jsonSchema.additionalProperties = false
    },
  })
  return json
}

const sharedSchemas = (): Json =>
  Object.fromEntries([...shared].map(([schema, name]) => [name, schemaOf(schema)]))

/** `record-made-safe` → `RecordMadeSafe`. */
const titleOf = (type: string): string =>
  type
    .split('-')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('')

const commandSchemas = (): Json =>
  Object.fromEntries([...commandBodies].map(([type, body]) => [titleOf(type), schemaOf(body)]))

const anyCommand = (): Json => ({
  oneOf: [...commandBodies.keys()].map((type) => ref(titleOf(type))),
  discriminator: {
    propertyName: 'type',
    mapping: Object.fromEntries(
      [...commandBodies.keys()].map((type) => [type, `#/components/schemas/${titleOf(type)}`]),
    ),
  },
})

const problemSchema: Json = {
  type: 'object',
  required: ['type', 'title', 'status', 'detail'],
  properties: {
    type: { type: 'string', description: 'Which problem; a place on the page about the API.' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string', description: 'What to do.' },
    clause: { type: 'string', description: 'Where the policy, the Code or the law says so.' },
    currentVersion: { type: 'integer' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['field', 'message'],
        properties: { field: { type: 'string' }, message: { type: 'string' } },
      },
    },
  },
}

const headerParameters: Readonly<Record<HeaderName, Json>> = {
  'If-Match': {
    name: 'If-Match',
    in: 'header',
    required: true,
    description: 'The ETag of the case as you saw it.',
    schema: { type: 'string', pattern: '^"[1-9][0-9]*"$' },
  },
  'Idempotency-Key': {
    name: 'Idempotency-Key',
    in: 'header',
    required: false,
    description: 'Your own key of this request: sent again, it is answered as before and done once.',
    schema: { type: 'string', minLength: 8, maxLength: 128 },
  },
  'Idempotency-Key (needed)': {
    name: 'Idempotency-Key',
    in: 'header',
    required: true,
    description: 'Your own key of this request, so that a retry logs nothing twice.',
    schema: { type: 'string', minLength: 8, maxLength: 128 },
  },
}

const pathParameters: Readonly<Record<string, Json>> = {
  reference: { schema: { type: 'string' }, description: 'The case, such as PR-7F3K-9QZ2.' },
  queue: { schema: { enum: queueNames }, description: 'Which queue.' },
  message: { schema: { type: 'string' }, description: 'The message’s own id, `channelMessageId`.' },
  number: {
    schema: { type: 'integer', minimum: 1 },
    description: 'Which of its attachments, from 1.',
  },
}

const parametersOf = (path: string, { query, headers = [] }: Operation): readonly Json[] => [
  ...[...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => ({
    name,
    in: 'path',
    required: true,
    ...pathParameters[name],
  })),
  ...Object.entries(query?.shape ?? {}).map(([name, schema]) => ({
    name,
    in: 'query',
    required: !z.safeParse(schema as z.ZodType, undefined).success,
    schema: schemaOf(schema as z.ZodType),
  })),
  ...headers.map((header) => headerParameters[header]),
]

/** What may stop any request. */
const anywhere: readonly ProblemName[] = ['not-on-the-staff', 'invalid', 'too-many']

const responsesOf = ({ answers, status = 200, problems: own = [] }: Operation): Json => {
  const names = [...anywhere, ...own]
  const statuses = [...new Set(names.map((name) => problems[name].status))].sort()
  return {
    [status]: {
      description: 'Done.',
      content: { 'application/json': { schema: schemaOf(answers) } },
    },
    401: { description: 'No token, or one that does not hold.' },
    ...Object.fromEntries(
      statuses.map((each) => [
        each,
        {
          description: names
            .filter((name) => problems[name].status === each)
            .map((name) => problems[name].title)
            .join('. '),
          content: { 'application/problem+json': { schema: ref('Problem') } },
        },
      ]),
    ),
  }
}

const takesCommand = (routeKey: string): boolean => /\/(commands|previews)$/.test(routeKey)

const bodyOf = (routeKey: string, { body }: Operation): Json => {
  const schema = takesCommand(routeKey) ? ref('Command') : body && schemaOf(body)
  return schema === undefined
    ? {}
    : { requestBody: { required: true, content: { 'application/json': { schema } } } }
}

const operationId = (routeKey: string): string =>
  titleOf(
    routeKey
      .toLowerCase()
      .replaceAll(/[^a-z]+/g, '-')
      .replace(/-$/, ''),
  ).replace(/^./, (letter) => letter.toLowerCase())

const paths = (): Json => {
  const found: Record<string, Record<string, Json>> = {}
  for (const [routeKey, operation] of Object.entries(operations) as [StaffRoute, Operation][]) {
    const [method = '', path = ''] = routeKey.split(' ')
    found[path] = {
      ...found[path],
      [method.toLowerCase()]: {
        operationId: operationId(routeKey),
        summary: operation.summary,
        description: operation.description,
        parameters: parametersOf(path, operation),
        ...bodyOf(routeKey, operation),
        responses: responsesOf(operation),
      },
    }
  }
  return found
}

const described = (): Json => ({
  openapi: '3.1.1',
  info: {
    title: 'Putright staff API',
    version: '1',
    description:
      'Everything that a landlord’s staff do with cases. A token of the landlord’s directory says who you are; the landlord’s file says what you may do; the engine says what may be done.',
    license: { name: 'MIT', identifier: 'MIT' },
  },
  servers: [{ url: '/' }],
  security: [{ staff: [] }],
  paths: paths(),
  components: {
    securitySchemes: { staff: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
    schemas: { ...sharedSchemas(), ...commandSchemas(), Command: anyCommand(), Problem: problemSchema },
  },
})

let made: Json | undefined

/** The API's description, OpenAPI 3.1, made once from the schemas that requests are parsed by. */
export const openApi = (): Json => {
  made ??= described()
  return made
}
