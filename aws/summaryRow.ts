import { z } from 'zod'
import type { CaseSummary } from '../casework/ports.ts'
import { instantSchema } from '../domain/calendar/instant.ts'
import { flagSchema } from '../domain/classifier/reading.ts'
import { milestoneNameSchema } from '../domain/deadlines/milestoneName.ts'
import { casePartition } from './commitRow.ts'

const summarySchema = z.object({
  caseId: z.string(),
  landlord: z.string(),
  version: z.int().positive(),
  reference: z.string(),
  status: z.string(),
  disposition: z.string(),
  policy: z.string(),
  openedAt: instantSchema,
  channel: z.string(),
  byMachine: z.boolean().optional(),
  // What earlier versions did not write is empty until the lists are rebuilt.
  stage: z.string().nullable().default(null),
  handler: z.string().nullable().default(null),
  flags: z.array(flagSchema).default([]),
  person: z.object({ name: z.string().nullable(), address: z.string().nullable() }).nullable().default(null),
  live: z.boolean().default(false),
  hazard: z.boolean().default(false),
  tasks: z.int().nonnegative().default(0),
  next: z
    .object({
      what: z.union([milestoneNameSchema, z.literal('action')]),
      stage: z.string().nullable(),
      due: instantSchema,
      clause: z.string(),
    })
    .nullable()
    .default(null),
})

/** A row to a summary. Throws where the row is not one. */
export const summaryOf = (row: unknown): CaseSummary => summarySchema.parse(row)

export const summaryKey = (caseId: string) => ({ pk: casePartition(caseId), sk: 'SUMMARY' })

export const monthPartition = (landlord: string, month: string): string => `${landlord}#${month}`

export const handlerPartition = (landlord: string, handler: string | null): string =>
  `${landlord}#${handler ?? 'nobody'}`

/** A request, an enquiry and the like: whoever answers them, no stage of a complaint is theirs to take. */
export const requestPartition = (landlord: string): string => `${landlord}#request`

/** What has no date comes after everything that has one. */
const never = '9999'

/** Answered, held by nobody, and nothing left to do: it waits for the resident alone. */
const waitsForResident = ({ status, handler, next }: CaseSummary): boolean =>
  status === 'responded' && handler === null && next === null

/** A case that is over stands in a list again while a task waits in it, such as to read what they wrote since. */
const isListed = (summary: CaseSummary): boolean =>
  summary.tasks > 0 || (summary.live && !waitsForResident(summary))

/** Is there something in it that a person has to take: a stage, a hazard, a promise, a reading to confirm, a task? */
const isToTake = ({ stage, hazard, next, status, tasks }: CaseSummary): boolean =>
  stage !== null || hazard || next !== null || status === 'to-confirm' || tasks > 0

const holderPartition = (summary: CaseSummary): string =>
  summary.handler !== null || isToTake(summary)
    ? handlerPartition(summary.landlord, summary.handler)
    : requestPartition(summary.landlord)

const inOpenLists = (summary: CaseSummary): Record<string, string> => {
  if (!isListed(summary)) return {}
  const { landlord, next, status, hazard } = summary
  return {
    openHandler: holderPartition(summary),
    openDue: next?.due ?? never,
    ...(next === null ? {} : { openDueIn: landlord }),
    ...(status === 'to-confirm' ? { toConfirmIn: landlord } : {}),
    ...(hazard ? { hazardIn: landlord } : {}),
  }
}

/** The row of a summary, with the keys of the lists that it stands in. */
export const summaryRow = (summary: CaseSummary): Record<string, unknown> => ({
  ...summaryKey(summary.caseId),
  ...summary,
  openedMonth: monthPartition(summary.landlord, summary.openedAt.slice(0, 7)),
  ...inOpenLists(summary),
})
