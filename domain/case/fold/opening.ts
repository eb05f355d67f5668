import type { Instant } from '../../calendar/instant.ts'
import type { Flag } from '../../classifier/reading.ts'
import type { Fact, StageId } from '../../deadlines/fact.ts'
import type { Message } from '../../message/message.ts'
import type { Outcome, Route } from '../../policy/outcome.ts'
import { isStaff } from '../actor.ts'
import type { Case, CaseRecord, OpenedCase } from '../case.ts'
import type { CaseEventOf } from '../event.ts'
import type { OpeningEvent } from '../events/opening.ts'
import { beginStage } from '../stageWork.ts'
import { withFact } from './changes.ts'

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
export const hazardFacts = (flags: readonly Flag[], known: readonly Flag[], at: Instant): readonly Fact[] => {
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

const nothingDone = {
  representatives: [],
  noticesSent: [],
  reached: [],
  overdueTold: [],
  untold: [],
  recordedLate: [],
  plannedBy: null,
  request: null,
  readBy: [],
  conflicted: [],
  actions: [],
  evidence: [],
  adjustments: [],
  issues: [],
  surveys: [],
  ombudsman: null,
  tasks: [],
  tasksRaised: [],
  suggestions: [],
  links: [],
  joinedInto: null,
  reports: [],
} satisfies Partial<CaseRecord>

/** An address is proven by a mail that came from there. */
const provenBy = ({ proven, author, person }: Message): readonly string[] =>
  proven && author === 'resident' && person.email !== null ? [person.email.toLowerCase()] : []

const deliveryOf = ({ raw }: Message): readonly string[] => (raw === null ? [] : [raw.key])

/** The case that a message opens. */
export const opened = (
  state: Extract<Case, { status: 'received' }>,
  event: CaseEventOf<'case-opened'>,
): Case => {
  const { message, reading } = state
  if (reading === null) return state
  const stage = stageOf(event.route.outcome)
  const record: CaseRecord = {
    ...nothingDone,
    reference: event.reference,
    landlord: event.landlord,
    policy: event.policy,
    openedAt: event.at,
    clockFrom: event.clockFrom,
    channel: message.channel,
    writtenBy: message.author,
    reading,
    route: event.route,
    flags: reading.flags,
    people: [message.person],
    proven: provenBy(message),
    replyRoute: message.replyRoute,
    subject: message.subject,
    text: message.text,
    messageIds: [message.channelMessageId],
    deliveries: deliveryOf(message),
    // An old mail is kept to be found again; its clocks ran out long ago, or were kept elsewhere.
    facts: message.imported === true ? [] : openingFacts(event, reading.flags),
    stages: stage === null ? [] : [beginStage(stage, event.clockFrom)],
  }
  if (message.imported === true) return { ...record, status: 'closed' }
  return { ...record, status: event.route.confirm ? 'to-confirm' : 'open' }
}

/** A request that was held at the stage that is left has nothing more to wait for. */
const settled = (request: OpenedCase['request']): OpenedCase['request'] =>
  request?.standing === 'held' ? { ...request, standing: 'dropped' } : request

/** Another stage, or none, is right: the clock of the one that was not is taken away, and who took part stays known. */
const rerouted = (state: OpenedCase, route: Route): OpenedCase => {
  const stage = stageOf(route.outcome)
  const current = state.stages.at(-1)
  if (current !== undefined && current.stage === stage && !current.left)
    return { ...state, route, status: 'open' }
  const facts = state.facts.filter((fact) => current === undefined || fact.stage !== current.stage)
  const stages = state.stages.map((work) => (work === current ? { ...work, left: true } : work))
  const moved: OpenedCase = {
    ...state,
    route,
    status: 'open',
    facts,
    stages,
    request: settled(state.request),
  }
  return stage === null ? moved : started(moved, stage, state.clockFrom)
}

const started = (state: OpenedCase, stage: StageId, at: Instant): OpenedCase => ({
  ...withFact(state, { type: 'received', at, stage }),
  stages: [...state.stages, beginStage(stage, at)],
})

const readBy = (state: OpenedCase, event: OpeningEvent): OpenedCase =>
  isStaff(event.by) ? { ...state, readBy: [...state.readBy, event.by] } : state

const raised = (state: OpenedCase, event: CaseEventOf<'complaint-raised'>): OpenedCase => {
  const stage = stageOf(event.route.outcome)
  const moved: OpenedCase = { ...state, status: 'open', route: event.route }
  return stage === null ? moved : started(moved, stage, event.happenedAt ?? event.at)
}

/** What says by itself that a complaint has come in; what a person first had to read as one is told it then. */
const isReceipt = (key: string): boolean => key === 'receipt' || key.startsWith('confirmed-complaint/')

/** The receipt is kept as a fact: under some policies it is the acknowledgement. */
const noticeSent = (state: OpenedCase, event: CaseEventOf<'notice-sent'>): OpenedCase => {
  const sent = { ...state, noticesSent: [...state.noticesSent, event.key] }
  const stage = state.stages.at(-1)?.stage
  return isReceipt(event.key) && stage !== undefined
    ? withFact(sent, { type: 'receipt-sent', at: event.at, stage })
    : sent
}

export const foldOpening = (state: OpenedCase, event: OpeningEvent): OpenedCase => {
  switch (event.type) {
    case 'message-received':
      return {
        ...state,
        messageIds: [...state.messageIds, event.message.channelMessageId],
        deliveries: [...state.deliveries, ...deliveryOf(event.message)],
        proven: [...new Set([...state.proven, ...provenBy(event.message)])],
      }
    case 'message-read':
      return {
        ...state,
        flags: [...new Set([...state.flags, ...event.reading.flags])],
        facts: [...state.facts, ...hazardFacts(event.reading.flags, state.flags, event.at)],
      }
    case 'case-opened':
      return state
    case 'reading-confirmed':
    case 'reading-corrected':
      return readBy(rerouted(state, event.route), event)
    case 'complaint-raised':
      return readBy(raised(state, event), event)
    case 'notice-sent':
      return noticeSent(state, event)
  }
}
