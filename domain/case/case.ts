import type { Instant } from '../calendar/instant.ts'
import type { Flag, Reading } from '../classifier/reading.ts'
import type { Fact } from '../deadlines/fact.ts'
import type { Message, Person, ReplyRoute } from '../message/message.ts'
import type { Route } from '../policy/outcome.ts'
import type { Actor } from './actor.ts'
import type { Link, Suggestion } from './events/correspondence.ts'
import type { RecordedLate, Untold } from './events/dates.ts'
import type { Representative } from './events/people.ts'
import type { Adjustment, Evidence, FollowedAction, Issue } from './followed.ts'
import type { EscalationRequest, StageWork } from './stageWork.ts'
import type { OpenTask } from './task.ts'

/** What every case holds once it is opened. */
export interface CaseRecord {
  readonly reference: string
  readonly landlord: string
  /** The policy it was opened under, which it keeps. */
  readonly policy: string
  readonly openedAt: Instant
  /** When the resident first said it. */
  readonly clockFrom: Instant
  readonly channel: Message['channel']
  /** Who typed the first message. What a machine wrote is kept, and nobody works it. */
  readonly writtenBy: Message['author']
  readonly reading: Reading
  /** What the policy makes of it now: the stage it has come to, or what it is instead of a complaint. */
  readonly route: Route
  readonly flags: readonly Flag[]
  readonly people: readonly Person[]
  /** Addresses of mail and numbers that somebody has shown to be theirs: by writing from there, or by a code that we sent there. */
  readonly proven: readonly string[]
  readonly representatives: readonly Representative[]
  readonly replyRoute: ReplyRoute | null
  /** The first message's subject and words, as the resident wrote them. */
  readonly subject: string | null
  readonly text: string
  readonly messageIds: readonly string[]
  /** The stored originals of its messages, by key: the same mail under another key was delivered once more. */
  readonly deliveries: readonly string[]
  /** What the dates hang on. */
  readonly facts: readonly Fact[]
  readonly noticesSent: readonly string[]
  /** Reminders given and dates missed, by key, so that each happens once. */
  readonly reached: readonly string[]
  /** Missed dates, and when the managers were last told of each. */
  readonly overdueTold: readonly { readonly key: string; readonly at: Instant }[]
  /** What came of itself while our offices were closed, until the resident is told of it. */
  readonly untold: readonly Untold[]
  /** Dates that stand as kept by what was recorded after they had passed. */
  readonly recordedLate: readonly RecordedLate[]
  /** The fingerprint of the rules by which its dates were last counted anew; `null` where they never were. */
  readonly plannedBy: string | null
  /** The stages it went through, in order; the last is the one it is in. Empty where it is no complaint. */
  readonly stages: readonly StageWork[]
  /** The last request for the next stage. */
  readonly request: EscalationRequest | null
  /** Who decided what the first message is. */
  readonly readBy: readonly Actor[]
  /** Who is complained about, or could not be seen as impartial (Code 5.8). */
  readonly conflicted: readonly Actor[]
  /** What was promised or ordered, and what became of it. */
  readonly actions: readonly FollowedAction[]
  readonly evidence: readonly Evidence[]
  readonly adjustments: readonly Adjustment[]
  readonly issues: readonly Issue[]
  /** Surveys, by what they were about. */
  readonly surveys: readonly { readonly about: string; readonly answered: boolean }[]
  /** Whether the ombudsman has it, and under which reference. */
  readonly ombudsman: { readonly theirReference: string | null } | null
  /** What a person has to do besides keeping dates, and everything of that kind that was ever raised, by id. */
  readonly tasks: readonly OpenTask[]
  readonly tasksRaised: readonly string[]
  /** Cases that this may belong to, until a person says. */
  readonly suggestions: readonly Suggestion[]
  /** Other matters of the same person, in cases of their own. */
  readonly links: readonly Link[]
  /** The case that its messages went to. */
  readonly joinedInto: string | null
  /** Reports on letters, by id, so that each is recorded once. */
  readonly reports: readonly string[]
}

/**
 * A case. `to-confirm`: a person must confirm how it was read before it stands, and the clock runs meanwhile.
 * `open`: being worked. `responded`: answered, and the resident may still take it further. `refused`: not taken on, with
 * reasons. `withdrawn`: by the resident. `closed`: over.
 */
export type Case =
  | { readonly status: 'unknown' }
  | { readonly status: 'received'; readonly message: Message; readonly reading: Reading | null }
  | ({
      readonly status: 'to-confirm' | 'open' | 'responded' | 'refused' | 'withdrawn' | 'closed'
    } & CaseRecord)

export type OpenedCase = Extract<Case, CaseRecord>

export const nobodyYet: Case = { status: 'unknown' }

export const isOpened = (state: Case): state is OpenedCase =>
  state.status !== 'unknown' && state.status !== 'received'

/** Is somebody working on the complaint itself, or may the resident still take it further? */
export const isOngoing = (state: Case): state is OpenedCase =>
  state.status === 'to-confirm' || state.status === 'open' || state.status === 'responded'

const count = (facts: readonly Fact[], type: Fact['type']): number =>
  facts.filter((fact) => fact.type === type).length

/** Hazards known that are not made safe: the law's clock goes on, whatever becomes of the complaint. */
export const hasOpenHazard = ({ facts }: Pick<CaseRecord, 'facts'>): boolean =>
  count(facts, 'hazard-known') > count(facts, 'hazard-made-safe')

export const outstanding = ({ actions }: Pick<CaseRecord, 'actions'>): readonly FollowedAction[] =>
  actions.filter((action) => action.doneAt === null)

/** Is anything still to be done under a clock? A closed case may still have a promise or a hazard to follow. */
export const isLive = (state: Case): state is OpenedCase =>
  isOngoing(state) || (isOpened(state) && (hasOpenHazard(state) || outstanding(state).length > 0))
