import type { Policy } from '../policy/policy.ts'
import type { Stage } from '../policy/stage.ts'
import { lognormal, type Random } from './random.ts'

/** What is assumed of a year. Efforts and waits are assumptions, to be replaced by a landlord's own. */
export interface Plan {
  /** Who works stage 1 and what comes before it; and who reviews, being somebody else (Code 6.13). */
  readonly handlers: number
  readonly reviewers: number
  /** Complaints a week on average. */
  readonly arrivals: number
  readonly weeks: number
  readonly seed: number
  /** Minutes of casework that one person does on a working day. */
  readonly minutesADay: number
  /** Hours to investigate and answer: half of the complaints take less. */
  readonly answerHours: number
  /** Working days of waiting for others, such as a survey: half wait less. */
  readonly waitingDays: number
  /** Of a hundred answers, how many are taken further. */
  readonly escalated: number
}

export const usualPlan: Plan = {
  handlers: 5,
  reviewers: 1,
  arrivals: 25,
  weeks: 52,
  seed: 1,
  minutesADay: 360,
  answerHours: 4,
  waitingDays: 3,
  escalated: 18,
}

/** What is drawn for one complaint when it comes, so that another policy meets the very same complaint. */
export interface Drawn {
  readonly acknowledgeMinutes: number
  readonly answerMinutes: readonly [number, number, number]
  readonly waitingDays: readonly [number, number, number]
  /** After how many days each answer is taken further; `null` where it is not. */
  readonly furtherAfter: readonly [number | null, number | null]
}

const spread = 0.6

export const draw = (random: Random, plan: Plan): Drawn => {
  const answer = (hours: number): number => Math.max(20, lognormal(random, hours * 60, spread))
  const wait = (): number => Math.round(lognormal(random, plan.waitingDays, spread))
  const further = (): number | null => {
    const taken = random() * 100 < plan.escalated
    const days = 1 + Math.floor(random() * 18)
    return taken ? days : null
  }
  return {
    acknowledgeMinutes: 20 + random() * 25,
    answerMinutes: [answer(plan.answerHours), answer(plan.answerHours * 1.5), answer(plan.answerHours)],
    waitingDays: [wait(), wait(), wait()],
    furtherAfter: [further(), further()],
  }
}

/** Working days in place of what the policy has. */
export interface Overrides {
  readonly acknowledgeDays?: number | undefined
  readonly stage1Days?: number | undefined
  readonly stage2Days?: number | undefined
}

const withDays = (stage: Stage, step: 'acknowledge' | 'respond', days: number | undefined): Stage => {
  const own = stage[step]
  if (days === undefined || own?.limit === undefined) return stage
  return {
    ...stage,
    [step]: { ...own, limit: { ...own.limit, within: { count: days, unit: 'working-days' } } },
  }
}

const changed = (stage: Stage, overrides: Overrides): Stage => {
  if (stage.id === 'stage-1') {
    return withDays(
      withDays(stage, 'acknowledge', overrides.acknowledgeDays),
      'respond',
      overrides.stage1Days,
    )
  }
  return stage.id === 'stage-2' ? withDays(stage, 'respond', overrides.stage2Days) : stage
}

/** The policy with other numbers of days: what if? */
export const withOverrides = (policy: Policy, overrides: Overrides): Policy => ({
  ...policy,
  stages: policy.stages.map((stage) => changed(stage, overrides)),
})

/** Which numbers a policy does not have, and so cannot be changed. */
export const missingNumbers = (policy: Policy, overrides: Overrides): readonly string[] => {
  const has = (id: string, step: 'acknowledge' | 'respond'): boolean =>
    policy.stages.find((stage) => stage.id === id)?.[step]?.limit !== undefined
  return [
    ...(overrides.acknowledgeDays !== undefined && !has('stage-1', 'acknowledge')
      ? ['acknowledge-days']
      : []),
    ...(overrides.stage1Days !== undefined && !has('stage-1', 'respond') ? ['stage-1-days'] : []),
    ...(overrides.stage2Days !== undefined && !has('stage-2', 'respond') ? ['stage-2-days'] : []),
  ]
}
