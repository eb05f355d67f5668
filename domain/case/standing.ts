import { dayOf } from '../calendar/day.ts'
import type { Instant, LocalDate } from '../calendar/instant.ts'
import { millisecondsOf } from '../calendar/instant.ts'
import { dayInWords } from '../calendar/words.ts'
import type { StageId } from '../deadlines/fact.ts'
import type { Milestone, MilestoneName } from '../deadlines/milestone.ts'
import { milestones } from '../deadlines/milestones.ts'
import type { Stage } from '../policy/stage.ts'
import type { Rules } from '../timeline/rules.ts'
import { isOngoing, type OpenedCase } from './case.ts'
import type { Refusal } from './command.ts'
import { firstOf, when } from './decision.ts'
import type { StageWork } from './stageWork.ts'

/** The stage that a case is in; none where it is no complaint. */
export const currentStage = (state: OpenedCase): StageWork | undefined =>
  state.stages.findLast((work) => !work.left)

export const stageInPolicy = (rules: Rules, id: StageId): Stage | undefined =>
  rules.policy.stages.find((stage) => stage.id === id)

/** Whether the policy puts this before its first stage, where the resident may always go straight on (Code 5.2). */
export const isBeforeStages = (rules: Rules, id: StageId): boolean =>
  rules.policy.before.some((before) => before.stage === id)

/** The first stage of the procedure itself: where a complaint starts. */
export const firstStage = (rules: Rules): Stage | undefined =>
  rules.policy.stages.find((stage) => stage.id !== 'external' && !isBeforeStages(rules, stage.id))

/** Whether the Complaint Handling Code binds this landlord: those of England. */
export const underCode = ({ policy }: Rules): boolean =>
  policy.codePolicy !== null || policy.nation === 'england'

/** The clause to name: the Code's where it binds, else the policy's own. */
export const clauseFor = (rules: Rules, code: string, own: string): string =>
  underCode(rules) ? `Code ${code}` : own

/** The law on hazards that binds this landlord, as a clause; none where there is none. */
export const hazardClause = ({ policy }: Rules): string | undefined =>
  policy.hazardLaw?.counting.clause.replace(/^Law /, '')

/** The ombudsman's details as a notice prints them. */
export const ombudsmanOf = ({ policy }: Rules) => {
  const { name, telephone, webForm, address } = policy.ombudsman
  return { name, telephone, webForm, address }
}

/** A request for the next stage that nobody has settled yet. */
export const pendingRequest = ({ request }: OpenedCase): boolean =>
  request?.standing === 'held' || request?.standing === 'to-decide'

/** When it happened: as told, or now. */
export const momentOf = (command: {
  readonly at: Instant
  readonly happenedAt?: Instant | undefined
}): Instant => command.happenedAt ?? command.at

/** What happened earlier is kept with the event; what happens now needs no second time. */
export const toldOf = (command: { readonly happenedAt?: Instant | undefined }): { happenedAt?: Instant } =>
  command.happenedAt === undefined ? {} : { happenedAt: command.happenedAt }

export const badMoment = (
  command: { readonly at: Instant; readonly happenedAt?: Instant | undefined },
  since: Instant,
): Refusal | null =>
  firstOf(
    () =>
      when(momentOf(command) > command.at, 'That moment is still to come. Record it once it has happened.'),
    () =>
      when(
        command.happenedAt !== undefined && command.happenedAt < since,
        'That moment is before this began. Check the day.',
      ),
  )

/** Why nothing can be done in a stage: it is over, unconfirmed, not begun, or answered. */
export const notWorkable = (state: OpenedCase, stage: StageId): Refusal | null => {
  const current = currentStage(state)
  return firstOf(
    () => when(!isOngoing(state), 'This case is over. Reopen it first, with the reason.'),
    () => when(state.status === 'to-confirm', 'A person must first confirm what this is.'),
    () =>
      when(
        state.request?.standing === 'to-decide' && state.request.next === stage,
        'A person must first decide on the request for that stage.',
      ),
    () => when(!state.stages.some((work) => work.stage === stage && !work.left), 'That stage has not begun.'),
    () => when(current?.stage !== stage || current.answer !== null, 'This stage has been answered already.'),
  )
}

/** A date of a case as the rules now have it. */
export const dateOf = (
  state: OpenedCase,
  rules: Rules,
  at: Instant,
  wanted: { readonly stage: StageId; readonly milestone: MilestoneName },
): readonly Milestone[] =>
  milestones(rules.policy, rules.calendar, state.facts, at).milestones.filter(
    (each) => each.stage === wanted.stage && each.milestone === wanted.milestone,
  )

/** Whether a moment is within a date. A day lasts to its last millisecond. */
export const within = (due: string, moment: Instant): boolean =>
  millisecondsOf(moment) < Date.parse(due) + 1000

/** The local day of a due date, and of a moment. */
export const dayOfDue = (due: string): LocalDate => due.slice(0, 10) as LocalDate

export const inWords = (day: string): string => dayInWords(dayOf(day.slice(0, 10)))
