import type { Rules } from '../timeline/rules.ts'
import type { OpenedCase } from './case.ts'
import type { CommandOf, Refusal } from './command.ts'
import type { IssueCommand } from './commands/issues.ts'
import { blank, type Decision, did, firstOf, nothing, when } from './decision.ts'
import { clauseFor, currentStage, firstStage, underCode } from './standing.ts'

/** Stage 1, or what comes before it, is still to be answered: only then can something new be taken in (Code 6.8). */
const canTakeIn = (state: OpenedCase, rules: Rules): boolean => {
  const work = currentStage(state)
  const firstAnswered = state.stages.some(
    (each) => each.stage === firstStage(rules)?.id && each.answer !== null,
  )
  return state.status === 'open' && work !== undefined && work.answer === null && !firstAnswered
}

const known = (state: OpenedCase, id: string): boolean => state.issues.some((issue) => issue.id === id)

const clauseOf = (rules: Rules): string => clauseFor(rules, '6.8', rules.policy.newIssues.clause)

const notMergeable = (command: CommandOf<'merge-issue'>, state: OpenedCase, rules: Rules): Refusal | null => {
  const { related, clause } = rules.policy.newIssues
  return firstOf(
    () =>
      when(
        !command.related,
        'It has nothing to do with this complaint, so it is a new one.',
        clauseOf(rules),
      ),
    () =>
      when(
        related === 'new-case' && !underCode(rules),
        'The policy starts the procedure afresh for a new issue.',
        clause,
      ),
    () =>
      when(!canTakeIn(state, rules), 'Stage 1 has been answered, so it is a new complaint.', clauseOf(rules)),
    () => when(blank(command.what), 'Say what the new issue is.'),
  )
}

/** A related issue stays in the complaint, unless that would delay the answer without reason or the policy splits it. */
const notSplittable = (
  command: CommandOf<'split-issue'>,
  state: OpenedCase,
  rules: Rules,
): Refusal | null => {
  const mustMerge = command.related && rules.policy.newIssues.related === 'merge' && canTakeIn(state, rules)
  return firstOf(
    () =>
      when(
        mustMerge && blank(command.wouldDelay ?? ''),
        'It belongs to this complaint, which is not answered yet: take it in, or say why that would delay the answer without reason.',
        clauseOf(rules),
      ),
    () => when(blank(command.what), 'Say what the new issue is.'),
    () => when(blank(command.reference), 'Say in which case it goes on.'),
  )
}

export const decideIssue = (command: IssueCommand, state: OpenedCase, rules: Rules): Decision => {
  const { at, by, id, what } = command
  if (known(state, id)) return nothing
  const clause = clauseOf(rules)
  switch (command.type) {
    case 'merge-issue': {
      const refusal = notMergeable(command, state, rules)
      return refusal === null ? did({ type: 'issue-merged', at, by, id, what, clause }) : { refusal }
    }
    case 'split-issue': {
      const refusal = notSplittable(command, state, rules)
      const { as, reference } = command
      return refusal === null
        ? did({ type: 'issue-split', at, by, id, what, clause, as, reference })
        : { refusal }
    }
  }
}
