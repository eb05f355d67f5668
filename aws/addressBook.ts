import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import { z } from 'zod'
import type { AddressBook, Tenant } from '../casework/addressBook.ts'
import type { Table } from './table.ts'

const tenantSchema = z.object({
  tenancy: z.string(),
  address: z.string(),
  name: z.string().nullable(),
  phone: z.string().nullable(),
})

const keyOf = (landlord: string, email: string) => ({
  pk: `TENANT#${landlord}#${email.toLowerCase()}`,
  sk: 'TENANCY',
})

/** The tenancies that were imported, a row an address of mail. */
export const importedBook = ({ client, name }: Table, landlord: string): AddressBook => ({
  findByEmail: async (email) => {
    const { Item } = await client.send(new GetCommand({ TableName: name, Key: keyOf(landlord, email) }))
    return Item === undefined ? null : tenantSchema.parse(Item)
  },
})

const isSame = (before: Tenant, tenant: Tenant): boolean =>
  before.tenancy === tenant.tenancy &&
  before.address === tenant.address &&
  before.name === tenant.name &&
  before.phone === tenant.phone

/** Keeps whose address of mail it is in place of what was kept before, and says what that changed. */
export const keepTenant = async (
  { client, name }: Table,
  landlord: string,
  email: string,
  tenant: Tenant,
): Promise<'added' | 'changed' | 'same'> => {
  const Item = { ...keyOf(landlord, email), ...tenant }
  const { Attributes } = await client.send(new PutCommand({ TableName: name, Item, ReturnValues: 'ALL_OLD' }))
  if (Attributes === undefined) return 'added'
  return isSame(tenantSchema.parse(Attributes), tenant) ? 'same' : 'changed'
}
