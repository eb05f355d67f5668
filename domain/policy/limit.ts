import { z } from 'zod'

/** Where the rule stands in its document, e.g. `6.3`, or `Code 6.3` where it stands in another one. */
export const clauseSchema = z
  .string()
  .min(1)
  .describe('Where the document says so, e.g. "6.3". Begin with "Code" or "Law" where another text says it.')

/** What we read where the document is silent, unclear or contradicts itself. */
export const readingSchema = z
  .strictObject({
    chosen: z.string().min(1).describe('How we read it.'),
    because: z.string().min(1).describe('Why, and what else it might have meant.'),
  })
  .describe('The reading chosen where the document is silent or contradicts itself.')

const units = ['hours', 'working-hours', 'calendar-days', 'working-days', 'weeks', 'months', 'years'] as const

const unitSchema = z.enum(units, {
  error: (issue) => `${JSON.stringify(issue.input)} is not a unit of time; write one of ${units.join(', ')}`,
})

/** What a limit is counted from. */
const anchors = [
  'received',
  'first-received',
  'acknowledged',
  'meeting-held',
  'response-due',
  'responded',
  'outcome-received',
  'hazard-known',
  'hazard-investigated',
] as const
const anchorSchema = z.enum(anchors, {
  error: (issue) =>
    `${JSON.stringify(issue.input)} is not something that can start a clock; write one of ${anchors.join(', ')}`,
})
export type Anchor = z.infer<typeof anchorSchema>

/**
 * Which day is day one.
 * - `day-after`: the day of the event is day 0, whatever its hour; the first day after it is day 1.
 * - `deemed-received`: an event on a day that is not a working day counts as of the next working day; then as above.
 * - `same-day`: the day of the event, or the next working day where it is none, is day 1.
 */
export const dayOneSchema = z.enum(['day-after', 'deemed-received', 'same-day'])
export type DayOne = z.infer<typeof dayOneSchema>

const amountSchema = z.strictObject({
  count: z.int().positive().describe('How many.'),
  unit: unitSchema,
})
export type Amount = z.infer<typeof amountSchema>

/** A number of the document: how long, from what, counted how, and the clause that says so. */
export const limitSchema = z
  .strictObject({
    within: amountSchema,
    from: anchorSchema.describe('The event that the clock starts from.'),
    dayOne: dayOneSchema.optional().describe('Where it differs from how the whole policy counts.'),
    roll: z
      .enum(['none', 'next-working-day'])
      .default('none')
      .describe('Whether a date on a day that is not a working day moves to the next that is.'),
    clause: clauseSchema,
    reading: readingSchema.optional(),
  })
  .describe('How long, from what, and the clause that says so.')
export type Limit = z.infer<typeof limitSchema>

/** Something the document says that people, not clocks, act on. */
export const statementSchema = z.strictObject({
  says: z.string().min(1).describe('The rule, in our own words.'),
  clause: clauseSchema,
  reading: readingSchema.optional(),
})
