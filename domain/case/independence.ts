import type { StageId } from '../deadlines/fact.ts'
import type { Rules } from '../timeline/rules.ts'
import type { Actor } from './actor.ts'
import type { OpenedCase } from './case.ts'
import type { Refusal } from './command.ts'
import { firstOf, when } from './decision.ts'
import { isBeforeStages, stageInPolicy, underCode } from './standing.ts'

/** Everybody who did anything in the stages that a test picks. */
const participants = (state: OpenedCase, of: (stage: StageId) => boolean): readonly Actor[] =>
  state.stages.filter((work) => of(work.stage)).flatMap((work) => work.tookPart)

const firstName = (actor: Actor): string => actor.replace(/^staff:/, '')

/** The stage before this one in the procedure: what a review looks at. */
const reviewed = (rules: Rules, stage: StageId): readonly StageId[] =>
  rules.policy.stages.filter((each) => each.next === stage).map((each) => each.id)

const tookPartBefore = (actor: Actor, state: OpenedCase, rules: Rules, stage: StageId): Refusal | null => {
  const spec = stageInPolicy(rules, stage)
  const excludes = spec?.handler.excludes ?? []
  const barred = excludes.includes('stage-1-participants')
  const codeReview = underCode(rules) && spec?.codeStage === 'stage-2'
  if (!barred && !codeReview) return null
  const looksAt = reviewed(rules, stage)
  const took = participants(
    state,
    (each) => each !== stage && !isBeforeStages(rules, each) && looksAt.includes(each),
  )
  return when(
    took.includes(actor),
    `${firstName(actor)} took part at the stage that is to be looked at again. Choose somebody who did not.`,
    codeReview ? 'Code 6.13' : spec?.handler.clause,
  )
}

const involvedBefore = (actor: Actor, state: OpenedCase, rules: Rules, stage: StageId): Refusal | null => {
  const handler = stageInPolicy(rules, stage)?.handler
  if (handler?.excludes.includes('anyone-involved-before') !== true) return null
  const took = [...participants(state, (each) => each !== stage), ...state.readBy]
  return when(
    took.includes(actor),
    `${firstName(actor)} has handled or decided this case before. Choose somebody who has not.`,
    underCode(rules) ? 'Code 6.13' : handler.clause,
  )
}

const complainedAbout = (actor: Actor, state: OpenedCase, rules: Rules, stage: StageId): Refusal | null => {
  const handler = stageInPolicy(rules, stage)?.handler
  const excluded = underCode(rules) || handler?.excludes.includes('person-complained-about') === true
  return when(
    excluded && state.conflicted.includes(actor),
    `${firstName(actor)} has a conflict of interest in this case. Choose somebody else.`,
    underCode(rules) ? 'Code 5.8' : handler?.clause,
  )
}

/** Why somebody may not handle or answer a stage of this case; `null` where they may. */
export const notIndependent = (
  actor: Actor,
  state: OpenedCase,
  rules: Rules,
  stage: StageId,
): Refusal | null =>
  firstOf(
    () => complainedAbout(actor, state, rules, stage),
    () => tookPartBefore(actor, state, rules, stage),
    () => involvedBefore(actor, state, rules, stage),
  )
