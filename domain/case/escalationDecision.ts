import type { Rules } from '../timeline/rules.ts'
import { isStaff } from './actor.ts'
import type { OpenedCase } from './case.ts'
import type { CommandOf, Refusal } from './command.ts'
import { blank, type Decision, did, firstOf, nothing, refuse, when } from './decision.ts'
import type { EscalationRequest } from './stageWork.ts'
import { clauseFor, currentStage, ombudsmanOf, pendingRequest, stageInPolicy } from './standing.ts'

const nothingToDecide = (state: OpenedCase, rules: Rules): Refusal | null =>
  firstOf(
    () => when(state.request === null, 'Nobody has asked for the next stage.'),
    () =>
      when(
        state.request?.standing === 'held',
        'They asked before our answer. It is held until then, and then decided.',
        clauseFor(rules, '5.11', rules.policy.definition.clause),
      ),
    () =>
      when(
        state.request?.standing === 'refused' || state.request?.standing === 'dropped',
        'That request has been settled. A new one can be made at any time.',
      ),
  )

const byPerson = (by: string): Refusal | null =>
  when(!isStaff(by), 'A member of staff decides this, by name.')

/** A person takes on a request that waits for one. */
export const accept = (
  command: CommandOf<'accept-escalation'>,
  state: OpenedCase,
  rules: Rules,
): Decision => {
  const { at, by, why } = command
  const { request: asked } = state
  if (asked?.standing === 'accepted') return nothing
  const refusal = nothingToDecide(state, rules) ?? byPerson(by)
  if (refusal !== null || asked === null) return refusal === null ? nothing : { refusal }
  const { stage, next } = asked
  const clause = stageInPolicy(rules, next)?.enter.clause ?? ''
  return did({
    type: 'escalation-accepted',
    at,
    by,
    stage,
    next,
    clause,
    why: why ?? 'A person decided to take it on.',
  })
}

/** The clauses that let a person say no: what the stage itself has, the window that was missed, and the exclusions. */
const clausesFor = ({ stage, next, timing }: EscalationRequest, rules: Rules): readonly string[] => {
  const late = timing === 'late' ? stageInPolicy(rules, stage)?.escalate?.late.clause : undefined
  return [
    ...(stageInPolicy(rules, next)?.enter.mayDecline ?? []).map((each) => each.clause),
    ...(late === undefined ? [] : [late]),
    ...rules.policy.exclusions.map((each) => each.clause),
  ]
}

const begun = (state: OpenedCase): boolean => {
  const work = currentStage(state)
  return state.request?.standing === 'accepted' && (work?.acknowledgedAt !== null || work.answer !== null)
}

/** Whom the policy names to agree to declining this stage, and to the exclusion that is given for it. */
const unagreed = (
  command: CommandOf<'refuse-escalation'>,
  { next }: EscalationRequest,
  rules: Rules,
): Refusal | null => {
  const grounds = [
    ...(stageInPolicy(rules, next)?.enter.mayDecline ?? []),
    ...rules.policy.exclusions.filter((each) => each.clause === command.clause),
  ]
  const named = [...new Set(grounds.flatMap((each) => each.agreedBy ?? []))]
  return when(
    named.length > 0 && !named.includes(command.agreedBy?.role ?? ''),
    `This needs the agreement of ${named.join(' or ')}. Record who agreed.`,
    command.clause,
  )
}

/** Never for an answer of "not upheld" (6.10), never without reasons (5.11), never by a machine (2.5). */
export const decline = (
  command: CommandOf<'refuse-escalation'>,
  state: OpenedCase,
  rules: Rules,
): Decision => {
  const { at, by, clause, reasons, agreedBy } = command
  const { request: asked } = state
  const own = asked === null ? '' : (stageInPolicy(rules, asked.next)?.clause ?? '')
  const allowed = asked === null ? [] : clausesFor(asked, rules)
  const refusal = firstOf(
    () => nothingToDecide(state, rules),
    () =>
      when(
        begun(state),
        'The next stage is under way. It goes on to its answer.',
        clauseFor(rules, '6.10', own),
      ),
    () => byPerson(by),
    () => when(blank(reasons), 'A refusal sets out its reasons clearly.', clauseFor(rules, '5.11', own)),
    () =>
      when(
        !allowed.includes(clause),
        allowed.length === 0
          ? 'The policy gives no ground for a refusal: what is not resolved goes on, whatever was decided before.'
          : `That clause is no ground for a refusal. These are: ${[...new Set(allowed)].join('; ')}. What was decided before is none.`,
        clauseFor(rules, '6.10', own),
      ),
    () => (asked === null ? null : unagreed(command, asked, rules)),
  )
  if (refusal !== null || asked === null) return refusal === null ? nothing : { refusal }
  const { stage, next } = asked
  return did({
    type: 'escalation-refused',
    at,
    by,
    stage,
    next,
    clause,
    reasons,
    agreedBy: agreedBy ?? null,
    ombudsman: ombudsmanOf(rules),
  })
}

/** The resident no longer asks for it. */
export const drop = (
  { at, by, why }: CommandOf<'drop-escalation'>,
  state: OpenedCase,
  rules: Rules,
): Decision => {
  const asked = state.request
  if (asked === null || !pendingRequest(state)) return refuse('No request is waiting.')
  const refusal = when(
    by === 'putright',
    'Only the resident can take a request back.',
    clauseFor(rules, '6.10', rules.policy.definition.clause),
  )
  return refusal === null ? did({ type: 'escalation-dropped', at, by, stage: asked.stage, why }) : { refusal }
}
