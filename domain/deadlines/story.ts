import { millisecondsOf } from '../calendar/instant.ts'
import type { PolicyRules } from '../policy/policy.ts'
import type { Stage } from '../policy/stage.ts'
import type { Fact, StageId } from './fact.ts'
import type { MilestoneName } from './milestoneName.ts'

/** What an extension notice said. `until` is a moment, or a day as text, or not given. */
interface Notice {
  readonly at: number
  readonly until: string | null
  readonly beyondCeiling: boolean
}

interface Promise {
  readonly at: number
  readonly milestone: MilestoneName
  readonly until: string
}

/** One stage of a case as it went, in moments; `null` for what has not happened. */
export interface Run {
  readonly stage: StageId
  /** What the policy says of the stage; `null` for the outside routes, which have no clock of the landlord's. */
  readonly spec: Stage | null
  received: number | null
  acknowledged: number | null
  /** When the automatic receipt went out. */
  receipt: number | null
  contacted: number | null
  responded: number | null
  outcomeReceived: number | null
  meetingHeld: number | null
  /** When the resident asked for the stage after this one. */
  escalated: number | null
  readonly notices: Notice[]
  readonly promises: Promise[]
}

/** When a stage was acknowledged; the automatic receipt counts only where the policy says that it does. */
export const acknowledgedAt = ({ acknowledged, receipt, spec }: Run): number | null => {
  const counted = spec?.acknowledge?.automaticCounts === true ? receipt : null
  if (acknowledged === null || counted === null) return acknowledged ?? counted
  return Math.min(acknowledged, counted)
}

/** One hazard as it went. */
export interface Hazard {
  readonly severity: 'emergency' | 'significant'
  readonly known: number
  investigated: number | null
  madeSafe: number | null
  summarySent: number | null
  worksStarted: number | null
}

/** Everything that happened to a case, sorted out by stage and hazard. */
export interface Story {
  readonly runs: Run[]
  readonly hazards: Hazard[]
  firstReceived: number | null
  ended: { readonly as: 'withdrawn' | 'closed'; readonly at: number } | null
  /** The moment of the last fact; 0 where there is none. */
  last: number
}

/** A fact names a stage that the policy does not have. */
export class StageNotInPolicy extends Error {
  override readonly name = 'StageNotInPolicy'
}

const specOf = (policy: PolicyRules, stage: StageId): Stage | null => {
  for (const spec of policy.stages) if (spec.id === stage) return spec
  if (stage === 'external') return null
  throw new StageNotInPolicy(
    `${policy.id} has no stage “${stage}”; it has ${policy.stages.map((spec) => spec.id).join(', ')}.`,
  )
}

const firstStageOf = (policy: PolicyRules): StageId => policy.stages[0]?.id ?? 'stage-1'

const newRun = (policy: PolicyRules, stage: StageId, received: number | null): Run => ({
  stage,
  spec: specOf(policy, stage),
  received,
  acknowledged: null,
  receipt: null,
  contacted: null,
  responded: null,
  outcomeReceived: null,
  meetingHeld: null,
  escalated: null,
  notices: [],
  promises: [],
})

const runOf = (story: Story, stage: StageId): Run | undefined => {
  for (const run of story.runs) if (run.stage === stage) return run
  return undefined
}

/** The run that a fact belongs to; one whose start nobody recorded is begun without a date. */
const runFor = (story: Story, policy: PolicyRules, named: StageId | undefined): Run => {
  const stage = named ?? story.runs.at(-1)?.stage ?? firstStageOf(policy)
  const known = runOf(story, stage)
  if (known !== undefined) return known
  const run = newRun(policy, stage, null)
  story.runs.push(run)
  return run
}

/** Starts a stage. In a case that had ended it starts anew, and what came after it falls away. */
const start = (story: Story, policy: PolicyRules, stage: StageId, at: number): void => {
  const known = runOf(story, stage)
  if (known !== undefined && story.ended !== null) {
    story.runs.splice(story.runs.indexOf(known))
    story.runs.push(newRun(policy, stage, at))
  } else if (known !== undefined) known.received ??= at
  else story.runs.push(newRun(policy, stage, at))
  story.ended = null
}

const receive = (story: Story, policy: PolicyRules, at: number, named: StageId | undefined): void => {
  start(story, policy, named ?? firstStageOf(policy), at)
  if (story.firstReceived === null || story.runs.length === 1)
    story.firstReceived = story.runs[0]?.received ?? at
}

