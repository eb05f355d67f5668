import type { Instant } from '../domain/calendar/instant.ts'
import { isOpened } from '../domain/case/case.ts'
import type { Disposition, Flag, Reading } from '../domain/classifier/reading.ts'
import { dangersIn } from '../domain/conversation/danger.ts'
import type { Choice, Danger } from '../domain/conversation/state.ts'
import { referenceIn } from '../domain/conversation/words.ts'
import type { Milestone } from '../domain/deadlines/milestone.ts'
import type { Message, Person, ReplyRoute } from '../domain/message/message.ts'
import { datesToTell } from '../domain/notices/receipt.ts'
import type { Route } from '../domain/policy/outcome.ts'
import type { Policy } from '../domain/policy/policy.ts'
import { route } from '../domain/policy/route.ts'
import type { KnownResident } from './addressBook.ts'
import { residentById, residentIn, residentsNamedIn } from './findResident.ts'
import { handleCommand, loadCase } from './handleCommand.ts'
import { noticeOf } from './noticesOf.ts'
import type { Casework } from './ports.ts'
import { receiveMessage } from './receiveMessage.ts'

/** What a member of staff typed about a resident’s dissatisfaction, in a tool of their own. */
export interface StaffWords {
  readonly words: string
  /** What the resident chose when they were asked (Code 1.3); null where nobody says so. */
  readonly choice: Choice | null
  /** The id of the member of staff in the landlord’s file. */
  readonly staff: string
  readonly channel: 'slack' | 'teams' | 'staff'
  /** The same for the same delivery again, so that a retry finds what the first one made. */
  readonly channelMessageId: string
  /** Null where the tool has no way to be answered. */
  readonly replyRoute: ReplyRoute | null
  /** When the resident said it, where that was not now. */
  readonly saidAt: Instant | null
  /** Whom the member of staff chose of the address book; left out, the words themselves have to say. */
  readonly resident?: string | undefined
  /** What must be noticed, as the member of staff left it; left out, as it was read. */
  readonly flags?: readonly Flag[] | undefined
  /** What stood in a channel of theirs, by whom and when. */
  readonly original?: Message['original']
}

