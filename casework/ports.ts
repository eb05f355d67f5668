import type { Calendar } from '../domain/calendar/calendar.ts'
import type { Instant } from '../domain/calendar/instant.ts'
import type { CaseEvent } from '../domain/case/event.ts'
import type { Classifier, Flag } from '../domain/classifier/reading.ts'
import type { Landlord } from '../domain/landlord/landlord.ts'
import type { Wording } from '../domain/notices/wording.ts'
import type { Policy } from '../domain/policy/policy.ts'
import type { ToDo } from '../domain/staff/nextToDo.ts'
import type { Location } from '../domain/timeline/location.ts'
import type { RulesSnapshot } from '../domain/timeline/rulesSnapshot.ts'
import type { AddressBook, ImportedResidents } from './addressBook.ts'

/** One change of a case: the events that one cause added. Committed by one conditional put, or not at all. */
export interface Commit {
  readonly caseId: string
  /** 1 for the first. */
  readonly version: number
  readonly at: Instant
  /** What asked for it, such as `receive-message` or `reach-milestones`. */
  readonly cause: string
  readonly events: readonly CaseEvent[]
  /** The request that asked for it, where it bore a key: the same request again finds its answer here. */
  readonly request?: CommitRequest
}

/** A request as its sender names it. */
export interface CommitRequest {
  /** The sender's own key for it, and who sent it: keys of different people never meet. */
  readonly key: string
  readonly by: string
  /** Of what was asked, so that a key used again for something else is noticed. */
  readonly digest: string
}

/** Where cases are kept. Everything else about a case can be rebuilt from here. */
export interface CaseStore {
  /** All commits of a case, oldest first; empty where there is no such case. */
  load(caseId: string): Promise<readonly Commit[]>
  /** `taken`: that version is there already, so somebody else was first, or this is the same delivery again. */
  append(commit: Commit): Promise<'committed' | 'taken'>
  /** Commits that the feed has not finished with and that are older than an instant. */
  undelivered(before: Instant): AsyncIterable<Commit>
  markDelivered(commit: Commit): Promise<void>
  /** Leaves a commit that could not be delivered now to the sweep. */
  markUndelivered(commit: Commit): Promise<void>
  /** Every commit of every case, for rebuilding what is projected from them. */
  everyCommit(): AsyncIterable<Commit>
}

/** One line about a case, for lists. A projection. */
export interface CaseSummary {
  readonly caseId: string
  readonly landlord: string
  readonly version: number
  readonly reference: string
  readonly status: string
  readonly disposition: string
  readonly policy: string
  readonly openedAt: Instant
  readonly channel: string
  /** A machine wrote it: it is kept, and nobody works it. */
  readonly byMachine?: boolean | undefined
  /** The stage it is in; null where it is no complaint. */
  readonly stage: string | null
  /** Who holds that stage, `staff:…`; null where nobody does. */
  readonly handler: string | null
  readonly flags: readonly Flag[]
  /** Who it is about, as far as the first message says. */
  readonly person: { readonly name: string | null; readonly address: string | null } | null
  /** Whether anything is still to be done under a clock. */
  readonly live: boolean
  /** Whether a danger in the home is known and not yet made safe. */
  readonly hazard: boolean
  /** What is to be done first, overdue or not. */
  readonly next: ToDo | null
  /** How many tasks wait for a person besides its dates. */
  readonly tasks: number
}

/** Which open cases are asked for, each list the most pressing first. */
export type OpenList =
  | { readonly list: 'handler'; readonly handler: string | null }
  /** Something is to be done by a moment before `before`, and not before `from`. */
  | { readonly list: 'due'; readonly from: Instant | null; readonly before: Instant }
  /** No complaint, and nothing in it that somebody has to take. */
  | { readonly list: 'requests' }
  | { readonly list: 'to-confirm' }
  | { readonly list: 'hazards' }

/** A part of a list: at most `limit` lines, from where the last part ended. */
export interface PageOf {
  readonly limit: number
  readonly after?: string | undefined
}

export interface Page<T> {
  readonly items: readonly T[]
  /** Where the next part begins; null at the end. */
  readonly next: string | null
}

