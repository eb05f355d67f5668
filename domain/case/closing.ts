import type { Rules } from '../timeline/rules.ts'
import { hasOpenHazard, type OpenedCase, outstanding } from './case.ts'
import type { Refusal } from './command.ts'
import { firstOf, when } from './decision.ts'
import { clauseFor, currentStage, hazardClause, pendingRequest } from './standing.ts'

/** The stage it is in has no answer yet. A step before stage 1 that the resident left for stage 1 needs none of its own. */
const owesAnswer = (state: OpenedCase): boolean => currentStage(state)?.answer === null

/** What stands in the way of closing whatever anybody says. */
export const notClosable = (state: OpenedCase, rules: Rules): Refusal | null => {
  const { closure } = rules.policy
  const promised = outstanding(state).filter((action) => action.source === 'promise')
  return firstOf(
    () =>
      when(
        owesAnswer(state),
        'A complaint cannot be closed before it is answered.',
        clauseFor(rules, '6.6', closure.clause),
      ),
    () =>
      when(
        pendingRequest(state),
        'They have asked for the next stage. That is decided first.',
        clauseFor(rules, '6.10', closure.clause),
      ),
    () =>
      when(
        hasOpenHazard(state),
        'A hazard on this case is not recorded as made safe. Do that first, or clear the flag with the reason.',
        hazardClause(rules),
      ),
    () =>
      when(
        closure.when === 'after-actions' && promised.length > 0,
        `The policy closes once what was promised is done: ${promised.map((action) => action.what).join('; ')}.`,
        closure.clause,
      ),
  )
}
