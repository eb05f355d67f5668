import { createHash } from 'node:crypto'
import { DeleteCommand, GetCommand, PutCommand, paginateQuery } from '@aws-sdk/lib-dynamodb'
import { z } from 'zod'
import type { AddressBook, ImportedResidents, KnownResident, Tenant } from '../casework/addressBook.ts'
import { residentKeysOf } from '../domain/staff/residentKeys.ts'
import { queryPage } from './page.ts'
import type { Table } from './table.ts'

/**
 * Who was imported, a row a person: `TENANTS#<landlord>#<shard>` / `<digest of the address of mail>`, so that all of them
 * can be gone through; and for each text that may be typed of them one `RESIDENT#<landlord>#<two letters>` /
 * `<key>#<digest>`. Those rows only point: what they find counts where the person's own row has that key, so that one
 * which a crash left behind finds nobody.
 */
const tenantSchema = z.object({
  email: z.string(),
  tenancy: z.string(),
  address: z.string(),
  name: z.string().nullable(),
  phone: z.string().nullable(),
  keys: z.array(z.string()),
})
type TenantRow = z.infer<typeof tenantSchema>

const digestOf = (email: string): string =>
  createHash('sha256').update(email.toLowerCase()).digest('base64url').slice(0, 22)

/** The signs of base64url: each begins as many digests as any other. */
const shards = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_']

const partition = (landlord: string, shard: string): string => `TENANTS#${landlord}#${shard}`
const rowKey = (landlord: string, digest: string) => ({
  pk: partition(landlord, digest.slice(0, 1)),
  sk: digest,
})

const letters = 2
const keyPartition = (landlord: string, key: string): string =>
  `RESIDENT#${landlord}#${key.slice(0, letters)}`
const keyRow = (landlord: string, key: string, digest: string) => ({
  pk: keyPartition(landlord, key),
  sk: `${key}#${digest}`,
})

const readRow = async (
  { client, name }: Table,
  landlord: string,
  digest: string,
): Promise<TenantRow | null> => {
  const { Item } = await client.send(new GetCommand({ TableName: name, Key: rowKey(landlord, digest) }))
  return Item === undefined ? null : tenantSchema.parse(Item)
}

/** What names an imported person: it says nothing of them. */
const ids = 'imported/'

const residentOf = ({ name, email, phone, address, tenancy }: TenantRow): KnownResident => ({
  id: `${ids}${digestOf(email)}`,
  person: { name, email, phone, address, tenancy },
})

const found = (row: TenantRow | null): readonly TenantRow[] => (row === null ? [] : [row])

const pointerSchema = z.object({ sk: z.string() })
const digestIn = (row: unknown): string => pointerSchema.parse(row).sk.split('#').at(-1) ?? ''

const beginning = async (
  table: Table,
  landlord: string,
  { key, limit }: { readonly key: string; readonly limit: number },
): Promise<readonly KnownResident[]> => {
  const page = await queryPage(
    table,
    { limit },
    {
      KeyConditionExpression: 'pk = :letters AND begins_with(sk, :beginning)',
      ExpressionAttributeValues: { ':letters': keyPartition(landlord, key), ':beginning': key },
    },
  )
  const digests = [...new Set(page.rows.map(digestIn))]
  const rows = await Promise.all(digests.map((digest) => readRow(table, landlord, digest)))
  return rows
    .flatMap(found)
    .filter(({ keys }) => keys.some((each) => each.startsWith(key)))
    .map(residentOf)
}

/** The tenancies that were imported, by address of mail and by what staff type. */
export const importedBook = (table: Table, landlord: string): AddressBook & ImportedResidents => ({
  findByEmail: async (email) => {
    const row = await readRow(table, landlord, digestOf(email))
    if (row === null) return null
    const { tenancy, address, name, phone } = row
    return { tenancy, address, name, phone }
  },
  beginning: (key, limit) => beginning(table, landlord, { key, limit }),
  byId: async (id) => {
    if (!id.startsWith(ids)) return null
    const row = await readRow(table, landlord, id.slice(ids.length))
    return row === null ? null : residentOf(row)
  },
})

const isSame = (before: Tenant, tenant: Tenant): boolean =>
  before.tenancy === tenant.tenancy &&
  before.address === tenant.address &&
  before.name === tenant.name &&
  before.phone === tenant.phone

const dropKeys = async (
  { client, name }: Table,
  landlord: string,
  { digest, keys }: { readonly digest: string; readonly keys: readonly string[] },
): Promise<void> => {
  for (const key of keys)
    await client.send(new DeleteCommand({ TableName: name, Key: keyRow(landlord, key, digest) }))
}

/** Keeps whose address of mail it is in place of what was kept before, and says what that changed. */
export const keepTenant = async (
  table: Table,
  landlord: string,
  { email, tenant }: { readonly email: string; readonly tenant: Tenant },
): Promise<'added' | 'changed' | 'same'> => {
  const { client, name } = table
  const digest = digestOf(email)
  const before = await readRow(table, landlord, digest)
  if (before !== null && isSame(before, tenant)) return 'same'
  const keys = residentKeysOf({ ...tenant, email })
  // The keys come first: the person's own row says that all of them are there.
  for (const key of keys)
    await client.send(new PutCommand({ TableName: name, Item: keyRow(landlord, key, digest) }))
  const Item = { ...rowKey(landlord, digest), ...tenant, email, keys }
  await client.send(new PutCommand({ TableName: name, Item }))
  const stale = before?.keys.filter((key) => !keys.includes(key)) ?? []
  await dropKeys(table, landlord, { digest, keys: stale })
  return before === null ? 'added' : 'changed'
}

/** Everybody who was imported, by address of mail and tenancy. */
export async function* importedTenants(
  { client, name }: Table,
  landlord: string,
): AsyncGenerator<Pick<TenantRow, 'email' | 'tenancy'>> {
  for (const shard of shards) {
    const query = {
      TableName: name,
      KeyConditionExpression: 'pk = :shard',
      ExpressionAttributeValues: { ':shard': partition(landlord, shard) },
    }
    for await (const { Items } of paginateQuery({ client }, query))
      for (const item of Items ?? []) yield tenantSchema.parse(item)
  }
}

/** Forgets somebody: from now on their address of mail proves no tenancy, and nobody finds them. */
export const forgetTenant = async (table: Table, landlord: string, email: string): Promise<void> => {
  const { client, name } = table
  const digest = digestOf(email)
  const before = await readRow(table, landlord, digest)
  await client.send(new DeleteCommand({ TableName: name, Key: rowKey(landlord, digest) }))
  await dropKeys(table, landlord, { digest, keys: before?.keys ?? [] })
}
