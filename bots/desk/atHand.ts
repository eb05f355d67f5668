import { loadCase, rulesFor } from '../../casework/handleCommand.ts'
import { isOpened, type OpenedCase } from '../../domain/case/case.ts'
import type { StageWork } from '../../domain/case/stageWork.ts'
import { currentStage } from '../../domain/case/standing.ts'
import type { Milestone } from '../../domain/deadlines/milestone.ts'
import { milestones } from '../../domain/deadlines/milestones.ts'
import { type Sight, sightOf } from '../../domain/staff/sight.ts'
import type { Rules } from '../../domain/timeline/rules.ts'
import type { Desk, Who } from './desk.ts'

/** A case as somebody of the staff has it before them. */
export interface AtHand {
  readonly caseId: string
  readonly version: number
  readonly state: OpenedCase
  readonly rules: Rules
  readonly milestones: readonly Milestone[]
  /** The stage that it is in; none where it is no complaint. */
  readonly stage: StageWork | undefined
  /** How much of it they see: less than their role allows where others read too. */
  readonly sight: Sight
  readonly who: Who
}

/** A case by its id; null where there is none. */
export const takeUp = async ({ casework }: Desk, who: Who, caseId: string): Promise<AtHand | null> => {
  const { state, version, commits } = await loadCase(casework, caseId)
  if (!isOpened(state)) return null
  const rules = rulesFor(casework.rules, state.policy)
  const loggedBy = commits.slice(0, 1).flatMap(({ events }) => events.map(({ by }) => by))
  return {
    caseId,
    version,
    state,
    rules,
    milestones: milestones(rules.policy, rules.calendar, state.facts, casework.now()).milestones,
    stage: currentStage(state),
    sight: who.private ? sightOf(who.staff, state, loggedBy) : 'dates',
    who,
  }
}
