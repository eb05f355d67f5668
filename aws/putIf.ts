import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb'
import { PutCommand } from '@aws-sdk/lib-dynamodb'
import type { Table } from './table.ts'

type Put = ConstructorParameters<typeof PutCommand>[0]

/** Puts a row on its condition; false where that does not hold. */
export const putIf = async ({ client, name }: Table, put: Omit<Put, 'TableName'>): Promise<boolean> => {
  try {
    await client.send(new PutCommand({ TableName: name, ...put }))
    return true
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false
    throw error
  }
}
