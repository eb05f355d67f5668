import type { Instant } from '../calendar/instant.ts'
import type { Route } from '../policy/outcome.ts'
import type { Rules } from '../timeline/rules.ts'
import { type Actor, isStaff } from './actor.ts'
import type { OpenedCase } from './case.ts'
import type { CommandOf, Refusal } from './command.ts'
import { blank, type Decision, did, firstOf, refuse, when } from './decision.ts'
import type { CaseEvent } from './event.ts'
import { stageOf } from './evolve.ts'
import {
  badMoment,
  clauseFor,
  currentStage,
  firstStage,
  pendingRequest,
  stageInPolicy,
  toldOf,
} from './standing.ts'

const endsAtOnce: Partial<Record<Route['outcome'], string>> = {
  compliment: 'Thanks passed on; nothing more is asked.',
  'not-for-us': 'Nothing in it for us to act on.',
}

/** Thanks, and what is not for us, are over as soon as they are sure. */
export const ending = (route: Route, at: Instant): readonly CaseEvent[] => {
  const why = endsAtOnce[route.outcome]
  return why === undefined || route.confirm ? [] : [{ type: 'closed', at, by: 'putright', why }]
}

/** A stage that the policy does not have. */
export const notInPolicy = (route: Route, rules: Rules): Refusal | null => {
  const stage = stageOf(route.outcome)
  return when(
    stage !== null && stageInPolicy(rules, stage) === undefined,
    `${rules.policy.title} has no ${route.outcome}. Choose another outcome.`,
  )
}

const needsPerson = (by: Actor): Refusal | null =>
  when(!isStaff(by), 'A member of staff decides this, by name.')

/** Whoever asked for a complaint gets one, or a refusal with reasons: reading it as something else is neither. */
const choiceTaken = (route: Route, state: OpenedCase, rules: Rules): Refusal | null =>
  when(
    stageOf(route.outcome) === null && state.flags.includes('explicit_complaint'),
    'They asked for a complaint, and the choice is theirs. If they did not, clear that flag first, with the reason; if it cannot be taken on, refuse it with the clause.',
    clauseFor(rules, '1.3', rules.policy.definition.clause),
  )

/** A person says what a doubtful message is. */
export const confirmReading = (
  { at, by, route }: CommandOf<'confirm-reading'>,
  state: OpenedCase,
  rules: Rules,
): Decision => {
  const settled = { ...route, confirm: false }
  const refusal = firstOf(
    () =>
      when(
        state.status !== 'to-confirm',
        'This reading has been confirmed already. To change it, correct it.',
      ),
    () => needsPerson(by),
    () => notInPolicy(settled, rules),
    () => choiceTaken(settled, state, rules),
  )
  if (refusal !== null) return { refusal }
  return did({ type: 'reading-confirmed', at, by, route: settled }, ...ending(settled, at))
}

/** A person finds that it was read wrongly. A complaint that was acknowledged is never read away (Code 2.4). */
export const correctReading = (
  { at, by, route, why }: CommandOf<'correct-reading'>,
  state: OpenedCase,
  rules: Rules,
): Decision => {
  const settled = { ...route, confirm: false }
  const current = currentStage(state)
  const refusal = firstOf(
    () =>
      when(
        state.status !== 'open' && state.status !== 'to-confirm',
        'Only an open case can be corrected. Reopen it first.',
      ),
    () => needsPerson(by),
    () => when(blank(why), 'Say why the reading was wrong.'),
    () => notInPolicy(settled, rules),
    () =>
      when(
        state.stages.filter((work) => !work.left).length > 1,
        'It has gone on to the next stage already, so it stays a complaint.',
      ),
    () =>
      when(
        pendingRequest(state) && stageOf(route.outcome) === null,
        'They have asked for the next stage, so it stays a complaint.',
        clauseFor(rules, '6.10', rules.policy.definition.clause),
      ),
    () =>
      when(
        current?.acknowledgedAt != null && stageOf(route.outcome) === null,
        'It has been acknowledged as a complaint. If it cannot be taken on, refuse it with the clause and the reasons.',
        clauseFor(rules, '2.4', rules.policy.definition.clause),
      ),
    () => choiceTaken(settled, state, rules),
  )
  if (refusal !== null) return { refusal }
  return did({ type: 'reading-corrected', at, by, route: settled, why }, ...ending(settled, at))
}

/** Not content with the answer to a request: a complaint, from when they said so (Code 1.5). */
export const raiseComplaint = (
  command: CommandOf<'raise-complaint'>,
  state: OpenedCase,
  rules: Rules,
): Decision => {
  const { at, by, why } = command
  const first = firstStage(rules)
  const outcome = first?.id
  const refusal = firstOf(
    () => when(state.status === 'to-confirm', 'A person must first confirm what this is.'),
    () =>
      when(
        currentStage(state) !== undefined,
        'This is a complaint already. To go on, ask for the next stage.',
      ),
    () => when(state.status === 'refused', 'This was refused. Reopen it first, with the reason.'),
    () => badMoment(command, state.clockFrom),
  )
  if (refusal !== null) return { refusal }
  if (first === undefined || outcome === undefined || outcome === 'external') {
    return refuse(`${rules.policy.title} has no stage for a complaint to start in.`)
  }
  const clause = clauseFor(rules, '1.5', first.clause)
  const route: Route = {
    outcome,
    clause,
    why: blank(why) ? 'They want it to be a complaint.' : why,
    confirm: false,
  }
  return did({ type: 'complaint-raised', at, by, ...toldOf(command), route })
}
