import { z } from 'zod'
import { stageIdSchema } from '../deadlines/fact.ts'
import type { HazardLaw } from './hazardLaw.ts'
import { clauseSchema, dayOneSchema, limitSchema, readingSchema, statementSchema } from './limit.ts'
import type { Ombudsman } from './ombudsman.ts'
import { conditionSchema, routingRuleSchema } from './routing.ts'
import { stageSchema } from './stage.ts'

const statements = z.array(statementSchema)
const text = z.string().min(1)
const id = z
  .string()
  .regex(/^[a-z][a-z0-9-]*$/, 'an id has small letters, digits and hyphens, and starts with a letter')

const documentSchema = z
  .strictObject({
    title: text.describe('The title on the document.'),
    landlord: text.describe('Whose it is.'),
    version: text.nullable(),
    owner: text.nullable(),
    approved: text.nullable(),
    approvedBy: text.nullable().default(null),
    review: statementSchema,
    scope: statements.default([]),
    clauses: z
      .array(text)
      .describe('Every clause of the document; each is used below or left out with a reason.'),
    leftOut: z.array(z.strictObject({ clause: clauseSchema, because: text })).default([]),
    superseded: statements
      .default([])
      .describe('What in it has since changed in law; shown, never printed to residents.'),
  })
  .describe('The document that this policy was taken from.')

const exclusionSchema = z.strictObject({
  id,
  says: text.describe('What the document leaves out of its procedure, in our own words.'),
  when: conditionSchema.optional().describe('How a message shows it. Left out where only a person can tell.'),
  outsideAfter: limitSchema
    .optional()
    .describe(
      'The age after which the document no longer takes the matter on, counted from the event or awareness.',
    ),
  agreedBy: text.nullable().describe('Who has to agree to a refusal; null where the document names nobody.'),
  refusalMustSay: z.array(text),
  clause: clauseSchema,
  reading: readingSchema.optional(),
})

const beforeSchema = z.strictObject({
  id: z.enum([
    'service-request',
    'opportunity-to-put-right',
    'early-resolution',
    'feedback',
    'feedback-investigation',
  ]),
  name: text.describe('What the document calls it.'),
  says: text,
  stage: stageIdSchema.optional().describe('The stage below that holds its clock, where it has one.'),
  clause: clauseSchema,
  reading: readingSchema.optional(),
})

const externalSchema = z.strictObject({
  id: z.enum(['ombudsman', 'first-tier-tribunal', 'designated-person', 'regulator']),
  name: text,
  says: text,
  gate: z
    .literal(false)
    .describe(
      'Always false: nobody has to pass through one route to reach another (the law since 1 October 2022).',
    ),
  for: text.default('any resident'),
  clause: clauseSchema,
  reading: readingSchema.optional(),
})

const reportSchema = z.strictObject({
  says: text,
  every: z.enum(['quarter', 'year', 'continuously', 'periodically', 'three-years']),
  to: z.array(text).min(1),
  clause: clauseSchema,
  reading: readingSchema.optional(),
})

const besideTheCodeSchema = z
  .strictObject({
    answers: z
      .array(
        z.strictObject({
          code: text.describe('The paragraph of the Code.'),
          clause: clauseSchema,
          exceeds: z.boolean().default(false).describe('Whether it goes further.'),
          why: text.optional().describe('How, where the words of the clause alone do not say it.'),
        }),
      )
      .default([]),
    shortfalls: z.array(z.strictObject({ code: text, clause: clauseSchema, why: text })).default([]),
  })
  .describe(
    'Which clause answers which paragraph of the Code, and where words (not numbers) fall short of it.',
  )

