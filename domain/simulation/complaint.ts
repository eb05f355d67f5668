import type { Instant } from '../calendar/instant.ts'
import { type Case, isOpened, nobodyYet, type OpenedCase } from '../case/case.ts'
import type { CaseCommand } from '../case/command.ts'
import { decide } from '../case/decide.ts'
import { evolve } from '../case/evolve.ts'
import { currentStage, firstStage, stageInPolicy } from '../case/standing.ts'
import type { Milestone } from '../deadlines/milestone.ts'
import { milestones } from '../deadlines/milestones.ts'
import type { Stage } from '../policy/stage.ts'
import type { Rules } from '../timeline/rules.ts'
import type { Drawn } from './plan.ts'

/** One invented complaint on its way, kept by the real engine. */
export interface Complaint {
  readonly number: number
  readonly drawn: Drawn
  state: Case
  /** Its dates at the last change. */
  dates: readonly Milestone[]
  /** The next piece of work, if any. */
  task: Task | null
  /** When the resident takes it further. */
  furtherOn: number | null
}

/** A piece of work: what it is, how long it still takes, by when, and from which day it can be done. */
export interface Task {
  readonly kind: 'acknowledge' | 'contact' | 'meet' | 'respond'
  readonly pool: 'handlers' | 'reviewers'
  readonly due: number
  minutesLeft: number
  notBefore: number
  by: number | null
}

/** The engine said no to what the simulation took for granted: a fault in one of them. */
export class SimulationRefused extends Error {
  override readonly name = 'SimulationRefused'
}

/** Asks the engine; what it refuses the simulation may not do. */
export const ask = (complaint: Complaint, command: CaseCommand, rules: Rules): void => {
  const decision = decide(command, complaint.state, rules)
  if ('refusal' in decision) throw new SimulationRefused(`${command.type}: ${decision.refusal.why}`)
  complaint.state = decision.events.reduce(evolve, complaint.state)
  complaint.dates = isOpened(complaint.state)
    ? milestones(rules.policy, rules.calendar, complaint.state.facts, command.at).milestones
    : []
}

const nothingRead = {
  complaint: 1,
  service_request: 0,
  enquiry: 0,
  compliment: 0,
  other_procedure: 0,
  case_update: 0,
  not_for_us: 0,
}

const received = (number: number, at: Instant, rules: Rules): CaseCommand => {
  const stage = firstStage(rules)
  return {
    type: 'open-case',
    at,
    by: 'putright',
    reference: `SIM-${number}`,
    policy: rules.policy.id,
    route: { outcome: 'stage-1', clause: stage?.clause ?? '', why: 'Invented.', confirm: false },
    message: {
      channelMessageId: `sim-${number}`,
      landlord: 'simulated',
      channel: 'email',
      receivedAt: at,
      saidAt: null,
      author: 'resident',
      staff: null,
      person: { name: null, email: null, phone: null, address: null, tenancy: null },
      proven: true,
      subject: null,
      text: 'An invented complaint.',
      attachments: [],
      replyRoute: null,
      automatic: null,
      caseReference: null,
      raw: null,
    },
    reading: {
      disposition: 'complaint',
      complaint: 1,
      probabilities: nothingRead,
      confidence: 'sure',
      procedure: null,
      flags: [],
      topic: 'repairs',
      evidence: [],
      reader: 'simulation',
    },
  }
}

/** A complaint comes in, and the automatic receipt goes out with it. */
export const arrive = (number: number, drawn: Drawn, at: Instant, rules: Rules): Complaint => {
  const complaint: Complaint = { number, drawn, state: nobodyYet, dates: [], task: null, furtherOn: null }
  ask(complaint, received(number, at, rules), rules)
  const notice = { key: 'receipt', channel: 'email', providerId: null } as const
  ask(complaint, { type: 'record-notice', at, by: 'putright', notice }, rules)
  return complaint
}

/** The earliest date of a name in a stage: the earlier is worked to. */
export const dueOf = (complaint: Complaint, stage: string, name: Milestone['milestone']): number | null => {
  const dues = complaint.dates
    .filter((date) => date.stage === stage && date.milestone === name)
    .map((date) => Date.parse(date.due))
  return dues.length === 0 ? null : Math.min(...dues)
}

export const openStage = ({ state }: Complaint): OpenedCase['stages'][number] | null => {
  const work = isOpened(state) && state.status === 'open' ? currentStage(state) : undefined
  return work === undefined || work.answer !== null ? null : work
}

const places = { 'stage-1': 0, 'stage-2': 1 } as const
export const placeOf = (stage: string): 0 | 1 | 2 =>
  stage === 'stage-1' || stage === 'stage-2' ? places[stage] : 2

const nextKind = (complaint: Complaint, work: OpenedCase['stages'][number], spec: Stage): Task['kind'] => {
  const { state } = complaint
  const contacted =
    isOpened(state) && state.facts.some((fact) => fact.type === 'contact-made' && fact.stage === work.stage)
  if (spec.contact !== undefined && !contacted) return 'contact'
  if (work.acknowledgedAt === null && dueOf(complaint, work.stage, 'acknowledge') !== null)
    return 'acknowledge'
  return spec.meeting !== undefined && work.meeting?.heldAt == null ? 'meet' : 'respond'
}

const dueNames = {
  contact: 'contact',
  acknowledge: 'acknowledge',
  meet: 'meet-by',
  respond: 'respond',
} as const
const aMonth = 30 * 86_400_000

/** What is to be done next, from where the case now is; `readyOn` is the day from which an answer can be worked on. */
export const nextTask = (complaint: Complaint, rules: Rules, readyOn: number): Task | null => {
  const work = openStage(complaint)
  const spec = work === null ? undefined : stageInPolicy(rules, work.stage)
  if (work === null || spec === undefined) return null
  const kind = nextKind(complaint, work, spec)
  const place = placeOf(work.stage)
  const minutes =
    kind === 'respond' ? complaint.drawn.answerMinutes[place] : complaint.drawn.acknowledgeMinutes
  return {
    kind,
    pool: place === 0 ? 'handlers' : 'reviewers',
    due: dueOf(complaint, work.stage, dueNames[kind]) ?? Date.parse(work.since) + aMonth,
    minutesLeft: minutes,
    notBefore: kind === 'respond' || kind === 'meet' ? readyOn : 0,
    by: null,
  }
}
