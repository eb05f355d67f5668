import { z } from 'zod'
import { clauseSchema, limitSchema, readingSchema, statementSchema } from './limit.ts'

/** A law that gives hazards clocks of their own: which hazards, since when, and each limit with its regulation. */
export const hazardLawSchema = z.strictObject({
  $schema: z.string().optional(),
  id: z.string().min(1),
  title: z.string().min(1),
  source: z.string().min(1),
  counting: z.strictObject({
    dayOne: z.enum(['day-after', 'deemed-received', 'same-day']),
    clause: clauseSchema,
    reading: readingSchema.optional(),
  }),
  inForce: z.strictObject({ from: z.iso.date(), clause: clauseSchema }),
  appliesTo: statementSchema,
  /** The hazards that the law covers, each with the day from which it does; `null` where no day is made law yet. */
  hazards: z
    .array(
      z.strictObject({
        name: z.string().min(1),
        severity: z.array(z.enum(['emergency', 'significant'])).min(1),
        from: z.iso.date().nullable(),
        clause: clauseSchema,
      }),
    )
    .min(1),
  emergency: z.strictObject({ makeSafe: limitSchema }),
  significant: z.strictObject({
    investigate: limitSchema,
    summary: limitSchema,
    safetyWork: limitSchema,
    worksStarted: limitSchema,
  }),
  statements: z.array(statementSchema).default([]),
})
export type HazardLaw = z.infer<typeof hazardLawSchema>
