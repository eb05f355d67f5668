import { z } from 'zod'
import { instantSchema } from '../../domain/calendar/instant.ts'
import { caseEventSchema } from '../../domain/case/event.ts'
import { flagSchema, readingSchema } from '../../domain/classifier/reading.ts'
import { conflictSchema, milestoneSchema } from '../../domain/deadlines/milestone.ts'
import { roleSchema } from '../../domain/landlord/landlord.ts'
import { routeSchema } from '../../domain/policy/outcome.ts'

/** What the API answers with, as its description tells of it and its tests hold it to. */

const named = z.object({ id: z.string(), name: z.string() })

const personSchema = z.object({ name: z.string().nullable(), address: z.string().nullable() })

export const meSchema = z.object({
  id: z.string(),
  name: z.string(),
  roles: z.array(roleSchema),
  landlord: named,
  /** The commands that these roles may ask for, at some stage or with somebody’s agreement. */
  commands: z.array(z.string()),
  queues: z.array(z.string()),
})

/** One line of a list. */
export const lineSchema = z.object({
  reference: z.string(),
  version: z.int(),
  status: z.string(),
  disposition: z.string(),
  stage: z.string().nullable(),
  policy: z.string(),
  channel: z.string(),
  openedAt: instantSchema,
  handler: named.nullable(),
  hazard: z.boolean(),
  /** What is to be done first. */
  next: z
    .object({
      what: z.string(),
      stage: z.string().nullable(),
      due: instantSchema,
      clause: z.string(),
      overdue: z.boolean(),
    })
    .nullable(),
  /** For those who speak with residents. */
  person: personSchema.nullable().optional(),
  /** For those who work cases. */
  flags: z.array(flagSchema).optional(),
})

export const pageSchema = z.object({
  items: z.array(lineSchema),
  /** Send it as `cursor` to read on; null at the end. */
  next: z.string().nullable(),
})

/** People of the landlord’s address book: who they are and where, and no number or address of mail. */
export const residentsSchema = z.object({
  items: z.array(
    z.object({
      /** For `resident` when logging. */
      id: z.string(),
      name: z.string().nullable(),
      address: z.string().nullable(),
      tenancy: z.string().nullable(),
    }),
  ),
})

const dateSchema = milestoneSchema.extend({
  toDo: z.boolean(),
  overdue: z.boolean(),
  recordedLate: z.boolean(),
  moves: z.array(
    z.object({
      at: instantSchema,
      from: z.string().nullable(),
      to: z.string().nullable(),
      kept: z.boolean(),
      why: z.string(),
    }),
  ),
})

const eventSchema = z.object({
  version: z.int(),
  at: instantSchema,
  by: z.string(),
  byName: z.string(),
  words: z.string(),
  event: caseEventSchema,
})

export const caseSchema = z.object({
  sight: z.enum(['whole', 'outline', 'dates']),
  reference: z.string(),
  version: z.int(),
  status: z.string(),
  disposition: z.string(),
  stage: z.string().nullable(),
  policy: z.string(),
  openedAt: instantSchema,
  handler: named.nullable(),
  dates: z.array(dateSchema),
  conflicts: z.array(conflictSchema),
  person: personSchema.nullable().optional(),
  adjustments: z.array(z.string()).optional(),
  hazard: z.boolean().optional(),
  /** Everything that the case holds: people, stages, actions, evidence, issues, requests … */
  case: z.looseObject({ reference: z.string(), text: z.string(), reading: readingSchema }).optional(),
  history: z.array(eventSchema).optional(),
})

export const doneSchema = z.object({
  reference: z.string(),
  version: z.int(),
  status: z.string(),
  /** Empty where there was nothing left to do. */
  events: z.array(eventSchema),
  dates: z.array(dateSchema),
})

export const previewSchema = z.object({
  notices: z.array(
    z.object({
      to: z.unknown(),
      copies: z.array(z.string()),
      kind: z.string(),
      subject: z.string(),
      text: z.string(),
      html: z.string(),
      parts: z.array(z.unknown()),
    }),
  ),
  milestones: z.array(milestoneSchema),
})

export const loggedSchema = z.object({
  reference: z.string(),
  joined: z.boolean(),
  status: z.string(),
  tenancy: z.string().nullable(),
  read: z.object({ disposition: z.string(), passage: z.string().nullable(), flags: z.array(flagSchema) }),
  dangers: z.array(z.string()),
  route: routeSchema,
  policy: z.string(),
  milestones: z.array(milestoneSchema),
})
