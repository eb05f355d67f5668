import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb'
import { UpdateCommand } from '@aws-sdk/lib-dynamodb'
import type { Table } from './table.ts'

/** Stands in for the answer of an update whose condition did not hold. */
export const nullIfRefused = (error: unknown): null => {
  if (error instanceof ConditionalCheckFailedException) return null
  throw error
}

/**
 * Counts a try at a secret that works once, before anything is compared, so that guesses side by side count each. The
 * row, or null where there is none, it is spent, or it has had `mostTries`.
 */
export const countTry = async (
  { client, name }: Table,
  Key: { readonly pk: string; readonly sk: string },
  mostTries: number,
): Promise<unknown> => {
  const tried = await client
    .send(
      new UpdateCommand({
        TableName: name,
        Key,
        UpdateExpression: 'SET tries = tries + :one',
        ConditionExpression: 'attribute_exists(pk) AND tries < :most AND attribute_not_exists(spent)',
        ExpressionAttributeValues: { ':one': 1, ':most': mostTries },
        ReturnValues: 'ALL_NEW',
      }),
    )
    .catch(nullIfRefused)
  return tried?.Attributes ?? null
}
