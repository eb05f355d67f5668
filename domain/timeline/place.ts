import { hasOpenHazard, isOngoing, type OpenedCase, outstanding } from '../case/case.ts'
import type { StageWork } from '../case/stageWork.ts'
import { currentStage, stageInPolicy } from '../case/standing.ts'
import { isToDo } from '../deadlines/duty.ts'
import type { MilestoneName } from '../deadlines/milestone.ts'
import { milestones } from '../deadlines/milestones.ts'
import type { Policy } from '../policy/policy.ts'
import type { Stage } from '../policy/stage.ts'
import type { Alarm } from './alarm.ts'
import type { Rules } from './rules.ts'

/** A place where a case may wait: a step of a stage, or one of those that every policy has. */
export interface Place {
  /** `stage-1/answer`, `closed/actions`, `over`. */
  readonly id: string
  /** As the state machine and people call it: the policy's own name of the stage, then what it waits for. */
  readonly name: string
  readonly clause: string
}

/** The longest name of a state (Amazon States Language); a longer title of a stage is cut, never what it waits for. */
const longestName = 80

const named = (stage: string, words: string): string => {
  const room = longestName - words.length - 2
  return `${stage.length > room ? `${stage.slice(0, room - 1)}…` : stage}: ${words}`
}

type Compiled = Pick<Policy, 'id' | 'stages' | 'codePolicy'>

/** The stage of the Code that runs beside one of the policy's. */
const beside = ({ codePolicy }: Compiled, { codeStage }: Stage): Stage | undefined =>
  codePolicy?.stages.find((stage) => stage.id === codeStage)

const stepsOf = (policy: Compiled, stage: Stage): readonly Place[] => {
  const code = beside(policy, stage)
  const step = (id: string, words: string, clause: string | undefined): readonly Place[] =>
    clause === undefined ? [] : [{ id: `${stage.id}/${id}`, name: named(stage.name, words), clause }]
  const acknowledge = stage.acknowledge?.clause ?? code?.acknowledge?.clause
  const extension = stage.extension?.clause ?? code?.extension?.clause
  const entered = policy.stages.some((before) => before.next === stage.id)
  return [
    ...step('decide', 'asked for, a person decides', entered ? stage.enter.clause : undefined),
    ...step('acknowledge', 'to acknowledge', acknowledge),
    ...step('contact', 'to make contact', stage.contact?.clause),
    ...step('meet', 'to meet', stage.meeting?.clause),
    ...step('answer', 'to answer', stage.respond?.clause ?? stage.clause),
    ...step('extended', 'to answer, extended', extension),
    ...step('answered', 'answered', stage.escalate?.limit.clause ?? stage.clause),
  ]
}

const outside = (policy: Compiled): Place => {
  const external = policy.stages.find((stage) => stage.id === 'external')
  return {
    id: 'closed/ombudsman',
    name: named(external?.name ?? 'The ombudsman', 'open'),
    clause: external?.clause ?? '',
  }
}

/** Where every case may wait, whatever its policy. */
const common = {
  person: { id: 'person', name: 'With a person, no date running', clause: '' },
  confirm: { id: 'confirm', name: 'A person confirms what it is', clause: '' },
  actions: { id: 'closed/actions', name: 'Closed: promised actions', clause: '' },
  hazard: { id: 'closed/hazard', name: 'Closed: a hazard’s own clock', clause: '' },
  letter: { id: 'closed/letter', name: 'Closed: a letter to send', clause: '' },
} as const satisfies Record<string, Place>

/** Every place of a policy's timeline, in the order of the procedure. `person` is for whatever is none of the others. */
export const placesOf = (policy: Compiled): readonly Place[] => [
  common.confirm,
  ...policy.stages.filter((stage) => stage.id !== 'external').flatMap((stage) => stepsOf(policy, stage)),
  common.actions,
  common.hazard,
  common.letter,
  outside(policy),
  common.person,
]

/** What the first alarm of a case that has ended is about. */
const ofAlarm = ({ event }: Alarm): string => {
  if (event.type === 'survey-sent' || event.type === 'letters-fell-due') return common.letter.id
  if (event.type === 'window-closed') return 'closed/ombudsman'
  return 'stage' in event && event.stage === 'hazard' ? common.hazard.id : common.person.id
}

/** A case that has ended waits only for what outlives it. */
const afterTheEnd = (state: OpenedCase, next: Alarm | undefined): string => {
  if (hasOpenHazard(state)) return common.hazard.id
  if (outstanding(state).length > 0) return common.actions.id
  return next === undefined ? 'over' : ofAlarm(next)
}

/** Steps before the answer, in the order in which they are waited for. */
const before: readonly (readonly [MilestoneName, string])[] = [
  ['acknowledge', 'acknowledge'],
  ['contact', 'contact'],
  ['meet-by', 'meet'],
]

const meets = (work: StageWork, rules: Rules): boolean =>
  stageInPolicy(rules, work.stage)?.meeting !== undefined &&
  work.meeting?.heldAt == null &&
  work.meeting?.declined !== true

const stepBeforeAnswer = (state: OpenedCase, work: StageWork, rules: Rules): string => {
  const dates = milestones(rules.policy, rules.calendar, state.facts).milestones
  const owed = new Set(
    dates.filter((date) => date.stage === work.stage && isToDo(date)).map((date) => date.milestone),
  )
  const first = before.find(([name]) => owed.has(name))
  if (first !== undefined) return first[1]
  if (meets(work, rules)) return 'meet'
  return work.extensions > 0 ? 'extended' : 'answer'
}

const inStage = (state: OpenedCase, work: StageWork, rules: Rules): string =>
  work.answer === null ? stepBeforeAnswer(state, work, rules) : 'answered'

/** Where a case waits now. `next` is the first thing that will come of itself. */
export const placeOf = (state: OpenedCase, rules: Rules, next: Alarm | undefined): string => {
  if (!isOngoing(state)) return afterTheEnd(state, next)
  if (state.status === 'to-confirm') return common.confirm.id
  // The next stage has not begun, though its clock runs, until a person has decided.
  if (state.request?.standing === 'to-decide') return `${state.request.next}/decide`
  const work = currentStage(state)
  return work === undefined ? common.person.id : `${work.stage}/${inStage(state, work, rules)}`
}
