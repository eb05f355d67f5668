import { z } from 'zod'
import type { Commit } from '../casework/ports.ts'
import { instantSchema } from '../domain/calendar/instant.ts'
import { caseEventSchema } from '../domain/case/event.ts'

/** A commit as it stands in the table; parsed by the same schema on the way in and on the way out. */
export const commitRowSchema = z.object({
  pk: z.string().startsWith('CASE#'),
  sk: z.string().startsWith('COMMIT#'),
  caseId: z.string(),
  version: z.int().positive(),
  at: instantSchema,
  cause: z.string(),
  events: z.array(caseEventSchema).min(1),
  request: z.object({ key: z.string(), by: z.string(), digest: z.string() }).optional(),
  /** Set until the feed has delivered the commit, so that the sparse index holds only what is still to do. */
  undeliveredShard: z.string().optional(),
  undeliveredAt: z.string().optional(),
})

/** How many partitions the undelivered index is spread over, so that a busy day does not wait on one. */
export const undeliveredShards = 8

/** Eight digits: a case with a hundred million commits would still list in order. */
const versionDigits = 8

export const casePartition = (caseId: string): string => `CASE#${caseId}`

export const commitKey = (caseId: string, version: number) => ({
  pk: casePartition(caseId),
  sk: `COMMIT#${String(version).padStart(versionDigits, '0')}`,
})

/** Case ids are evenly spread, so the last symbol shares commits out evenly. */
export const shardOf = (caseId: string): string =>
  `U${(caseId.codePointAt(caseId.length - 1) ?? 0) % undeliveredShards}`

/**
 * Commits that whoever makes them delivers, so that none of them waits for the feed: the record that a letter went is part
 * of the delivery that sent it, and what a timeline has reached is delivered by the function that records it.
 */
const ownDeliveries: ReadonlySet<string> = new Set(['record-notice', 'reach-milestones'])

const undeliveredKeys = (commit: Commit) =>
  ownDeliveries.has(commit.cause)
    ? {}
    : { undeliveredShard: shardOf(commit.caseId), undeliveredAt: commit.at }

/**
 * A commit to its row. Throws where it could not be read again: what is stored is for good, and one commit that nobody
 * can read shuts its whole case.
 */
export const rowOf = (commit: Commit): z.output<typeof commitRowSchema> =>
  commitRowSchema.parse({
    ...commitKey(commit.caseId, commit.version),
    caseId: commit.caseId,
    version: commit.version,
    at: commit.at,
    cause: commit.cause,
    events: [...commit.events],
    ...(commit.request === undefined ? {} : { request: commit.request }),
    ...undeliveredKeys(commit),
  })

/** A row of the table to a commit. Throws where the row is not one. */
export const commitOf = (row: unknown): Commit => {
  const { caseId, version, at, cause, events, request } = commitRowSchema.parse(row)
  return { caseId, version, at, cause, events, ...(request === undefined ? {} : { request }) }
}