/** A landlord's complaints policy as its own document has it; every value carries its clause. */
export const policySchema = z.strictObject({
  $schema: z.string().optional(),
  id: id.describe('The name by which a landlord’s configuration refers to it.'),
  title: text.describe('What people call it.'),
  nation: z.enum(['england', 'scotland', 'wales', 'northern-ireland']),
  code: id.nullable().describe('The statutory policy whose clock runs beside this one; null for none.'),
  hazards: id.nullable().describe('The law on hazards whose clocks run beside this policy; null for none.'),
  inForce: z
    .strictObject({ from: z.iso.date().nullable(), clause: clauseSchema, reading: readingSchema.optional() })
    .describe('Since when the document itself says that it holds.'),
  document: documentSchema,
  counting: z
    .strictObject({
      dayOne: dayOneSchema,
      businessHours: z
        .strictObject({ from: z.string().regex(/^\d\d:\d\d$/), to: z.string().regex(/^\d\d:\d\d$/) })
        .optional()
        .describe(
          'Only where the document itself publishes hours after which a message counts as the next day’s.',
        ),
      lateAcknowledgement: z
        .enum(['from-sending', 'from-the-day-it-was-due'])
        .describe('What a response counted from the acknowledgement is counted from where that came late.'),
      clause: clauseSchema,
      reading: readingSchema,
    })
    .describe('How days are counted throughout.'),
  definition: statementSchema,
  whoMayComplain: statements.min(1),
  commitments: statements.default([]),
  before: z.array(beforeSchema).describe('What the document puts before its first stage.'),
  routing: z
    .array(routingRuleSchema)
    .min(1)
    .describe('What a message becomes; the first row that holds decides.'),
  exclusions: z.array(exclusionSchema),
  stages: z.array(stageSchema).min(1),
  decisions: z.strictObject({
    values: z.array(z.enum(['upheld', 'partly-upheld', 'not-upheld', 'resolved'])).min(2),
    anyPartUpheldIsUpheld: z.boolean(),
    clause: clauseSchema,
    reading: readingSchema.optional(),
  }),
  closure: z.strictObject({
    when: z.enum(['on-response', 'after-actions', 'after-escalation-window']),
    actionsTracked: z.boolean().describe('Whether actions are followed up after the response.'),
    clause: clauseSchema,
    reading: readingSchema.optional(),
  }),
  remedies: statements,
  compensation: z.array(
    statementSchema.extend({
      id,
      effect: z.enum(['covers', 'excludes', 'offsets-debt', 'paid-directly', 'time-limit', 'weighs']),
      limit: limitSchema.optional(),
    }),
  ),
  representatives: statements.min(1).describe('Who may speak for the resident, and what consent is needed.'),
  consent: z.strictObject({
    form: z.enum(['written', 'recorded']),
    clause: clauseSchema,
    reading: readingSchema.optional(),
  }),
  external: z.array(externalSchema).min(1),
  ombudsman: id.describe('Whose details are printed to residents: a file of domain/policy/ombudsmen.'),
  newIssues: z.strictObject({
    related: z.enum(['merge', 'new-case', 'person-decides']),
    unrelated: z.enum(['new-case', 'service-request', 'person-decides']),
    clause: clauseSchema,
    reading: readingSchema.optional(),
  }),
  behaviour: statements,
  safeguarding: statements,
  survey: z.array(
    statementSchema.extend({
      sent: z
        .enum(['after-closing', 'after-each-stage'])
        .optional()
        .describe('When one is sent. Left out where the document does not say that it sends any.'),
    }),
  ),
  reporting: z.array(reportSchema),
  learning: statements.default([]),
  channels: z.array(statementSchema.extend({ list: z.array(text).min(1) })).min(1),
  equality: statements,
  confidentiality: statements,
  contractors: statements,
  staff: statements.default([]),
  besideTheCode: besideTheCodeSchema.default({ answers: [], shortfalls: [] }),
})

/** A policy as its file holds it. */
export type PolicyDocument = z.infer<typeof policySchema>

/** What a policy itself says, without whose details are printed. */
export type PolicyRules = Omit<PolicyDocument, 'ombudsman'>

/** A policy with what stands beside it: the statutory Code and the law on hazards, where they apply, and the ombudsman. */
export interface Policy extends PolicyRules {
  readonly ombudsman: Ombudsman
  readonly codePolicy: PolicyDocument | null
  readonly hazardLaw: HazardLaw | null
}