/** What the member of staff is shown. What they typed never goes to the resident; a receipt does, where we can reach them. */
export interface LoggedForResident {
  readonly caseId: string
  readonly reference: string
  /** True where the words named a case of ours and joined it. */
  readonly joined: boolean
  readonly status: string
  /** The tenancy that was chosen, or whose telephone number or email address stands in the words. */
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

const nobody: Person = { name: null, email: null, phone: null, address: null, tenancy: null }

const personFor = async (casework: Casework, { resident, words }: StaffWords): Promise<Person> => {
  const found = resident === undefined ? residentIn(casework, words) : residentById(casework, resident)
  return (await found)?.person ?? nobody
}

const messageOf = async (casework: Casework, typed: StaffWords): Promise<Message> => ({
  channelMessageId: typed.channelMessageId,
  landlord: casework.rules.landlord.id,
  channel: typed.channel,
  receivedAt: casework.now(),
  saidAt: typed.saidAt,
  author: 'staff',
  staff: typed.staff,
  person: await personFor(casework, typed),
  proven: true,
  subject: null,
  text: typed.words.slice(0, longestText),
  attachments: [],
  replyRoute: typed.replyRoute,
  automatic: null,
  // A chosen complaint is a case of its own, whatever it refers to: joining one would not make that a complaint.
  caseReference: typed.choice === null ? referenceIn(typed.words) : null,
  raw: null,
  ...(typed.original === undefined ? {} : { original: typed.original }),
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

/** The passages that carried a reading, the weightiest first. */
export const passagesOf = ({ evidence, disposition }: Reading): readonly string[] => {
  const carried = evidence.filter(({ signal }) => signal === disposition)
  return [...new Set((carried.length === 0 ? evidence : carried).map(({ text }) => text))]
}

/** What becomes of the words if they are logged, before anything is. */
export interface ProposedLog {
  readonly reading: Reading
  readonly passages: readonly string[]
  readonly dangers: readonly Danger[]
  /** What the policy makes of it for each choice that the resident may have made; null for none yet. */
  readonly routes: readonly { readonly choice: Choice | null; readonly route: Route }[]
  readonly policy: Pick<Policy, 'title'>
  /** Whom it may be about, as far as the words say. */
  readonly residents: readonly KnownResident[]
  /** A case of ours that the words name. */
  readonly reference: string | null
}

const choices: readonly (Choice | null)[] = [null, 'complaint', 'just-fix-it', 'both']

/** Reads what a member of staff typed. */
export const readTyped = (
  { classifier }: Pick<Casework, 'classifier'>,
  channel: StaffWords['channel'],
  words: string,
): Reading => classifier({ channel, subject: null, text: words })

/** Reads what a member of staff typed, and says what the policy would make of it. Nothing is stored. */
export const proposeLog =
  (casework: Casework) =>
  async (channel: StaffWords['channel'], words: string): Promise<ProposedLog> => {
    const { rules, now } = casework
    const reading = readTyped(casework, channel, words)
    const policy = rules.policyAt(now())
    const reportedBefore = reading.flags.includes('prior_report')
    return {
      reading,
      passages: passagesOf(reading),
      dangers: dangersTold(words, reading),
      routes: choices.map((choice) => ({
        choice,
        route: route(policy, reading, { choice, reportedBefore }),
      })),
      policy,
      residents: await residentsNamedIn(casework, words),
      reference: referenceIn(words),
    }
  }

/** What the form was left with against what was read: flags that the officer added and took away. */
const flagCommands = (typed: StaffWords, read: readonly Flag[], at: Instant) => {
  const by = `staff:${typed.staff}` as const
  const left = typed.flags
  if (left === undefined) return []
  const added = left.filter((flag) => !read.includes(flag))
  const taken = read.filter((flag) => notable.includes(flag) && !left.includes(flag))
  return [
    ...added.map((flag) => ({
      type: 'raise-flag' as const,
      at,
      by,
      flag,
      why: 'Marked by whoever logged it.',
      ...(typed.saidAt === null ? {} : { happenedAt: typed.saidAt }),
    })),
    ...taken.map((flag) => ({
      type: 'clear-flag' as const,
      at,
      by,
      flag,
      why: 'Taken away by whoever logged it: it was read so, and does not hold.',
    })),
  ]
}

/** The flags that a form for logging shows: what changes what happens today. */
export const notable: readonly Flag[] = [
  'hazard_emergency',
  'hazard_significant',
  'safeguarding',
  'vulnerability',
  'representative',
]

/**
 * Logs a resident’s dissatisfaction for them, once, and says what the member of staff must know and tell them now.
 * Any member of staff may: residents may complain in any way and to any of them (Code 3.2). Words that quote a
 * reference of ours join its case.
 */
export const logForResident =
  (casework: Casework) =>
  async (typed: StaffWords): Promise<LoggedForResident> => {
    const message = await messageOf(casework, typed)
    const received = await receiveMessage(casework)(message, { choice: typed.choice })
    const { caseId } = received
    const { channel, subject, text } = message
    const reading = casework.classifier({ channel, subject, text })
    const read = received.joined ? [] : reading.flags
    for (const command of flagCommands(typed, read, casework.now()))
      await handleCommand(casework, caseId, command)
    const { state } = await loadCase(casework, caseId)
    if (!isOpened(state)) throw new Error(`Case ${caseId} was logged but is not open.`)
    const of = noticeOf(casework.rules, state, casework.now())
    return {
      caseId,
      reference: received.reference,
      joined: received.joined,
      status: received.status,
      tenancy: message.person.tenancy,
      read: {
        disposition: reading.disposition,
        passage: passagesOf(reading)[0] ?? null,
        flags: typed.flags ?? reading.flags,
      },
      dangers: dangersTold(text, reading),
      route: state.route,
      policy: casework.rules.policyById(state.policy),
      milestones: received.joined ? of.milestones : datesToTell(message, of),
    }
  }
