import type { Rules } from '../timeline/rules.ts'
import { isStaff } from './actor.ts'
import { isOngoing, type OpenedCase } from './case.ts'
import { notClosable } from './closing.ts'
import type { CommandOf, Refusal } from './command.ts'
import type { EndingCommand } from './commands/endings.ts'
import { blank, type Decision, did, firstOf, nothing, when } from './decision.ts'
import { refuseComplaint } from './refusing.ts'
import { currentStage, dateOf, inWords, within } from './standing.ts'

/** Where the policy closes only after the time to go further, that time has passed or the resident accepts. */
const windowOpen = (command: CommandOf<'close'>, state: OpenedCase, rules: Rules): Refusal | null => {
  const { closure } = rules.policy
  const stage = currentStage(state)?.stage
  if (closure.when !== 'after-escalation-window' || stage === undefined) return null
  const [last] = dateOf(state, rules, command.at, { stage, milestone: 'escalate-by' })
  return when(
    last !== undefined && within(last.due, command.at) && command.residentAccepts !== true,
    `They may take it further until ${last === undefined ? '' : inWords(last.due)}. Close it after that, or once they accept the answer.`,
    closure.clause,
  )
}

const close = (command: CommandOf<'close'>, state: OpenedCase, rules: Rules): Decision => {
  const { at, by, why } = command
  const refusal = firstOf(
    () => when(!isOngoing(state), 'This case is closed already.'),
    () =>
      when(by === 'putright', 'A person closes a case. Only the time that the policy gives ends by itself.'),
    () => notClosable(state, rules),
    () => when(state.status === 'to-confirm', 'A person must first confirm what this is.'),
    () => windowOpen(command, state, rules),
  )
  return refusal === null ? did({ type: 'closed', at, by, why }) : { refusal }
}

const withdraw = ({ at, by, why }: CommandOf<'withdraw'>, state: OpenedCase): Decision => {
  const refusal = firstOf(
    () => when(!isOngoing(state), 'This case is over already.'),
    () => when(by === 'putright', 'Only the resident withdraws; staff record that they did.'),
  )
  return refusal === null ? did({ type: 'withdrawn', at, by, why }) : { refusal }
}

const reopen = ({ at, by, why }: CommandOf<'reopen'>, state: OpenedCase): Decision => {
  if (isOngoing(state)) return nothing
  const refusal = firstOf(
    () => when(!isStaff(by), 'A member of staff reopens a case, by name.'),
    () => when(blank(why), 'Say why it is opened again.'),
  )
  return refusal === null ? did({ type: 'reopened', at, by, why }) : { refusal }
}

export const decideEnding = (command: EndingCommand, state: OpenedCase, rules: Rules): Decision => {
  switch (command.type) {
    case 'refuse':
      return refuseComplaint(command, state, rules)
    case 'withdraw':
      return withdraw(command, state)
    case 'close':
      return close(command, state, rules)
    case 'reopen':
      return reopen(command, state)
  }
}
