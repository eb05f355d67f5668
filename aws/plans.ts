import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import { z } from 'zod'
import type { Planned, Plans } from '../casework/ports.ts'
import { instantSchema } from '../domain/calendar/instant.ts'
import { type RulesSnapshot, rulesSnapshotSchema } from '../domain/timeline/rulesSnapshot.ts'
import type { Table } from './table.ts'

const plannedSchema = z.object({
  fingerprint: z.string(),
  at: instantSchema,
  cases: z.int(),
  moved: z.int(),
})

const partsSchema = z.object({ calendar: z.string(), policies: z.array(z.string()) })
const textSchema = z.object({ text: z.string() })

const partition = (landlord: string): string => `RULES#${landlord}`
const partKey = (landlord: string, part: string) => ({ pk: partition(landlord), sk: `PART#${part}` })

const get = async ({ client, name }: Table, key: Record<string, string>): Promise<unknown> =>
  (await client.send(new GetCommand({ TableName: name, Key: key, ConsistentRead: true }))).Item

const put = async ({ client, name }: Table, item: Record<string, unknown>): Promise<void> => {
  await client.send(new PutCommand({ TableName: name, Item: item }))
}

const last = async (table: Table, landlord: string): Promise<Planned | null> => {
  const row = await get(table, { pk: partition(landlord), sk: 'PLANNED' })
  return row === undefined ? null : plannedSchema.parse(row)
}

const rulesOf = async (
  table: Table,
  landlord: string,
  fingerprint: string,
): Promise<RulesSnapshot | null> => {
  const row = await get(table, { pk: partition(landlord), sk: `RULES#${fingerprint}` })
  if (row === undefined) return null
  const part = async (name: string): Promise<unknown> =>
    JSON.parse(textSchema.parse(await get(table, partKey(landlord, name))).text)
  const { calendar, policies } = partsSchema.parse(row)
  const parsed = rulesSnapshotSchema.safeParse({
    calendar: await part(calendar),
    policies: await Promise.all(policies.map(part)),
  })
  return parsed.success ? parsed.data : null
}

/** The parts first, under names that follow from what is in them; then what says that they hold. */
const keep = async (
  table: Table,
  landlord: string,
  { planned, rules }: { readonly planned: Planned; readonly rules: RulesSnapshot },
): Promise<void> => {
  const { fingerprint } = planned
  const write = async (name: string, value: unknown): Promise<string> => {
    await put(table, { ...partKey(landlord, name), text: JSON.stringify(value) })
    return name
  }
  const calendar = await write(`${fingerprint}/calendar`, rules.calendar)
  const policies: string[] = []
  for (const policy of rules.policies)
    policies.push(await write(`${fingerprint}/policy/${policy.id}`, policy))
  await put(table, { pk: partition(landlord), sk: `RULES#${fingerprint}`, calendar, policies })
  await put(table, { pk: partition(landlord), sk: 'PLANNED', ...planned })
}

/**
 * By which rules the open cases were last planned. Each policy is a row of its own, since a row holds 400 KB at most and
 * a policy with the Code beside it takes up to 50.
 */
export const plans = (table: Table): Plans => ({
  last: (landlord) => last(table, landlord),
  rulesOf: (landlord, fingerprint) => rulesOf(table, landlord, fingerprint),
  keep: (landlord, planned, rules) => keep(table, landlord, { planned, rules }),
})
