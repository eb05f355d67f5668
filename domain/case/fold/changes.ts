import type { Fact, StageId } from '../../deadlines/fact.ts'
import { type Actor, isStaff } from '../actor.ts'
import type { OpenedCase } from '../case.ts'
import type { StageWork } from '../stageWork.ts'

/** One fact more for the dates to hang on. */
export const withFact = (state: OpenedCase, fact: Fact): OpenedCase => ({
  ...state,
  facts: [...state.facts, fact],
})

/** Changes the last run of a stage; a case that never reached it stays as it was. */
export const inStage = (
  state: OpenedCase,
  stage: StageId,
  change: (work: StageWork) => StageWork,
): OpenedCase => {
  const place = state.stages.findLastIndex((work) => work.stage === stage)
  const work = state.stages[place]
  return work === undefined ? state : { ...state, stages: state.stages.with(place, change(work)) }
}

/** Notes that somebody did something in a stage. Putright and the resident take no part in deciding it. */
export const withPart = (work: StageWork, actor: Actor): StageWork =>
  !isStaff(actor) || work.tookPart.includes(actor) ? work : { ...work, tookPart: [...work.tookPart, actor] }
