import type { Instant } from '../calendar/instant.ts'
import type { Stage } from '../policy/stage.ts'
import type { Rules } from '../timeline/rules.ts'
import type { OpenedCase } from './case.ts'
import type { CommandOf, Refusal } from './command.ts'
import type { EscalationCommand } from './commands/escalation.ts'
import { type Decision, did, firstOf, nothing, refuse, when } from './decision.ts'
import { accept, decline, drop } from './escalationDecision.ts'
import type { CaseEventOf } from './event.ts'
import type { EscalationRequest, StageWork } from './stageWork.ts'
import {
  badMoment,
  clauseFor,
  currentStage,
  dateOf,
  isBeforeStages,
  momentOf,
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
