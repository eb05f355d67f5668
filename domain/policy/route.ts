import type { Reading } from '../classifier/reading.ts'
import type { Route, RouteContext } from './outcome.ts'
import type { PolicyRules } from './policy.ts'
import type { Condition } from './routing.ts'

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
  const exclusion = complaintOutcomes.includes(rule.outcome)
    ? policy.exclusions.find((each) => each.when !== undefined && holds(each.when, reading, context))
    : undefined
  if (exclusion !== undefined) {
    return {
      outcome: rule.outcome,
      clause: exclusion.clause,
      why: `${rule.why} A person looks at it first, because the policy may leave it out: ${exclusion.says}`,
      confirm: true,
    }
  }
  return {
    outcome: rule.outcome,
    clause: rule.clause,
    why: rule.why,
    confirm: rule.confirm || reading.confidence === 'ask',
  }
}
