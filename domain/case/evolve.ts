import type { Instant } from '../calendar/instant.ts'
import type { Flag } from '../classifier/reading.ts'
import type { Fact, StageId } from '../deadlines/fact.ts'
import type { Outcome } from '../policy/outcome.ts'
import { type Case, type CaseRecord, isOpened, nobodyYet, type OpenedCase } from './case.ts'
import type { CaseEvent, CaseEventOf } from './event.ts'

/** The stage that an outcome starts, or null where no clock of a stage runs. */
export const stageOf = (outcome: Outcome): StageId | null =>
  outcome === 'stage-1' ||
  outcome === 'stage-2' ||
  outcome === 'appeal' ||
  outcome === 'feedback' ||
  outcome === 'feedback-investigation'
    ? outcome
    : null

/** A hazard’s own clock starts when the landlord becomes aware of it, which may be by a complaint (SI 2025/1042). */
const hazardFacts = (flags: readonly Flag[], known: readonly Flag[], at: Instant): readonly Fact[] => {
  const isNew = (flag: Flag): boolean => flags.includes(flag) && !known.includes(flag)
  if (isNew('hazard_emergency')) return [{ type: 'hazard-known', at, severity: 'emergency' }]
  return isNew('hazard_significant') ? [{ type: 'hazard-known', at, severity: 'significant' }] : []
}

const openingFacts = (event: CaseEventOf<'case-opened'>, flags: readonly Flag[]): readonly Fact[] => {
  if (event.route.outcome === 'not-for-us') return []
  const stage = stageOf(event.route.outcome)
  const received: readonly Fact[] = stage === null ? [] : [{ type: 'received', at: event.clockFrom, stage }]
  return [...received, ...hazardFacts(flags, [], event.clockFrom)]
}

const opened = (state: Extract<Case, { status: 'received' }>, event: CaseEventOf<'case-opened'>): Case => {
  const { message, reading } = state
  if (reading === null) return state
  const record: CaseRecord = {
    reference: event.reference,
    landlord: event.landlord,
    policy: event.policy,
    openedAt: event.at,
    channel: message.channel,
    reading,
    route: event.route,
    flags: reading.flags,
    people: [message.person],
    replyRoute: message.replyRoute,
    subject: message.subject,
    text: message.text,
    messageIds: [message.channelMessageId],
    facts: openingFacts(event, reading.flags),
    noticesSent: [],
    reached: [],
  }
  return { ...record, status: event.route.confirm ? 'to-confirm' : 'open' }
}

const confirmed = (state: OpenedCase, event: CaseEventOf<'reading-confirmed'>): OpenedCase => {
  const stage = stageOf(event.route.outcome)
  const started = state.facts.some((fact) => fact.type === 'received' && fact.stage === stage)
  const clockFrom = state.facts.find((fact) => fact.type === 'received')?.at ?? state.openedAt
  const facts =
    stage === null || started
      ? state.facts
      : [...state.facts, { type: 'received', at: clockFrom, stage } as const]
  return { ...state, status: 'open', route: event.route, facts }
}

const onward = (state: OpenedCase, event: CaseEvent): OpenedCase => {
  switch (event.type) {
    case 'message-received':
      return { ...state, messageIds: [...state.messageIds, event.message.channelMessageId] }
    case 'message-read':
      return {
        ...state,
        flags: [...new Set([...state.flags, ...event.reading.flags])],
        facts: [...state.facts, ...hazardFacts(event.reading.flags, state.flags, event.at)],
      }
    case 'case-opened':
      return state
    case 'reading-confirmed':
      return confirmed(state, event)
    case 'notice-sent':
      return { ...state, noticesSent: [...state.noticesSent, event.key] }
    case 'acknowledged':
      return {
        ...state,
        facts: [...state.facts, { type: 'acknowledged', at: event.at, stage: event.stage, by: event.means }],
      }
    case 'responded':
      return {
        ...state,
        status: 'responded',
        facts: [...state.facts, { type: 'responded', at: event.at, stage: event.stage }],
      }
    case 'reminded':
      return { ...state, reached: [...state.reached, reminderKey(event)] }
    case 'milestone-missed':
      return { ...state, reached: [...state.reached, missedKey(event)] }
    case 'withdrawn':
      return { ...state, status: 'withdrawn', facts: [...state.facts, { type: 'withdrawn', at: event.at }] }
    case 'closed':
      return { ...state, status: 'closed', facts: [...state.facts, { type: 'closed', at: event.at }] }
  }
}

/** One event more. Total: an event that makes no sense in a state leaves it as it was. */
export const evolve = (state: Case, event: CaseEvent): Case => {
  if (isOpened(state)) return onward(state, event)
  if (state.status === 'unknown') {
    return event.type === 'message-received'
      ? { status: 'received', message: event.message, reading: null }
      : state
  }
  if (event.type === 'message-read') return { ...state, reading: event.reading }
  return event.type === 'case-opened' ? opened(state, event) : state
}

/** A case from all its events. */
export const caseFrom = (events: readonly CaseEvent[]): Case => events.reduce(evolve, nobodyYet)

interface Reached {
  readonly stage: string
  readonly milestone: string
  readonly due: string
}

/** A reminder happens once for each date: a moved date is reminded of anew. */
export const reminderKey = (of: Reached & { readonly workingDaysBefore: number }): string =>
  `reminded/${of.stage}/${of.milestone}/${of.due}/${of.workingDaysBefore}`

/** A date is missed once. */
export const missedKey = (of: Reached): string => `missed/${of.stage}/${of.milestone}/${of.due}`
