import { z } from 'zod'
import { divisionSchema } from '../calendar/division.ts'
import { localDateSchema } from '../calendar/instant.ts'
import { topicSchema } from '../classifier/reading.ts'

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
  /** The team they work in, by which channels may choose what they are told. */
  team: id.optional(),
})
export type StaffMember = z.infer<typeof staffSchema>

const tenancySchema = z.strictObject({
  id,
  address: z.string().min(1),
  postcode: z.string().min(5),
  /** The estate it stands on, by which channels may choose what they are told. */
  estate: id.optional(),
  people: z
    .array(
      z.strictObject({ name: z.string().min(1), email: z.email().optional(), phone: z.string().optional() }),
    )
    .min(1),
})

/** What a staff channel may be told. `hand-over`: a resident in the web chat asks for a person. */
export const staffNewsSchema = z.enum(['new', 'due', 'overdue', 'hazard', 'digest', 'hand-over'])
export type StaffNews = z.infer<typeof staffNewsSchema>

/** A channel of Slack or Teams where staff are told of cases: which cases, and of what about them. */
const staffChannelSchema = z.strictObject({
  id,
  /** A channel's id in Slack, such as `C0FRONT`; a conversation's id in Teams, such as `19:…@thread.tacv2`. */
  slack: z.string().min(1).optional(),
  teams: z.string().min(1).optional(),
  /** Only a channel that holds nobody but those who may know is private: nowhere else are people's data shown. */
  private: z.boolean().default(false),
  tells: z.array(staffNewsSchema).default([...staffNewsSchema.options]),
  /** Left out, cases of every kind. A case matches where all that are given match. */
  topics: z.array(topicSchema).optional(),
  estates: z.array(id).optional(),
  /** Cases held by somebody of one of these teams. */
  staffTeams: z.array(id).optional(),
})
export type StaffChannel = z.infer<typeof staffChannelSchema>

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
  /** Codes and links by text; left out where the landlord sends none. See docs/how-to/send-texts.md. */
  texts: z
    .strictObject({
      /** Whom a text comes from: the sender ID that was registered with AWS, 3 to 11 letters, digits or hyphens. */
      sender: z
        .string()
        .regex(/^(?=.*[A-Za-z])[A-Za-z0-9-]{3,11}$/, 'a sender has 3 to 11 letters, digits or hyphens'),
      /** Countries whose mobiles are texted (ISO 3166-1). Jersey, Guernsey and Man are countries of their own here. */
      countries: z
        .array(z.string().regex(/^[A-Z]{2}$/, 'a country is written like GB'))
        .min(1)
        .default(['GB']),
      /** All texts within a day, so that nobody can run up a bill. */
      mostADay: z.int().positive().default(200),
      /** The most that one part of a text may cost, in US dollars: AWS refuses what costs more. */
      mostDollarsEach: z.number().positive().max(9).default(0.1),
      /** Spent on texts within a month, in US dollars, at which whoever runs it is told. */
      tellAtDollarsAMonth: z.number().positive().default(50),
    })
    .optional(),
  mailboxes: z.array(z.email()).min(1),
  /** Policies with the days they were in force, oldest first; `until` is the last day. */
  policies: z
    .array(z.strictObject({ policy: id, from: localDateSchema, until: localDateSchema.optional() }))
    .min(1),
  /** Days on which the landlord is closed besides the bank holidays. */
  closures: z.array(localDateSchema).default([]),
  chat: z
    .strictObject({
      /** Within how many minutes staff join a chat whose resident asks for a person; without it, nobody is asked to. */
      joinWithinMinutes: z.int().positive().optional(),
      /** Silent for so long, a chat that holds something told and not logged goes to a person. */
      unfinishedAfterMinutes: z.int().positive().default(60),
      /** Where residents reach the pages, without a slash at the end, for the links in letters. */
      pages: z.url().optional(),
    })
    .prefault({}),
  /**
   * Years for which raw mails and attachments are kept. Six is how long an action may be brought on a simple contract
   * (Limitation Act 1980 s5), and one more is the time within which the Housing Ombudsman will normally look at it.
   */
  keepMailYears: z.int().min(1).max(30).default(7),
  /** Automatic answers to one address within an hour; more would be a loop of machines. A person's letters are not counted. */
  automaticRepliesAnHour: z.int().positive().default(5),
  /** Days before a date on which its holder is reminded. */
  remindWorkingDaysBefore: z.array(z.int().positive()).default([3, 1]),
  /**
   * Every how many working days the managers are told again of what is overdue, until it is done. Weekly for complaints:
   * often enough that no week passes unseen, seldom enough that nobody learns to look away. Daily for hazards.
   */
  repeatOverdueWorkingDays: z
    .strictObject({ complaint: z.int().positive(), hazard: z.int().positive() })
    .default({ complaint: 5, hazard: 1 }),
  /**
   * Working days before the time to go further ends on which the resident is told so; null where they never are. A week:
   * time enough to ask for help, near enough to remember. A window of two weeks or less is not told of again.
   */
  remindResidentWorkingDaysBefore: z.int().positive().nullable().default(5),
  /** Working days after an answer or a closing until the policy's survey goes out: the letter has been read by then. */
  surveyAfterWorkingDays: z.int().positive().default(5),
  staff: z.array(staffSchema).min(1),
  /** Where staff are told of cases in their chat tools. */
  channels: z.array(staffChannelSchema).default([]),
  tenancies: z.array(tenancySchema).default([]),
  /** The landlord's own system, asked who holds which home: `GET url?email=…`. See docs/mail.md. */
  addressBook: z
    .strictObject({
      url: z.url({ protocol: /^https?$/ }),
      waitMilliseconds: z.int().positive().max(10_000).default(2000),
      /** The name in Secrets Manager of the token that it wants, where it wants one; never the token itself. */
      tokenSecret: z
        .string()
        .regex(/^[\w/+=.@-]{1,512}$/, 'a secret’s name has letters, digits and /_+=.@- alone')
        .optional(),
    })
    .optional(),
})
export type Landlord = z.infer<typeof landlordSchema>
