import type { Reading } from '../classifier/reading.ts'
import { type Outcome, outcomeSchema, type Route, type RouteContext } from './outcome.ts'
import type { PolicyRules } from './policy.ts'
import type { Condition, RoutingRule } from './routing.ts'

const includes = <T>(wanted: readonly T[] | undefined, value: T | null): boolean =>
  wanted === undefined || (value !== null && wanted.includes(value))

const choiceOf = (context: RouteContext) => context.choice ?? 'not-asked'

/** The message itself may say that it was reported before; either is enough. */
const hadItsChance = (reading: Reading, context: RouteContext): boolean =>
  context.reportedBefore || reading.flags.includes('prior_report')

/** Whether everything that a condition names holds. */
const holds = (when: Condition, reading: Reading, context: RouteContext): boolean =>
  includes(when.disposition, reading.disposition) &&
  includes(when.procedure, reading.procedure) &&
  includes(when.choice, choiceOf(context)) &&
  (when.anyFlag === undefined || when.anyFlag.some((flag) => reading.flags.includes(flag))) &&
  (when.noFlag === undefined || !when.noFlag.some((flag) => reading.flags.includes(flag))) &&
  (when.reportedBefore === undefined || when.reportedBefore === hadItsChance(reading, context))

/** The stage after the one that was answered; what the row says where that is not known or nothing follows inside. */
const outcomeOf = (policy: PolicyRules, rule: RoutingRule, context: RouteContext): Outcome => {
  if (!rule.toNextStage || context.answered === undefined) return rule.outcome
  const next = outcomeSchema.safeParse(policy.stages.find((stage) => stage.id === context.answered)?.next)
  return next.success ? next.data : 'case-update'
}

/** Outcomes that an exclusion of the policy could stand against. */
const complaintOutcomes = ['stage-1', 'stage-2', 'appeal', 'feedback', 'feedback-investigation']

/**
 * What the policy makes of a reading: the first routing row that holds. An exclusion never refuses:
 * it names its clause and asks a person. An unsure reading asks a person too.
 */
export const route = (policy: PolicyRules, reading: Reading, context: RouteContext): Route => {
  const rule = policy.routing.find((row) => holds(row.when, reading, context))
  if (rule === undefined) {
    return {
      outcome: 'enquiry',
      clause: policy.definition.clause,
      why: 'The policy does not say what this is; a person decides.',
      confirm: true,
    }
  }
  const outcome = outcomeOf(policy, rule, context)
  const exclusion = complaintOutcomes.includes(outcome)
    ? policy.exclusions.find((each) => each.when !== undefined && holds(each.when, reading, context))
    : undefined
  if (exclusion !== undefined) {
    return {
      outcome,
      clause: exclusion.clause,
      why: `${rule.why} A person looks at it first, because the policy may leave it out: ${exclusion.says}`,
      confirm: true,
    }
  }
  return {
    outcome,
    clause: rule.clause,
    why: rule.why,
    confirm: rule.confirm || reading.confidence === 'ask',
  }
}
