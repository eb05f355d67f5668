import { type Instant, instantSchema } from '../calendar/instant.ts'
import { type Case, isOpened, nobodyYet, type OpenedCase } from '../case/case.ts'
import { type CaseCommand, caseCommandSchema, type Refusal } from '../case/command.ts'
import { decide } from '../case/decide.ts'
import type { CaseEvent } from '../case/event.ts'
import { evolve } from '../case/evolve.ts'
import { milestones } from '../deadlines/milestones.ts'
import type { OwedNotice } from './compose.ts'
import type { ExampleFor, Step } from './exampleFor.ts'
import { type ExampleStage, recipes } from './exampleRecipes.ts'
import type { NoticeKind } from './kinds.ts'
import type { NoticeOf } from './noticeOf.ts'
import { owedNotices } from './owedNotices.ts'

/** An example of a notice, made by the engine itself; or why there is none under a policy. */
export type Example = OwedNotice | { readonly refusal: Refusal }

interface Played {
  readonly state: OpenedCase
  readonly at: Instant
  readonly events: readonly CaseEvent[]
}

/** Plays a story step by step as the engine decides it; the last step's events are what the example is of. */
const play = (steps: readonly Step[], around: ExampleFor): Played | { readonly refusal: Refusal } => {
  let state: Case = nobodyYet
  let events: readonly CaseEvent[] = []
  let at: Instant = instantSchema.parse('2026-11-09T10:00:00Z')
  for (const step of steps) {
    const command: CaseCommand = caseCommandSchema.parse(step(state, around))
    const decision = decide(command, state, around.rules)
    if ('refusal' in decision) return decision
    state = decision.events.reduce(evolve, state)
    events = decision.events
    at = command.at
  }
  return isOpened(state) ? { state, at, events } : { refusal: { why: 'The example opens no case.' } }
}

const noticeOfPlayed = ({ state, at }: Played, { rules, landlord, wording }: ExampleFor): NoticeOf => ({
  state,
  milestones: milestones(rules.policy, rules.calendar, state.facts, at).milestones,
  landlord,
  policy: rules.policy,
  calendar: rules.calendar,
  wording,
})

/** An example of a kind of notice under a policy: a whole case as the engine would have it, up to the letter. */
export const exampleOf = (kind: NoticeKind, around: ExampleFor, stage: ExampleStage = 'first'): Example => {
  const played = play(recipes(around, stage)[kind], around)
  if ('refusal' in played) return played
  const owed = owedNotices(played.events, noticeOfPlayed(played, around)).find(
    ({ notice }) => notice.kind === kind,
  )
  return owed ?? { refusal: { why: `${around.rules.policy.title} has no occasion for this notice.` } }
}
