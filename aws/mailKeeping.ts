import { createHash } from 'node:crypto'
import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb'
import { GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { z } from 'zod'
import type { MailKeeping } from '../casework/ports.ts'
import { type Instant, millisecondsOf } from '../domain/calendar/instant.ts'
import type { Table } from './table.ts'

const holderSchema = z.object({ caseId: z.string() })

/** The first case that claims something has it; answers which that is. */
const claim = async ({ client, name }: Table, pk: string, caseId: string): Promise<string> => {
  const key = { pk, sk: 'CASE' }
  try {
    await client.send(
      new PutCommand({
        TableName: name,
        Item: { ...key, caseId },
        ConditionExpression: 'attribute_not_exists(pk) OR caseId = :case',
        ExpressionAttributeValues: { ':case': caseId },
      }),
    )
    return caseId
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error
    const { Item } = await client.send(new GetCommand({ TableName: name, Key: key, ConsistentRead: true }))
    return holderSchema.parse(Item).caseId
  }
}

const digestOf = (address: string): string =>
  createHash('sha256').update(address.toLowerCase()).digest('base64url')

const hour = 60 * 60
const secondsOf = (at: Instant): number => Math.floor(millisecondsOf(at) / 1000)

interface Answer {
  readonly address: string
  readonly notice: string
  readonly at: Instant
  readonly limit: number
}

/**
 * One row an address and hour holds the notices that went there, so that the same one again is not counted twice. The
 * address stands in it as a digest alone, and the row ends a day later of itself.
 */
const mayAnswer = async ({ client, name }: Table, answer: Answer): Promise<boolean> => {
  const address = digestOf(answer.address)
  try {
    await client.send(
      new UpdateCommand({
        TableName: name,
        Key: { pk: `ANSWERS#${address}`, sk: `HOUR#${answer.at.slice(0, 13)}` },
        UpdateExpression: 'SET expiresAt = :end ADD notices :notices',
        ConditionExpression:
          'attribute_not_exists(notices) OR size(notices) < :limit OR contains(notices, :notice)',
        ExpressionAttributeValues: {
          ':end': secondsOf(answer.at) + 24 * hour,
          ':notices': new Set([answer.notice]),
          ':notice': answer.notice,
          ':limit': answer.limit,
        },
      }),
    )
    return true
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false
    throw error
  }
}

/** Words and answers in DynamoDB. `withheld` is told whenever an answer may not go. */
export const mailKeeping = (table: Table, signingKey: string, withheld: () => void): MailKeeping => ({
  signingKey,
  claimWords: (words, caseId) => claim(table, `WORDS#${words}`, caseId),
  mayAskWho: async (address, caseId) => (await claim(table, `ASKED#${digestOf(address)}`, caseId)) === caseId,
  mayAnswer: async (answer) => {
    const may = await mayAnswer(table, answer)
    if (!may) withheld()
    return may
  },
})
