import { z } from 'zod'
import { divisionSchema } from '../calendar/division.ts'
import { hazardLawSchema } from '../policy/hazardLaw.ts'
import { ombudsmanSchema } from '../policy/ombudsman.ts'
import { policySchema } from '../policy/policy.ts'

const daySchema = z.iso.date()

/**
 * What the dates of a landlord's cases were counted by, kept so that a change can be told date by date: nothing about a
 * date is ever stored with its case.
 */
export const rulesSnapshotSchema = z.object({
  calendar: z.object({
    division: divisionSchema,
    timeZone: z.string(),
    version: z.string(),
    firmUntil: daySchema,
    bankHolidays: z.array(daySchema),
    closures: z.array(daySchema),
  }),
  policies: z.array(
    policySchema.extend({
      ombudsman: ombudsmanSchema,
      codePolicy: policySchema.nullable(),
      hazardLaw: hazardLawSchema.nullable(),
    }),
  ),
})
export type RulesSnapshot = z.infer<typeof rulesSnapshotSchema>
