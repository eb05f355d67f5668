import { UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { z } from 'zod'
import { type Instant, millisecondsOf } from '../domain/calendar/instant.ts'
import type { Table } from './table.ts'

/** Requests that one person may make in a minute: two a second all through is more than a tool for people asks. */
export const requestsAMinute = 120

const window = 60_000
const answerSchema = z.object({ Attributes: z.object({ requests: z.number() }) })

/**
 * Counts a request of somebody. Returns the seconds to wait where they have had too many this minute, else null.
 *
 * Beside the gateway's throttle, which all share, so that neither a runaway script of one person stops the others, nor
 * a stolen token reads every resident in an afternoon. In the table, because functions come and go; one write a request.
 */
export const countRequest =
  ({ client, name }: Table) =>
  async (who: string, now: Instant): Promise<number | null> => {
    const moment = millisecondsOf(now)
    const minute = Math.floor(moment / window)
    const answer = await client.send(
      new UpdateCommand({
        TableName: name,
        Key: { pk: `REQUESTS#${who}`, sk: `MINUTE#${minute}` },
        UpdateExpression: 'ADD requests :one SET expiresAt = :end',
        ExpressionAttributeValues: { ':one': 1, ':end': ((minute + 2) * window) / 1000 },
        ReturnValues: 'UPDATED_NEW',
      }),
    )
    const { requests } = answerSchema.parse(answer).Attributes
    return requests <= requestsAMinute ? null : Math.ceil(((minute + 1) * window - moment) / 1000)
  }
