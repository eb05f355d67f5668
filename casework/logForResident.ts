import type { Instant } from '../domain/calendar/instant.ts'
import { isOpened } from '../domain/case/case.ts'
import type { Disposition, Flag, Reading } from '../domain/classifier/reading.ts'
import { dangersIn } from '../domain/conversation/danger.ts'
import type { Danger } from '../domain/conversation/state.ts'
import { contactIn, referenceIn } from '../domain/conversation/words.ts'
import type { Milestone } from '../domain/deadlines/milestone.ts'
import type { Landlord } from '../domain/landlord/landlord.ts'
import type { Message, Person, ReplyRoute } from '../domain/message/message.ts'
import type { Route } from '../domain/policy/outcome.ts'
import type { Policy } from '../domain/policy/policy.ts'
import { loadCase } from './handleCommand.ts'
import type { Casework } from './ports.ts'
import { receiveMessage } from './receiveMessage.ts'

/** What a member of staff typed about a resident’s dissatisfaction, in a tool of their own. */
export interface StaffWords {
  readonly words: string
  /** They were asked, and chose to complain (Code 1.3); null where nobody says so. */
  readonly choice: 'complaint' | null
  /** The id of the member of staff in the landlord’s file. */
  readonly staff: string
  readonly channel: 'slack' | 'teams'
  /** The same for the same delivery again, so that a retry finds what the first one made. */
  readonly channelMessageId: string
  readonly replyRoute: ReplyRoute
  /** When the resident said it, where that was not now. */
  readonly saidAt: Instant | null
}

/** What the member of staff is shown. Nothing of it goes to the resident by itself. */
export interface LoggedForResident {
  readonly reference: string
  /** True where the words named a case of ours and joined it. */
  readonly joined: boolean
  readonly status: string
  /** The tenancy whose telephone number or email address stands in the words. */
  readonly tenancy: string | null
  readonly read: {
    readonly disposition: Disposition
    /** The passage that carried the reading. */
    readonly passage: string | null
    readonly flags: readonly Flag[]
  }
  /** Dangers that the words name or their reading flags, the gravest first. */
  readonly dangers: readonly Danger[]
  readonly route: Route
  readonly policy: Pick<Policy, 'title' | 'ombudsman'>
  readonly milestones: readonly Milestone[]
}

/** The longest text that a commit holds, with its evidence, under DynamoDB’s 400 KB an item; Slack’s own limit too. */
const longestText = 40_000

const digits = (phone: string): string => phone.replace(/\D/g, '').replace(/^44/, '0')

const nobody: Person = { name: null, email: null, phone: null, address: null, tenancy: null }

/**
 * The resident, where the words hold a telephone number or an email address of exactly one person in the landlord’s
 * address book. A name is not enough: people complain about their neighbours by name.
 */
const residentIn = (words: string, { tenancies }: Landlord): Person => {
  const { email, phone } = contactIn(words)
  const matches = tenancies.flatMap((tenancy) =>
    tenancy.people
      .filter(
        (person) =>
          (email !== null && person.email?.toLowerCase() === email.toLowerCase()) ||
          (phone !== null && person.phone !== undefined && digits(person.phone) === digits(phone)),
      )
      .map((person) => ({ tenancy, person })),
  )
  const [match, another] = matches
  if (match === undefined || another !== undefined) return nobody
  return {
    name: match.person.name,
    email: match.person.email ?? null,
    phone: match.person.phone ?? null,
    address: `${match.tenancy.address}, ${match.tenancy.postcode}`,
    tenancy: match.tenancy.id,
  }
}

const messageOf = ({ now, rules: { landlord } }: Casework, typed: StaffWords): Message => ({
  channelMessageId: typed.channelMessageId,
  landlord: landlord.id,
  channel: typed.channel,
  receivedAt: now(),
  saidAt: typed.saidAt,
  author: 'staff',
  staff: typed.staff,
  person: residentIn(typed.words, landlord),
  proven: true,
  subject: null,
  text: typed.words.slice(0, longestText),
  attachments: [],
  replyRoute: typed.replyRoute,
  automatic: null,
  // A chosen complaint is a case of its own, whatever it refers to: joining one would not make that a complaint.
  caseReference: typed.choice === null ? referenceIn(typed.words) : null,
  raw: null,
})

const firstPerson: readonly (readonly [RegExp, string])[] = [
  [/\b(?:him|her|them)sel(?:f|ves)\b/gi, 'myself'],
  [/\b(?:his|her|their)\b/gi, 'my'],
  [/\bdoes(n(?:'|’)t| not)\b/gi, 'do$1'],
]

/** Dangers are known by the words of those who are in them; staff tell of “his life” and “herself”. */
const dangersTold = (text: string, reading: Reading): readonly Danger[] => {
  const asTheySaidIt = firstPerson.reduce((said, [told, own]) => said.replace(told, own), text)
  return dangersIn(`${text}\n${asTheySaidIt}`, reading)
}

const passageOf = ({ evidence, disposition }: Reading): string | null =>
  (evidence.find(({ signal }) => signal === disposition) ?? evidence[0])?.text ?? null

/**
 * Logs a resident’s dissatisfaction for them, once, and says what the member of staff must know and tell them now.
 * Any member of staff may: residents may complain in any way and to any of them (Code 3.2). Words that quote a
 * reference of ours join its case.
 */
export const logForResident =
  (casework: Casework) =>
  async (typed: StaffWords): Promise<LoggedForResident> => {
    const message = messageOf(casework, typed)
    const received = await receiveMessage(casework)(message, { choice: typed.choice })
    const { state } = await loadCase(casework, received.caseId)
    if (!isOpened(state)) throw new Error(`Case ${received.caseId} was logged but is not open.`)
    const { channel, subject, text } = message
    const reading = casework.classifier({ channel, subject, text })
    return {
      reference: received.reference,
      joined: received.joined,
      status: received.status,
      tenancy: message.person.tenancy,
      read: { disposition: reading.disposition, passage: passageOf(reading), flags: reading.flags },
      dangers: dangersTold(text, reading),
      route: state.route,
      policy: casework.rules.policyById(state.policy),
      milestones: received.milestones,
    }
  }
