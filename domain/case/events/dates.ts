import { z } from 'zod'
import { instantSchema } from '../../calendar/instant.ts'
import { stageIdSchema } from '../../deadlines/fact.ts'
import { milestoneNameSchema } from '../../deadlines/milestoneName.ts'
import { actionOverdueSchema } from './actions.ts'
import { closedSchema } from './endings.ts'
import { happened, untilOpen } from './happened.ts'

const localInstant = z.iso.datetime({ offset: true })
const ofDate = { stage: stageIdSchema, milestone: milestoneNameSchema }
const reached = { ...happened, ...ofDate, due: localInstant }

/** One date before and after the rules changed, and what of them changed. Null: there was no such date, or is none now. */
export const movedDateSchema = z.object({
  ...ofDate,
  from: localInstant.nullable(),
  /** What the rules now give; the date that holds, unless `from` was promised. */
  to: localInstant.nullable(),
  why: z.string(),
})
export type MovedDate = z.infer<typeof movedDateSchema>

const milestoneMissedSchema = z.object({
  type: z.literal('milestone-missed'),
  ...reached,
  ...untilOpen,
  clause: z.string(),
})

/** The resident's own time for a step is over; nobody has failed. */
const windowClosedSchema = z.object({
  type: z.literal('window-closed'),
  ...reached,
  ...untilOpen,
  clause: z.string(),
})

/** The resident's own time for a step is about to end. */
const windowClosingSchema = z.object({
  type: z.literal('window-closing'),
  ...reached,
  ...untilOpen,
  clause: z.string(),
})

/** What comes of itself and is told to the resident in office hours. */
const untoldSchema = z.discriminatedUnion('type', [
  milestoneMissedSchema,
  windowClosingSchema,
  windowClosedSchema,
  actionOverdueSchema,
  closedSchema,
])
export type Untold = z.infer<typeof untoldSchema>

/** Dates that came of themselves, and dates that were counted anew. */
export const dateEventSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('reminded'), ...reached, workingDaysBefore: z.int() }),
  milestoneMissedSchema,
  /** A missed date that is still owed: told again until it is done. */
  z.object({
    type: z.literal('still-overdue'),
    ...reached,
    clause: z.string(),
    workingDaysLate: z.int(),
  }),
  windowClosingSchema,
  windowClosedSchema,
  /** Our offices have opened: what came of itself while they were closed is told to the resident now. */
  z.object({ type: z.literal('letters-fell-due'), ...happened, about: z.array(untoldSchema).min(1) }),
  /** It is recorded to have been done in time, after the time had passed: taken, and marked. */
  z.object({
    type: z.literal('recorded-late'),
    ...reached,
    clause: z.string(),
    happenedAt: instantSchema,
  }),
  z.object({
    type: z.literal('dates-moved'),
    ...happened,
    /** Which rules they were counted by: the fingerprint of policies, closures and bank holidays. */
    rules: z.string(),
    /** `kept`: the resident had been told `from`, which is better for them, so it stays. */
    moved: z.array(movedDateSchema.extend({ kept: z.boolean() })).min(1),
  }),
])
export type RecordedLate = Omit<Extract<DateEvent, { type: 'recorded-late' }>, 'type'>
export type DateEvent = z.infer<typeof dateEventSchema>
