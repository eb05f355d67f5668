import type { Instant } from '../calendar/instant.ts'
import type { Stage } from '../policy/stage.ts'
import type { Rules } from '../timeline/rules.ts'
import { isStaff } from './actor.ts'
import type { OpenedCase } from './case.ts'
import type { CommandOf, Refusal } from './command.ts'
import type { EscalationCommand } from './commands/escalation.ts'
import { blank, type Decision, did, firstOf, nothing, refuse, when } from './decision.ts'
import type { CaseEventOf } from './event.ts'
import type { EscalationRequest, StageWork } from './stageWork.ts'
import {
  badMoment,
  clauseFor,
  currentStage,
  dateOf,
  isBeforeStages,
  momentOf,
  ombudsmanOf,
  pendingRequest,
  stageInPolicy,
  within,
} from './standing.ts'

type Request = CommandOf<'request-escalation'>

/** Whether they asked in the policy's time. The Code has no last day for asking: a late request waits for a person. */
const timingOf = (
  work: StageWork,
  askedAt: Instant,
  state: OpenedCase,
  rules: Rules,
): EscalationRequest['timing'] => {
  if (isBeforeStages(rules, work.stage)) return 'in-time'
  if (work.answer === null || askedAt < work.answer.at) return work.answer === null ? 'early' : 'in-time'
  const [last] = dateOf(state, rules, askedAt, { stage: work.stage, milestone: 'escalate-by' })
  return last === undefined || within(last.due, askedAt) ? 'in-time' : 'late'
}

const noStage = (state: OpenedCase, rules: Rules): Refusal | null => {
  const work = currentStage(state)
  const { ombudsman } = rules.policy
  const next = work === undefined ? undefined : stageInPolicy(rules, work.stage)?.next
  return firstOf(
    () => when(state.status === 'to-confirm', 'A person must first confirm what this is.'),
    () => when(state.status === 'refused', 'This was not taken on. Reopen it where that is to change.'),
    () => when(work === undefined, 'This is no complaint yet. Log one for them first; the choice is theirs.'),
    () =>
      when(
        state.status === 'withdrawn' && work?.answer == null,
        'It was withdrawn before it was answered. Reopen it, so that it can be.',
      ),
    () =>
      when(
        next === undefined || next === 'external',
        `${work?.answer == null ? 'This is our last stage, and our answer is still to come.' : 'This was our last answer.'} They can go to the ${ombudsman.name} at any time: ${ombudsman.telephone}, ${ombudsman.webForm}.`,
        clauseFor(rules, '3.7', rules.policy.closure.clause),
      ),
  )
}

const accepting = (
  event: CaseEventOf<'escalation-requested'>,
  spec: Stage | undefined,
): CaseEventOf<'escalation-accepted'> => ({
  type: 'escalation-accepted',
  at: event.at,
  by: 'putright',
  stage: event.stage,
  next: event.next,
  clause: spec?.enter.clause ?? '',
  why: 'They asked for it in time; no reasons are needed.',
})

/** The resident asks for the next stage. Asked in time it begins at once; no reasons are ever demanded (Code 6.12). */
const request = (command: Request, state: OpenedCase, rules: Rules): Decision => {
  if (pendingRequest(state)) return nothing
  const refusal = noStage(state, rules) ?? badMoment(command, state.clockFrom)
  if (refusal !== null) return { refusal }
  const work = currentStage(state)
  const next = work === undefined ? undefined : stageInPolicy(rules, work.stage)?.next
  if (work === undefined || next === undefined) return refuse('No stage follows this one.')
  const askedAt = momentOf(command)
  const timing = timingOf(work, askedAt, state, rules)
  const event: CaseEventOf<'escalation-requested'> = {
    type: 'escalation-requested',
    at: command.at,
    by: command.by,
    stage: work.stage,
    next,
    askedAt,
    timing,
    grounds: command.grounds ?? [],
    words: command.words ?? null,
  }
  return timing === 'in-time' ? did(event, accepting(event, stageInPolicy(rules, next))) : did(event)
}

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

const accept = (command: CommandOf<'accept-escalation'>, state: OpenedCase, rules: Rules): Decision => {
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

/** Whoever the policy names to agree to a refusal agrees to this one too. */
const unagreed = (command: CommandOf<'refuse-escalation'>, rules: Rules): Refusal | null => {
  const named = [...new Set(rules.policy.exclusions.flatMap((each) => each.agreedBy ?? []))]
  return when(
    named.length > 0 && !named.includes(command.agreedBy?.role ?? ''),
    `This needs the agreement of ${named.join(' or ')}. Record who agreed.`,
    command.clause,
  )
}

/** Never for an answer of "not upheld" (6.10), never without reasons (5.11), never by a machine (2.5). */
const decline = (command: CommandOf<'refuse-escalation'>, state: OpenedCase, rules: Rules): Decision => {
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
    () => unagreed(command, rules),
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
const drop = ({ at, by, why }: CommandOf<'drop-escalation'>, state: OpenedCase, rules: Rules): Decision => {
  const asked = state.request
  if (asked === null || !pendingRequest(state)) return refuse('No request is waiting.')
  const refusal = when(
    by === 'putright',
    'Only the resident can take a request back.',
    clauseFor(rules, '6.10', rules.policy.definition.clause),
  )
  return refusal === null ? did({ type: 'escalation-dropped', at, by, stage: asked.stage, why }) : { refusal }
}

export const decideEscalation = (command: EscalationCommand, state: OpenedCase, rules: Rules): Decision => {
  switch (command.type) {
    case 'request-escalation':
      return request(command, state, rules)
    case 'accept-escalation':
      return accept(command, state, rules)
    case 'refuse-escalation':
      return decline(command, state, rules)
    case 'drop-escalation':
      return drop(command, state, rules)
  }
}
