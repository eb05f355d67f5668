import { z } from 'zod'
import { divisionSchema } from '../calendar/division.ts'
import { localDateSchema } from '../calendar/instant.ts'

const colour = z.string().regex(/^#[0-9A-Fa-f]{6}$/, 'a colour is written like #0B5C6B')
const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time is written like 09:00')
const id = z
  .string()
  .regex(/^[a-z][a-z0-9-]*$/, 'an id has small letters, digits and hyphens, and starts with a letter')

/** What staff may do: frontline log and add; handlers work cases; reviewers decide stage 2; managers agree refusals. */
export const roleSchema = z.enum(['frontline', 'handler', 'reviewer', 'manager', 'administrator'])
export type Role = z.infer<typeof roleSchema>

const staffSchema = z.strictObject({
  id,
  name: z.string().min(1),
  email: z.email(),
  roles: z.array(roleSchema).min(1),
  /** Directory ids, never names, say who somebody is in chat. */
  slack: z.string().optional(),
  teams: z.string().optional(),
  /** Who the landlord's sign-in directory says they are: the `sub` of its tokens. Left out, it is the id. */
  subject: z.string().min(1).optional(),
})
export type StaffMember = z.infer<typeof staffSchema>

const tenancySchema = z.strictObject({
  id,
  address: z.string().min(1),
  postcode: z.string().min(5),
  people: z
    .array(
      z.strictObject({ name: z.string().min(1), email: z.email().optional(), phone: z.string().optional() }),
    )
    .min(1),
})

/** A landlord as its own file describes it. */
export const landlordSchema = z.strictObject({
  id,
  name: z.string().min(1),
  brand: z.strictObject({ accent: colour, paper: colour.optional() }),
  division: divisionSchema,
  timeZone: z.string().min(1),
  telephone: z.string().min(1),
  openingHours: z.strictObject({ from: clockTime, to: clockTime }),
  emergencyLine: z.string().min(1),
  website: z.url(),
  /** The address that notices come from. */
  sender: z.email(),
  mailboxes: z.array(z.email()).min(1),
  /** Policies with the days they were in force, oldest first; `until` is the last day. */
  policies: z
    .array(z.strictObject({ policy: id, from: localDateSchema, until: localDateSchema.optional() }))
    .min(1),
  /** Days on which the landlord is closed besides the bank holidays. */
  closures: z.array(localDateSchema).default([]),
  /** Days before a date on which its holder is reminded. */
  remindWorkingDaysBefore: z.array(z.int().positive()).default([3, 1]),
  staff: z.array(staffSchema).min(1),
  tenancies: z.array(tenancySchema).default([]),
})
export type Landlord = z.infer<typeof landlordSchema>
