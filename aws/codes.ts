import { GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { z } from 'zod'
import type { CodeStore, SentCode } from '../casework/followPorts.ts'
import { type Means, meansOf } from '../casework/reach.ts'
import { type Instant, instantSchema, millisecondsOf } from '../domain/calendar/instant.ts'
import { countTry, nullIfRefused } from './oneTimeSecret.ts'
import type { Table } from './table.ts'

/** The code of a case: `FOLLOW#<reference>` / `CODE`, by text `TEXT-CODE`. Taken away by DynamoDB a day after it was kept. */
const rowSchema = z.object({
  reference: z.string(),
  caseId: z.string(),
  address: z.string(),
  seed: z.string(),
  hasLink: z.boolean(),
  until: instantSchema,
})

/** What stands beside it, so that it is not used twice. */
const usedSchema = z.object({ tries: z.number(), spent: z.boolean().optional() })

/** Guesses at one code: five of a million, and then it is dead. */
const mostTries = 5
const day = 24 * 60 * 60

const means = ['email', 'text'] as const

const keyOf = (reference: string, by: Means) => ({
  pk: `FOLLOW#${reference}`,
  sk: by === 'email' ? 'CODE' : 'TEXT-CODE',
})

const isLive = ({ until }: SentCode, now: Instant): boolean => millisecondsOf(until) > millisecondsOf(now)

/** Codes in DynamoDB. A try is counted before it is compared, and a code is spent by one conditional update. */
export const codeStore = (table: Table): CodeStore => {
  const { client, name } = table

  /** Changes the row of a code while it is still that code and not spent. */
  const change = async (
    { reference, address, seed }: SentCode,
    field: 'until' | 'spent',
    value: unknown,
  ): Promise<boolean> => {
    const changed = await client
      .send(
        new UpdateCommand({
          TableName: name,
          Key: keyOf(reference, meansOf(address)),
          UpdateExpression: 'SET #field = :value',
          ConditionExpression: 'seed = :seed AND attribute_not_exists(spent)',
          // “Until” is a word of DynamoDB’s own.
          ExpressionAttributeNames: { '#field': field },
          ExpressionAttributeValues: { ':value': value, ':seed': seed },
        }),
      )
      .catch(nullIfRefused)
    return changed !== null
  }

  return {
    keep: async (code) => {
      const expiresAt = Math.floor(Date.now() / 1000) + day
      await client.send(
        new PutCommand({
          TableName: name,
          Item: { ...keyOf(code.reference, meansOf(code.address)), ...code, tries: 0, expiresAt },
        }),
      )
    },
    current: async (reference, by, now) => {
      const { Item } = await client.send(
        new GetCommand({ TableName: name, Key: keyOf(reference, by), ConsistentRead: true }),
      )
      if (Item === undefined) return null
      const code = rowSchema.parse(Item)
      const { tries, spent } = usedSchema.parse(Item)
      return spent !== true && isLive(code, now) ? { ...code, typeable: tries < mostTries } : null
    },
    prolong: (code, until) => change(code, 'until', until),
    tried: async (reference, now) => {
      const tried = await Promise.all(means.map((by) => countTry(table, keyOf(reference, by), mostTries)))
      return tried
        .flatMap((row) => (row === null ? [] : [rowSchema.parse(row)]))
        .filter((code) => isLive(code, now))
    },
    spend: (code) => change(code, 'spent', true),
  }
}
