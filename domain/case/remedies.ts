import { dayOf } from '../calendar/day.ts'
import { dueAfter } from '../deadlines/clock.ts'
import type { PolicyRules } from '../policy/policy.ts'
import type { Rules } from '../timeline/rules.ts'
import { isStaff } from './actor.ts'
import { isOngoing, type OpenedCase } from './case.ts'
import type { CommandOf, Refusal } from './command.ts'
import type { ActionCommand } from './commands/actions.ts'
import { blank, type Decision, did, firstOf, nothing, refuse, when } from './decision.ts'
import type { Remedy } from './remedy.ts'
import { badMoment, clauseFor, inWords, toldOf } from './standing.ts'

type Money = Extract<Remedy, { kind: 'money' }>
type Condition = PolicyRules['compensation'][number]

const conditionsWith = ({ policy }: Rules, effect: Condition['effect']): readonly Condition[] =>
  policy.compensation.filter((condition) => condition.effect === effect)

/** A payment for a loss goes to the resident; another may be set against a debt where the policy says so. */
const setAgainstDebt = (money: Money, rules: Rules): Refusal | null => {
  if (money.paidTo === 'resident') return null
  const [offset] = conditionsWith(rules, 'offsets-debt')
  const [direct] = conditionsWith(rules, 'paid-directly')
  return firstOf(
    () =>
      when(
        money.for === 'loss',
        'A payment for a loss goes to the resident, never to an account with arrears.',
        (direct ?? offset)?.clause,
      ),
    () => when(offset === undefined, 'The policy does not let a payment be set against a debt.'),
  )
}

/** Details of a loss reach us within the policy's time, unless there is evidence of extenuating circumstances. */
const claimedLate = (money: Money, rules: Rules): Refusal | null => {
  const [condition] = conditionsWith(rules, 'time-limit')
  const limit = condition?.limit
  if (limit === undefined || money.lossOn === undefined || money.claimedOn === undefined) return null
  const { calendar, policy } = rules
  const end = dueAfter(calendar.zone.momentOf(dayOf(money.lossOn), 0), limit, policy.counting, calendar)
  const late = dayOf(money.claimedOn) > calendar.zone.localDay(end.moment)
  return when(
    late && blank(money.extenuating ?? ''),
    'The details came after the policy’s time. Record the evidence of extenuating circumstances, or tell the resident why not.',
    condition?.clause,
  )
}

/** Why a remedy cannot be offered as it stands; `null` where it can. */
export const notOffered = (remedy: Remedy, rules: Rules): Refusal | null =>
  remedy.kind === 'money'
    ? firstOf(
        () => setAgainstDebt(remedy, rules),
        () => claimedLate(remedy, rules),
      )
    : null

/** A remedy is possible at any stage, without going further (Code 5.13). */
const offerRemedy = (
  { at, by, remedy }: CommandOf<'offer-remedy'>,
  state: OpenedCase,
  rules: Rules,
): Decision => {
  const refusal = firstOf(
    () => when(!isOngoing(state), 'This case is over. Reopen it first, with the reason.'),
    () => when(!isStaff(by), 'A member of staff offers a remedy, by name.'),
    () => notOffered(remedy, rules),
  )
  return refusal === null ? did({ type: 'remedy-offered', at, by, remedy }) : { refusal }
}

const promise = ({ at, by, action }: CommandOf<'promise-action'>, state: OpenedCase): Decision => {
  if (state.actions.some((each) => each.id === action.id)) return nothing
  return isOngoing(state)
    ? did({ type: 'action-promised', at, by, action })
    : refuse('This case is over. Reopen it first, with the reason.')
}

const move = (
  { at, by, id, until, why }: CommandOf<'move-action'>,
  state: OpenedCase,
  rules: Rules,
): Decision => {
  const action = state.actions.find((each) => each.id === id)
  const tracking = clauseFor(rules, '6.6', rules.policy.closure.clause)
  if (action === undefined) return refuse('There is no such action on this case.')
  const refusal = firstOf(
    () => when(action.doneAt !== null, 'That has been done already.'),
    () =>
      when(
        action.source === 'order',
        `The ombudsman ordered this by ${inWords(action.until)}. Only the ombudsman can give more time.`,
      ),
    () => when(blank(why), 'Say what the resident was told of the delay.', tracking),
  )
  return refusal === null ? did({ type: 'action-moved', at, by, id, until, why }) : { refusal }
}

const complete = (command: CommandOf<'complete-action'>, state: OpenedCase): Decision => {
  const { at, by, id, how } = command
  const action = state.actions.find((each) => each.id === id)
  if (action === undefined) return refuse('There is no such action on this case.')
  if (action.doneAt !== null) return nothing
  const refusal = badMoment(command, state.clockFrom)
  return refusal === null
    ? did({ type: 'action-completed', at, by, ...toldOf(command), id, how })
    : { refusal }
}

export const decideAction = (command: ActionCommand, state: OpenedCase, rules: Rules): Decision => {
  switch (command.type) {
    case 'offer-remedy':
      return offerRemedy(command, state, rules)
    case 'promise-action':
      return promise(command, state)
    case 'move-action':
      return move(command, state, rules)
    case 'complete-action':
      return complete(command, state)
  }
}
