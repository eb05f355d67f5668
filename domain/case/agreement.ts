import type { Rules } from '../timeline/rules.ts'
import type { OpenedCase } from './case.ts'
import type { CaseCommand, Refusal } from './command.ts'
import { notIndependent } from './independence.ts'
import { currentStage } from './standing.ts'

/**
 * Whoever is named to have agreed is as independent as whoever decides: not somebody whom the case is about, nor, where a
 * request for a review is declined, somebody who took part in what would be looked at again (Code 5.8, 6.13). A manager
 * who may decide alone may name themselves; that they are one is checked against the landlord's file.
 */
export const notFreeToAgree = (command: CaseCommand, state: OpenedCase, rules: Rules): Refusal | null => {
  const agreed = 'agreedBy' in command ? command.agreedBy : undefined
  if (agreed === undefined) return null
  const stage = command.type === 'refuse-escalation' ? state.request?.next : currentStage(state)?.stage
  return stage === undefined ? null : notIndependent(agreed.by, state, rules, stage)
}
