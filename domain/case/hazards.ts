import type { Fact } from '../deadlines/fact.ts'
import type { Rules } from '../timeline/rules.ts'
import type { OpenedCase } from './case.ts'
import type { HazardCommand } from './commands/hazards.ts'
import { type Decision, did, refuse } from './decision.ts'
import type { HazardEvent } from './events/hazards.ts'
import { badMoment, hazardClause, toldOf } from './standing.ts'

const eventOf = {
  'record-investigation': 'hazard-investigated',
  'record-made-safe': 'hazard-made-safe',
  'record-summary-sent': 'hazard-summary-sent',
  'record-works-started': 'hazard-works-started',
} as const satisfies Record<HazardCommand['type'], HazardEvent['type']>

const times = (state: OpenedCase, type: Fact['type']): number =>
  state.facts.filter((fact) => fact.type === type).length

/** A step about a hazard, whatever has become of the complaint: the law's clock runs on (SI 2025/1042). */
export const decideHazard = (command: HazardCommand, state: OpenedCase, rules: Rules): Decision => {
  const { at, by, note } = command
  const type = eventOf[command.type]
  const known = times(state, 'hazard-known')
  if (known === 0) return refuse('No hazard is on this case. Raise the flag first; its clock starts then.')
  if (times(state, type) >= known)
    return refuse('That is on the record already for every hazard of this case.')
  if (type === 'hazard-summary-sent' && times(state, 'hazard-investigated') <= times(state, type)) {
    return refuse('The summary follows the investigation. Record that first.', hazardClause(rules))
  }
  const refusal = badMoment(command, state.clockFrom)
  return refusal === null ? did({ type, at, by, ...toldOf(command), note }) : { refusal }
}
