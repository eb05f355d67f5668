import type { Rules } from '../timeline/rules.ts'
import { isStaff } from './actor.ts'
import type { OpenedCase } from './case.ts'
import type { CommandOf, Refusal } from './command.ts'
import { blank, type Decision, did, firstOf, when } from './decision.ts'
import type { CaseEventOf } from './event.ts'
import { foldAnswering } from './fold/answering.ts'
import { notIndependent } from './independence.ts'
import { notOffered } from './remedies.ts'
import type { AnswerDecision } from './remedy.ts'
import {
  badMoment,
  clauseFor,
  currentStage,
  dateOf,
  dayOfDue,
  notWorkable,
  ombudsmanOf,
  stageInPolicy,
  toldOf,
} from './standing.ts'

type Respond = CommandOf<'respond'>

/** Where any part that is upheld makes the whole upheld, there is no "partly" (Housing Solutions 9.1). */
const asPolicyCounts = (decision: AnswerDecision, rules: Rules): AnswerDecision =>
  decision === 'partly-upheld' && rules.policy.decisions.anyPartUpheldIsUpheld ? 'upheld' : decision

/** What the decisions on the single points come to. */
const ofPoints = ({ points = [] }: Respond, rules: Rules): AnswerDecision | null => {
  const found = points.filter((each) => each.decision !== 'resolved').map((each) => each.decision)
  if (found.length === 0) return null
  if (found.every((decision) => decision === 'not-upheld')) return 'not-upheld'
  if (found.every((decision) => decision === 'upheld')) return 'upheld'
  return asPolicyCounts('partly-upheld', rules)
}

const written: Readonly<Record<AnswerDecision, string>> = {
  upheld: 'upheld',
  'partly-upheld': 'partly upheld',
  'not-upheld': 'not upheld',
  resolved: 'resolved',
}

const wrongDecision = (command: Respond, rules: Rules): Refusal | null => {
  const { values, clause } = rules.policy.decisions
  const decision = asPolicyCounts(command.decision, rules)
  const points = ofPoints(command, rules)
  return firstOf(
    () =>
      when(
        !values.includes(decision),
        `This policy’s decisions are ${values.map((value) => written[value]).join(', ')}.`,
        clause,
      ),
    () =>
      when(
        points !== null && decision !== 'resolved' && decision !== points,
        `By the decisions on its points, the complaint is ${points === null ? '' : written[points]}.`,
        clause,
      ),
  )
}

/** Where the policy has a meeting, the answer follows it, unless the resident does not want one. */
const meetingOwed = ({ stage }: Respond, state: OpenedCase, rules: Rules): Refusal | null => {
  const owed = stageInPolicy(rules, stage)?.meeting
  const meeting = currentStage(state)?.meeting
  return when(
    owed !== undefined && meeting?.heldAt == null && meeting?.declined !== true,
    'The meeting comes before the answer. Record that it was held, or that the resident does not want one.',
    owed?.clause,
  )
}

const optional = ({ points, remedies, actions }: Respond) => ({
  ...(points === undefined ? {} : { points }),
  ...(remedies === undefined ? {} : { remedies }),
  ...(actions === undefined ? {} : { actions }),
})

const clashing = ({ actions = [] }: Respond, state: OpenedCase): boolean => {
  const ids = [...state.actions, ...actions].map((action) => action.id)
  return new Set(ids).size < ids.length
}

/** The last day to take it further, where the policy has one: the answer names it, so it is a promise. */
const withWindow = (
  event: CaseEventOf<'responded'>,
  state: OpenedCase,
  rules: Rules,
): CaseEventOf<'responded'> => {
  const after = foldAnswering(state, event)
  const [last] = dateOf(after, rules, event.at, { stage: event.stage, milestone: 'escalate-by' })
  return last === undefined ? event : { ...event, furtherBy: dayOfDue(last.due) }
}

/** The answer goes out when it is known, whatever actions are still to be done (Code 6.6), once for each stage. */
export const respond = (command: Respond, state: OpenedCase, rules: Rules): Decision => {
  const { at, by, stage, response } = command
  const spec = stageInPolicy(rules, stage)
  const refusal = firstOf(
    () => notWorkable(state, stage),
    () =>
      when(
        !isStaff(by),
        'A person answers a complaint, by name.',
        clauseFor(rules, '5.8', spec?.clause ?? ''),
      ),
    () => notIndependent(by, state, rules, stage),
    () =>
      when(
        blank(response),
        'The answer must address every point, with reasons.',
        clauseFor(rules, '6.7', spec?.respond?.clause ?? ''),
      ),
    () => wrongDecision(command, rules),
    () => meetingOwed(command, state, rules),
    () => when(clashing(command, state), 'Two actions have the same name. Give each its own.'),
    () => firstOf(...(command.remedies ?? []).map((remedy) => () => notOffered(remedy, rules))),
    () => badMoment(command, currentStage(state)?.since ?? state.clockFrom),
  )
  if (refusal !== null) return { refusal }
  const decision = asPolicyCounts(command.decision, rules)
  const event: CaseEventOf<'responded'> = {
    type: 'responded',
    at,
    by,
    ...toldOf(command),
    stage,
    decision,
    response,
    ...optional(command),
    ombudsman: ombudsmanOf(rules),
  }
  return did(withWindow(event, state, rules))
}
