import { Validator } from '@seriousme/openapi-schema-validator'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { staffRoutes } from '../../../aws/staffApi.ts'
import { commandBodies } from '../../../functions/staff-api/commandBody.ts'
import { problems } from '../../../functions/staff-api/problems.ts'
import { type StaffHost, startStaffHost } from './staffHost.ts'

interface Described {
  readonly openapi: string
  readonly paths: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>>
  readonly components: { readonly schemas: Readonly<Record<string, Readonly<Record<string, unknown>>>> }
}

const parametersSchema = z.array(z.object({ name: z.string(), in: z.string(), required: z.boolean() }))

let host: StaffHost
let described: Described
beforeAll(async () => {
  host = await startStaffHost()
  described = (await (await fetch(`${host.url}/staff/openapi.json`)).json()) as Described
})
afterAll(() => host.close())

describe('the API’s description', () => {
  test('is OpenAPI 3.1 by its own schema, with every reference in it leading somewhere', async () => {
    const validator = new Validator()
    const { valid, errors } = await validator.validate(structuredClone(described) as never)
    expect({ valid, errors }).toEqual({ valid: true, errors: undefined })
    expect(validator.version).toBe('3.1')
    const references = JSON.stringify(described).matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)
    for (const [, name = ''] of references) expect(described.components.schemas).toHaveProperty(name)
  })

  test('that names a wrong kind of thing is not valid, so the check can fail', async () => {
    const broken = { ...structuredClone(described), paths: { '/x': { get: { responses: [] } } } }
    expect((await new Validator().validate(broken as never)).valid).toBe(false)
  })

  test('tells of every route for staff', () => {
    const told = Object.entries(described.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    )
    const forStaff = Object.entries(staffRoutes).filter(([, who]) => who === 'staff')
    expect(told.toSorted()).toEqual(forStaff.map(([route]) => route).toSorted())
  })

  test('gives every command a schema of its own, which refuses unknown fields and asks for no moment or actor', () => {
    const { Command } = described.components.schemas as unknown as {
      Command: { discriminator: { mapping: Record<string, string> } }
    }
    expect(Object.keys(Command.discriminator.mapping).toSorted()).toEqual(
      [...commandBodies.keys()].toSorted(),
    )
    for (const reference of Object.values(Command.discriminator.mapping)) {
      const schema = described.components.schemas[reference.split('/').at(-1) ?? '']
      expect(schema).toMatchObject({ type: 'object', additionalProperties: false })
      expect(schema?.properties).not.toHaveProperty('at')
      expect(schema?.properties).not.toHaveProperty('by')
    }
  })

  test('asks for If-Match on commands and for a key where something is logged', () => {
    const needed = (path: string) =>
      parametersSchema
        .parse(described.paths[path]?.post?.parameters)
        .filter((each) => each.in === 'header' && each.required)
        .map(({ name }) => name)
    expect(needed('/staff/cases/{reference}/commands')).toEqual(['If-Match'])
    expect(needed('/staff/cases')).toEqual(['Idempotency-Key'])
  })
})

test('the page to read names every route and explains every problem, and runs no script', async () => {
  const answer = await fetch(`${host.url}/staff/docs`)
  const page = await answer.text()
  for (const path of Object.keys(described.paths)) expect(page).toContain(path)
  for (const name of Object.keys(problems)) expect(page).toContain(`id="${name}"`)
  expect(answer.headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'sha256-/)
  expect(page).not.toMatch(/<script|javascript:/i)
})
