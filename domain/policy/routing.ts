import { z } from 'zod'
import { dispositionSchema, flagSchema, procedureSchema } from '../classifier/reading.ts'
import { clauseSchema, readingSchema } from './limit.ts'
import { outcomeSchema } from './outcome.ts'

/** When a rule holds. Everything that is named must hold; what is not named does not matter. */
export const conditionSchema = z
  .strictObject({
    disposition: z.array(dispositionSchema).min(1).optional().describe('The message is one of these.'),
    procedure: z.array(procedureSchema).min(1).optional().describe('It belongs to one of these procedures.'),
    anyFlag: z.array(flagSchema).min(1).optional().describe('At least one of these was noticed.'),
    noFlag: z.array(flagSchema).min(1).optional().describe('None of these was noticed.'),
    choice: z
      .array(z.enum(['complaint', 'just-fix-it', 'both', 'not-asked']))
      .min(1)
      .optional()
      .describe('What the resident chose when offered a complaint.'),
    reportedBefore: z
      .boolean()
      .optional()
      .describe('Whether the landlord has had its chance to put this right, by their words or our records.'),
  })
  .describe('When the rule holds; everything named must hold.')
export type Condition = z.infer<typeof conditionSchema>

/** One row of the policy's answer to "what is this message?". The first row that holds decides. */
export const routingRuleSchema = z.strictObject({
  when: conditionSchema,
  outcome: outcomeSchema.describe('What the message becomes.'),
  toNextStage: z
    .boolean()
    .default(false)
    .describe('Where it is known which stage was answered, the stage after that one instead.'),
  why: z.string().min(1).describe('One plain sentence for staff.'),
  clause: clauseSchema,
  confirm: z
    .boolean()
    .default(false)
    .describe('Whether a person must confirm even where the reading is sure.'),
  reading: readingSchema.optional(),
})
export type RoutingRule = z.infer<typeof routingRuleSchema>
