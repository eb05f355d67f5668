import { createHmac } from 'node:crypto'
import { UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { z } from 'zod'
import type { Count } from '../casework/followPorts.ts'
import type { Table } from './table.ts'

const countSchema = z.object({ count: z.number() })

/**
 * Counts in windows of fixed length: `LIMIT#<what>#<hash of the key>` / the window’s start, taken away when it is over.
 * Keys such as addresses are kept as keyed hashes. `now`: seconds of the real time.
 */
export const counts = (
  { client, name }: Table,
  secret: string,
  now: () => number = () => Math.floor(Date.now() / 1000),
): Count => {
  const hashed = (key: string): string =>
    createHmac('sha256', secret).update(`limit/${key}`).digest('base64url').slice(0, 22)
  return async (what, key, { most, perSeconds }) => {
    const start = Math.floor(now() / perSeconds) * perSeconds
    const { Attributes } = await client.send(
      new UpdateCommand({
        TableName: name,
        Key: { pk: `LIMIT#${what}#${hashed(key)}`, sk: String(start) },
        UpdateExpression: 'SET expiresAt = :end ADD #count :one',
        ExpressionAttributeNames: { '#count': 'count' },
        ExpressionAttributeValues: { ':one': 1, ':end': start + 2 * perSeconds },
        ReturnValues: 'UPDATED_NEW',
      }),
    )
    return countSchema.parse(Attributes).count <= most
  }
}