/** Where a part of a list is to begin is no place of that list. */
export class NoSuchPage extends Error {
  override readonly name = 'NoSuchPage'
}

/** How a case is found: by reference, by a mail's thread, by who it is about, in a list. */
export interface CaseDirectory {
  /** Claims a reference for a case; false where another case has it. The same claim again is true. */
  claimReference(reference: string, caseId: string): Promise<boolean>
  findByReference(reference: string): Promise<string | null>
  /** Remembers that a mail, ours or theirs, belongs to a case. */
  rememberThread(messageId: string, caseId: string): Promise<void>
  findByThread(messageIds: readonly string[]): Promise<string | null>
  /** Remembers under which keys the person of a case is looked up. */
  rememberPerson(landlord: string, caseId: string, keys: readonly string[]): Promise<void>
  /** The cases of people with a key that begins so, at least two letters of it. Throws `NoSuchPage`. */
  findByPerson(landlord: string, beginning: string, page: PageOf): Promise<Page<CaseSummary>>
  /** Open cases, at the cost of the part that is read. Throws `NoSuchPage`. */
  open(landlord: string, list: OpenList, page: PageOf): Promise<Page<CaseSummary>>
  /** Summaries by case, in the order asked; those that are not there are left out. */
  summaries(caseIds: readonly string[]): Promise<readonly CaseSummary[]>
  /** Writes a summary unless a newer one is there. */
  putSummary(summary: CaseSummary): Promise<void>
  /** Cases in the order of opening, from the first month to the last, both `YYYY-MM`. */
  list(landlord: string, months: { readonly from: string; readonly to: string }): AsyncIterable<CaseSummary>
}

/** An email to go out. Addresses are already checked; no field holds a line break. */
export interface OutgoingEmail {
  readonly from: { readonly name: string; readonly address: string }
  /** Where an answer to it goes, if not to the sender. */
  readonly replyTo?: string
  /** Come back with every report on it: its case and notice. Letters, digits, `_` and `-` alone. */
  readonly tags?: Readonly<Record<string, string>>
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly html: string
  readonly headers: Readonly<Record<string, string>>
}

export interface Mailer {
  /** Sends and returns the id that the mail now bears. */
  send(email: OutgoingEmail): Promise<{ readonly messageId: string }>
}

/** A text to go out. */
export interface OutgoingText {
  /** As `numberSchema` writes it; a mobile that the landlord texts. */
  readonly to: string
  readonly text: string
  /** After so many minutes it is of no use any more, and is not to arrive. */
  readonly forMinutes: number
}

export interface Texts {
  /** Sends it. A number that wants no texts of ours, or is in a country that is shut, gets none, and that is no fault. */
  send(text: OutgoingText): Promise<void>
}

/** The web chat that a resident used, as a way to tell them something later. */
export interface ChatNotices {
  /** Says it there once: the same key again changes nothing. `gone`: there is no such chat any more. */
  say(conversation: string, notice: { readonly key: string; readonly text: string }): Promise<'said' | 'gone'>
}

/** What is known of a case's timeline: which execution is wanted, and what it left behind so that it can be woken. */
export interface Waiting {
  /** Counts a case's executions: the first is 1, one that takes its place has the next. */
  readonly generation: number
  /** The token that it waits with; null until it has waited for the first time. */
  readonly token: string | null
  /** Where it believes the case to be. */
  readonly locationKey: string | null
  /** Nothing more is waited for, so none is wanted until the case goes on. */
  readonly over: boolean
}

/** One Step Functions execution per case. */
export interface Timeline {
  /** Sees to it that one is wanted and started; asking again while it runs changes nothing. */
  start(policy: string, caseId: string): Promise<void>
  /** Starts a fresh one in the place of one that is lost. False where another has taken its place already. */
  restart(policy: string, caseId: string, lost: number): Promise<boolean>
  /** Wakes it with where the case is now. A token that is spent changes nothing. */
  wake(token: string, location: Location): Promise<void>
  /** Keeps what it waits with. `replaced`: a later execution of the case has waited already. */
  keepWaiting(
    caseId: string,
    waiting: { readonly generation: number; readonly token: string; readonly locationKey: string },
  ): Promise<'kept' | 'replaced'>
  /** None is wanted any more, unless a later one has been started. */
  finish(caseId: string, generation: number): Promise<void>
  waiting(caseId: string): Promise<Waiting | null>
}

