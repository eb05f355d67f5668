import { PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { z } from 'zod'
import type { CodeStore, SentCode } from '../casework/followPorts.ts'
import { instantSchema, millisecondsOf } from '../domain/calendar/instant.ts'
import { countTry, nullIfRefused } from './oneTimeSecret.ts'
import type { Table } from './table.ts'

/** The newest code of a case: `FOLLOW#<case>` / `CODE`. Taken away by DynamoDB a day after it was kept. */
const rowSchema = z.object({
  caseId: z.string(),
  email: z.string(),
  codeHash: z.string(),
  keyHash: z.string().nullable(),
  until: instantSchema,
})

/** Guesses at one code: five of a million, and then it is dead. */
const mostTries = 5
const day = 24 * 60 * 60

const keyOf = (caseId: string) => ({ pk: `FOLLOW#${caseId}`, sk: 'CODE' })

/** Codes in DynamoDB. A try is counted before it is compared, and a code is spent by one conditional update. */
export const codeStore = (table: Table): CodeStore => {
  const { client, name } = table
  return {
    keep: async (code) => {
      const expiresAt = Math.floor(Date.now() / 1000) + day
      await client.send(
        new PutCommand({ TableName: name, Item: { ...keyOf(code.caseId), ...code, tries: 0, expiresAt } }),
      )
    },
    tried: async (caseId, now): Promise<SentCode | null> => {
      const tried = await countTry(table, keyOf(caseId), mostTries)
      if (tried === null) return null
      const code = rowSchema.parse(tried)
      return millisecondsOf(code.until) > millisecondsOf(now) ? code : null
    },
    spend: async ({ caseId, codeHash }) => {
      const spent = await client
        .send(
          new UpdateCommand({
            TableName: name,
            Key: keyOf(caseId),
            UpdateExpression: 'SET spent = :yes',
            ConditionExpression: 'codeHash = :hash AND attribute_not_exists(spent)',
            ExpressionAttributeValues: { ':yes': true, ':hash': codeHash },
          }),
        )
        .catch(nullIfRefused)
      return spent !== null
    },
  }
}