/** The stage whose answer reached the resident: named, or the last one answered whose answer had not. */
const delivered = (story: Story, policy: PolicyRules, named: StageId | undefined): Run => {
  const sent = story.runs.findLast((run) => run.responded !== null && run.outcomeReceived === null)
  return named === undefined && sent !== undefined ? sent : runFor(story, policy, named)
}

/** A request for the next stage names either the stage that was answered or the one that is asked for. */
const escalate = (story: Story, policy: PolicyRules, at: number, named: StageId | undefined): void => {
  const asked = named !== undefined && runOf(story, named) === undefined ? named : undefined
  const answered = asked === undefined ? runFor(story, policy, named) : story.runs.at(-1)
  if (answered !== undefined) answered.escalated ??= at
  const next = asked ?? answered?.spec?.next
  story.ended = null
  if (next !== undefined && runOf(story, next) === undefined) start(story, policy, next, at)
}

/** The hazard that still waits for something; a significant one first where `prefer` says so. */
const waiting = (
  story: Story,
  step: 'investigated' | 'madeSafe' | 'summarySent' | 'worksStarted',
  prefer: Hazard['severity'],
): Hazard | undefined => {
  const open = story.hazards.filter((hazard) => hazard[step] === null)
  return open.find((hazard) => hazard.severity === prefer) ?? open[0]
}

const note = (
  story: Story,
  step: 'investigated' | 'madeSafe' | 'summarySent' | 'worksStarted',
  at: number,
): void => {
  const hazard = waiting(story, step, step === 'madeSafe' ? 'emergency' : 'significant')
  if (hazard !== undefined) hazard[step] = at
}

const tell = (story: Story, policy: PolicyRules, fact: Fact, at: number): void => {
  switch (fact.type) {
    case 'received':
      receive(story, policy, at, fact.stage)
      break
    case 'escalation-requested':
      escalate(story, policy, at, fact.stage)
      break
    case 'acknowledged':
      runFor(story, policy, fact.stage).acknowledged ??= at
      break
    case 'receipt-sent':
      runFor(story, policy, fact.stage).receipt ??= at
      break
    case 'contact-made':
      runFor(story, policy, fact.stage).contacted ??= at
      break
    case 'responded':
      runFor(story, policy, fact.stage).responded ??= at
      break
    case 'outcome-received':
      delivered(story, policy, fact.stage).outcomeReceived ??= at
      break
    case 'meeting-held':
      runFor(story, policy, fact.stage).meetingHeld ??= at
      break
    case 'extension-notified':
      runFor(story, policy, fact.stage).notices.push({
        at,
        until: fact.until ?? null,
        beyondCeiling: fact.beyondCeiling ?? false,
      })
      break
    case 'promised':
      runFor(story, policy, fact.stage).promises.push({ at, milestone: fact.milestone, until: fact.until })
      break
    case 'withdrawn':
    case 'closed':
      story.ended = { as: fact.type, at }
      break
    case 'hazard-known':
      story.hazards.push({
        severity: fact.severity,
        known: at,
        investigated: null,
        madeSafe: null,
        summarySent: null,
        worksStarted: null,
      })
      break
    case 'hazard-investigated':
      note(story, 'investigated', at)
      break
    case 'hazard-made-safe':
      note(story, 'madeSafe', at)
      break
    case 'hazard-summary-sent':
      note(story, 'summarySent', at)
      break
    case 'hazard-works-started':
      note(story, 'worksStarted', at)
      break
  }
}

const inOrder = (facts: readonly Fact[]): readonly Fact[] => {
  for (let index = 1; index < facts.length; index++) {
    const [before, after] = [facts[index - 1], facts[index]]
    if (before !== undefined && after !== undefined && before.at > after.at) {
      return [...facts].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
    }
  }
  return facts
}

/** Sorts facts out by stage and hazard; one that repeats another changes nothing. Throws `StageNotInPolicy`. */
export const storyOf = (policy: PolicyRules, facts: readonly Fact[]): Story => {
  const story: Story = { runs: [], hazards: [], firstReceived: null, ended: null, last: 0 }
  for (const fact of inOrder(facts)) {
    const at = millisecondsOf(fact.at)
    tell(story, policy, fact, at)
    story.last = at
  }
  return story
}
