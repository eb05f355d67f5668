import { z } from 'zod'
import { stageIdSchema } from '../deadlines/fact.ts'
import { clauseSchema, limitSchema, readingSchema, statementSchema } from './limit.ts'

const contents = z.array(z.string().min(1)).describe('What it must contain.')

const acknowledgementSchema = z.strictObject({
  limit: limitSchema.optional().describe('Left out where the document gives no number.'),
  automaticCounts: z
    .boolean()
    .describe(
      'Whether an automatic receipt is the acknowledgement, or only one that a person has put together.',
    ),
  means: z.array(z.enum(['phone', 'letter', 'any'])).default(['any']),
  mustContain: contents.default([]),
  clause: clauseSchema,
  reading: readingSchema.optional(),
})

const responseSchema = z.strictObject({
  limit: limitSchema.optional().describe('Left out where the document gives no number.'),
  mustContain: contents.default([]),
  waitsForActions: z
    .boolean()
    .default(false)
    .describe('Whether the document holds the response back until the agreed actions are done.'),
  final: z.boolean().default(false).describe('Whether this is the last word of the landlord.'),
  clause: clauseSchema,
  reading: readingSchema.optional(),
})

const extensionSchema = z.strictObject({
  limit: limitSchema
    .optional()
    .describe('The most that may be added, counted from the response date. Left out where there is no cap.'),
  cap: z
    .enum(['hard', 'soft', 'none'])
    .describe(
      'hard: never beyond; soft: "without good reason", held as hard unless a manager decides; none: no cap.',
    ),
  times: z.enum(['once', 'more']).describe('Whether a second extension within the cap is allowed.'),
  agreement: z.enum(['inform', 'agree']).describe('Whether the resident is told, or has to be asked.'),
  grounds: z.string().min(1),
  noticeMustContain: contents,
  insideOriginalTime: z
    .boolean()
    .describe('Whether the notice has to reach the resident on or before the date that it moves.'),
  clause: clauseSchema,
  reading: readingSchema.optional(),
})

const windowSchema = z.strictObject({
  limit: limitSchema,
  orIfLater: limitSchema
    .optional()
    .describe('A second limit; the later of the two dates is the one that holds.'),
  late: statementSchema.describe(
    'What happens to a late request. A person decides; nothing is refused by a machine.',
  ),
})

const meetingSchema = z.strictObject({
  limit: limitSchema.optional(),
  with: z.string().min(1),
  accompanied: statementSchema.optional(),
  clause: clauseSchema,
  reading: readingSchema.optional(),
})

const handlerSchema = z.strictObject({
  roles: z
    .array(z.string().min(1))
    .describe('Who does it, in the document’s own words; empty where it is silent.'),
  byGround: z
    .array(z.strictObject({ ground: z.string().min(1), role: z.string().min(1), clause: clauseSchema }))
    .default([])
    .describe('Which ground of review goes to whom.'),
  excludes: z
    .array(z.enum(['stage-1-participants', 'anyone-involved-before', 'person-complained-about']))
    .default([])
    .describe('Who may not do it.'),
  clause: clauseSchema,
  reading: readingSchema.optional(),
})

const entrySchema = z.strictObject({
  grounds: z.array(statementSchema).describe('On what grounds the stage is entered; empty: on asking.'),
  reasonsRequired: z.boolean().describe('Whether the document makes the resident give reasons.'),
  mayDecline: z
    .array(
      statementSchema.extend({
        agreedBy: z
          .string()
          .min(1)
          .nullable()
          .default(null)
          .describe('Who has to agree to it; null where the document names nobody.'),
      }),
    )
    .default([])
    .describe('When the document lets the landlord say no. A person decides.'),
  clause: clauseSchema,
  reading: readingSchema.optional(),
})

/** One step of a landlord's procedure, under the title that the document gives it. */
export const stageSchema = z.strictObject({
  id: stageIdSchema.exclude(['hazard']),
  name: z.string().min(1).describe('The title that the document gives it.'),
  clause: clauseSchema,
  enter: entrySchema,
  handler: handlerSchema,
  acknowledge: acknowledgementSchema.optional(),
  contact: z
    .strictObject({ limit: limitSchema, clause: clauseSchema, reading: readingSchema.optional() })
    .optional()
    .describe('Where the document promises that an officer makes contact.'),
  respond: responseSchema.optional(),
  extension: extensionSchema.optional(),
  meeting: meetingSchema.optional(),
  escalate: windowSchema.optional().describe('How long the resident has to ask for the next stage.'),
  refer: limitSchema.optional().describe('How long the resident has to go to the ombudsman.'),
  next: stageIdSchema
    .exclude(['hazard'])
    .optional()
    .describe('The stage that follows for a resident who is not content.'),
  codeStage: z
    .enum(['stage-1', 'stage-2'])
    .optional()
    .describe('The stage of the Code whose clock runs beside this one.'),
})
export type Stage = z.infer<typeof stageSchema>