/** An execution of a case's timeline, as Step Functions tells it. */
export interface Execution {
  readonly caseId: string
  readonly generation: number
  readonly policy: string
  readonly startedAt: Instant
}

export type ExecutionStatus = 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT' | 'ABORTED' | 'PENDING_REDRIVE'

/** What only the reconciliation asks of Step Functions, and of the register of wanted executions. */
export interface Executions {
  /** The cases for which one is wanted. */
  wanted(): AsyncIterable<string>
  /** Those that run, of every policy. A list of a few seconds ago: confirm before acting on it. */
  running(): AsyncIterable<Execution>
  /** What became of one; null where there is none of that name. */
  statusOf(policy: string, caseId: string, generation: number): Promise<ExecutionStatus | null>
  stop(execution: Omit<Execution, 'startedAt'>, why: string): Promise<void>
}

/** The landlord's own data, parsed. */
export interface LandlordRules {
  readonly landlord: Landlord
  readonly calendar: Calendar
  /** The words of its notices. */
  readonly wording: Wording
  /** The policy in force on the local day of an instant. */
  policyAt(instant: Instant): Policy
  policyById(id: string): Policy
  /** All that dates are counted by, as it is at this moment. */
  snapshot(): RulesSnapshot
}

/** What a re-planning came to. */
export interface Planned {
  /** Of the rules that every open case was last planned by. */
  readonly fingerprint: string
  readonly at: Instant
  readonly cases: number
  readonly moved: number
}

/** Where it is kept by which rules the open cases were last planned. */
export interface Plans {
  last(landlord: string): Promise<Planned | null>
  /** The rules themselves; null where they are of an older form, which nobody can count by any more. */
  rulesOf(landlord: string, fingerprint: string): Promise<RulesSnapshot | null>
  keep(landlord: string, planned: Planned, rules: RulesSnapshot): Promise<void>
}

/** What keeps mail in order: whose words are there already, and how often a machine has answered an address. */
export interface MailKeeping {
  /** Signs the addresses that our letters are replied to at. */
  readonly signingKey: string
  /** Claims words, by their fingerprint, for a case; answers which case has them. */
  claimWords(words: string, caseId: string): Promise<string>
  /** May this case's answer ask this address who they are? Yes for the first case alone; the same case again is the same answer. */
  mayAskWho(address: string, caseId: string): Promise<boolean>
  /** May a machine answer this address now? At most `limit` notices an hour; the same notice again is the same answer. */
  mayAnswer(answer: {
    readonly address: string
    readonly notice: string
    readonly at: Instant
    readonly limit: number
  }): Promise<boolean>
}

/** What it takes to keep cases: everything but reading new messages. */
export interface CaseKeeping {
  readonly now: () => Instant
  readonly rules: LandlordRules
  readonly store: CaseStore
  readonly directory: CaseDirectory
  readonly mailer: Mailer
  readonly mail: MailKeeping
  readonly timeline: Timeline
  /** Who holds which home, besides those whom the landlord's file names; left out where there is nothing else. */
  readonly addressBook?: AddressBook
  /** Who was imported, for staff to look up; left out where nobody was. */
  readonly residents?: ImportedResidents
  /** Where residents reach the pages, without a slash at the end; letters hold no link where it is not known. */
  readonly pages?: string
  /** Left out where nothing can be said in a chat: whoever gave no email address there is then told by hand. */
  readonly chat?: ChatNotices
  /** Tells the staff's chat tools that a commit has come; they work out the rest. Left out where there are none. */
  readonly tellStaff?: (commit: Pick<Commit, 'caseId' | 'version'>) => Promise<void>
}

/** Everything that the use cases touch. The classifier is large, so only what reads messages loads it. */
export interface Casework extends CaseKeeping {
  readonly classifier: Classifier
}
