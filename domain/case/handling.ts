import type { Rules } from '../timeline/rules.ts'
import { isStaff } from './actor.ts'
import { assign } from './assign.ts'
import { isOngoing, type OpenedCase } from './case.ts'
import type { CommandOf } from './command.ts'
import type { HandlingCommand } from './commands/handling.ts'
import { blank, type Decision, did, firstOf, nothing, refuse, when } from './decision.ts'
import type { CaseEventOf } from './event.ts'
import { foldHandling } from './fold/handling.ts'
import {
  badMoment,
  clauseFor,
  currentStage,
  dateOf,
  dayOfDue,
  notWorkable,
  stageInPolicy,
  toldOf,
} from './standing.ts'

const noDefinition =
  'An acknowledgement sets out what we understand the complaint to be, and the outcomes sought.'

const definitionClause = (rules: Rules, stage: CommandOf<'acknowledge'>['stage']): string => {
  const spec = stageInPolicy(rules, stage)
  return clauseFor(rules, '5.6', spec?.acknowledge?.clause ?? spec?.clause ?? '')
}

/** The earliest date for the answer that the acknowledgement can give: from now on it is a promise. */
const withPromise = (
  event: CaseEventOf<'acknowledged'>,
  state: OpenedCase,
  rules: Rules,
): CaseEventOf<'acknowledged'> => {
  const after = foldHandling(state, event)
  const dues = dateOf(after, rules, event.at, { stage: event.stage, milestone: 'respond' })
    .filter((date) => date.state === 'pending')
    .map((date) => date.due)
    .sort((a, b) => Date.parse(a) - Date.parse(b))
  const [first] = dues
  return first === undefined ? event : { ...event, answerBy: dayOfDue(first) }
}

const acknowledge = (command: CommandOf<'acknowledge'>, state: OpenedCase, rules: Rules): Decision => {
  const { at, by, stage, means, definition, outcomesSought, notResponsibleFor } = command
  const current = currentStage(state)
  const refusal = firstOf(
    () => when(!isOngoing(state), 'This case is over, so there is nothing to acknowledge.'),
    () => notWorkable(state, stage),
    () => when(current?.acknowledgedAt != null, 'This has been acknowledged already.'),
    () =>
      when(
        !isStaff(by),
        'A person acknowledges a complaint; a machine only sends the receipt.',
        definitionClause(rules, stage),
      ),
    () => when(blank(definition), noDefinition, definitionClause(rules, stage)),
    () => badMoment(command, current?.since ?? state.clockFrom),
  )
  if (refusal !== null) return { refusal }
  const event = {
    type: 'acknowledged',
    at,
    by,
    ...toldOf(command),
    stage,
    means,
    definition,
    outcomesSought,
    ...(notResponsibleFor === undefined ? {} : { notResponsibleFor }),
  } as const
  return did(withPromise(event, state, rules))
}

const agreeDefinition = (
  { at, by, stage, definition, outcomesSought, residentAgrees }: CommandOf<'agree-definition'>,
  state: OpenedCase,
  rules: Rules,
): Decision => {
  const refusal =
    notWorkable(state, stage) ?? when(blank(definition), noDefinition, definitionClause(rules, stage))
  return refusal === null
    ? did({ type: 'definition-agreed', at, by, stage, definition, outcomesSought, residentAgrees })
    : { refusal }
}

const declareConflict = (
  { at, by, person, why }: CommandOf<'declare-conflict'>,
  state: OpenedCase,
  rules: Rules,
): Decision => {
  if (state.conflicted.includes(person)) return nothing
  if (blank(why)) {
    return refuse('Say what the conflict is.', clauseFor(rules, '5.8', rules.policy.definition.clause))
  }
  return did({ type: 'conflict-declared', at, by, person, why })
}

const makeContact = (command: CommandOf<'make-contact'>, state: OpenedCase): Decision => {
  const { at, by, stage, means, said } = command
  const refusal = firstOf(
    () => notWorkable(state, stage),
    () => when(!isStaff(by), 'An officer makes contact, by name.'),
    () => badMoment(command, currentStage(state)?.since ?? state.clockFrom),
  )
  return refusal === null
    ? did({ type: 'contact-made', at, by, ...toldOf(command), stage, means, said })
    : { refusal }
}

const askEvidence = (command: CommandOf<'ask-evidence'>, state: OpenedCase): Decision => {
  const { at, by, stage, id, from, what, wantedBy } = command
  if (state.evidence.some((each) => each.id === id)) return nothing
  const refusal = notWorkable(state, stage) ?? when(blank(what), 'Say what is needed.')
  if (refusal !== null) return { refusal }
  const wanted = wantedBy === undefined ? {} : { wantedBy }
  return did({ type: 'evidence-asked', at, by, stage, id, from, what, ...wanted })
}

const receiveEvidence = (command: CommandOf<'receive-evidence'>, state: OpenedCase): Decision => {
  const { at, by, id, what } = command
  const asked = state.evidence.find((each) => each.id === id)
  if (asked === undefined) return refuse('Nothing was asked for under that name.')
  if (asked.receivedAt !== null) return nothing
  const refusal = badMoment(command, state.clockFrom)
  return refusal === null
    ? did({ type: 'evidence-received', at, by, ...toldOf(command), id, what })
    : { refusal }
}

export const decideHandling = (command: HandlingCommand, state: OpenedCase, rules: Rules): Decision => {
  switch (command.type) {
    case 'acknowledge':
      return acknowledge(command, state, rules)
    case 'agree-definition':
      return agreeDefinition(command, state, rules)
    case 'assign':
      return assign(command, state, rules)
    case 'declare-conflict':
      return declareConflict(command, state, rules)
    case 'make-contact':
      return makeContact(command, state)
    case 'ask-evidence':
      return askEvidence(command, state)
    case 'receive-evidence':
      return receiveEvidence(command, state)
  }
}
