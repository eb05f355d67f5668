import type { Rules } from '../timeline/rules.ts'
import { isStaff } from './actor.ts'
import { isProven } from './belongs.ts'
import type { OpenedCase } from './case.ts'
import type { CommandOf } from './command.ts'
import type { PeopleCommand } from './commands/people.ts'
import { blank, type Decision, did, firstOf, nothing, refuse, when } from './decision.ts'
import { badMoment, clauseFor, hazardClause, toldOf } from './standing.ts'

/** Somebody may speak for the resident once the resident has said so, in the form that the policy asks for. */
const authorise = (
  { at, by, representative, consent }: CommandOf<'authorise-representative'>,
  state: OpenedCase,
  rules: Rules,
): Decision => {
  const { form, clause } = rules.policy.consent
  if (state.representatives.some((each) => each.id === representative.id)) return nothing
  const refusal = firstOf(
    () =>
      when(
        blank(consent.record),
        'Record how the resident gave their consent, so that we can show it.',
        clause,
      ),
    () =>
      when(
        form === 'written' && consent.form !== 'written',
        'The policy asks for the resident’s consent in writing. Until then, tell the representative nothing of the case.',
        clause,
      ),
    () => when(by === 'putright', 'A person checks a consent.', clause),
  )
  return refusal === null
    ? did({ type: 'representative-authorised', at, by, representative, consent })
    : { refusal }
}

const withdraw = ({ at, by, id, why }: CommandOf<'withdraw-representative'>, state: OpenedCase): Decision =>
  state.representatives.some((each) => each.id === id)
    ? did({ type: 'representative-withdrawn', at, by, id, why })
    : refuse('Nobody of that name speaks for the resident here.')

const adjusting = (rules: Rules): string =>
  clauseFor(rules, '5.10', (rules.policy.equality[0] ?? rules.policy.definition).clause)

const adjust = (
  { at, by, id, what, disclosed }: CommandOf<'record-adjustment'>,
  state: OpenedCase,
  rules: Rules,
): Decision => {
  if (state.adjustments.some((each) => each.id === id)) return nothing
  if (blank(what)) return refuse('Say what we are to do differently.', adjusting(rules))
  return did({ type: 'adjustment-recorded', at, by, id, what, disclosed: disclosed ?? null })
}

const endAdjustment = (
  { at, by, id, why }: CommandOf<'end-adjustment'>,
  state: OpenedCase,
  rules: Rules,
): Decision => {
  const adjustment = state.adjustments.find((each) => each.id === id)
  if (adjustment === undefined) return refuse('There is no such adjustment on this case.')
  if (adjustment.ended) return nothing
  const refusal = when(blank(why), 'Say why it is no longer needed.', adjusting(rules))
  return refusal === null ? did({ type: 'adjustment-ended', at, by, id, why }) : { refusal }
}

const raiseFlag = (command: CommandOf<'raise-flag'>, state: OpenedCase): Decision => {
  const { at, by, flag, why } = command
  if (state.flags.includes(flag)) return nothing
  const refusal = badMoment(command, state.clockFrom)
  return refusal === null ? did({ type: 'flag-raised', at, by, ...toldOf(command), flag, why }) : { refusal }
}

const isHazard = (flag: string): boolean => flag === 'hazard_emergency' || flag === 'hazard_significant'

/** Clearing a hazard stops its legal clock, so a person does it by name and before anything was done about it. */
const clearFlag = (
  { at, by, flag, why }: CommandOf<'clear-flag'>,
  state: OpenedCase,
  rules: Rules,
): Decision => {
  if (!state.flags.includes(flag)) return nothing
  const worked = state.facts.some((fact) => fact.type.startsWith('hazard-') && fact.type !== 'hazard-known')
  const refusal = firstOf(
    () => when(!isStaff(by), 'A member of staff decides this, by name.'),
    () => when(blank(why), 'Say why it does not hold.'),
    () =>
      when(
        isHazard(flag) && worked,
        'Work on the hazard is on the record. Record what was found instead.',
        hazardClause(rules),
      ),
  )
  return refusal === null ? did({ type: 'flag-cleared', at, by, flag, why }) : { refusal }
}

const proveAddress = ({ at, by, email }: CommandOf<'prove-address'>, state: OpenedCase): Decision => {
  if (isProven(state, email)) return nothing
  return by === 'resident'
    ? did({ type: 'address-proven', at, by, email })
    : refuse('Only a code that the resident types proves an address.')
}

const proveNumber = ({ at, by, number }: CommandOf<'prove-number'>, state: OpenedCase): Decision => {
  if (isProven(state, number)) return nothing
  return by === 'resident'
    ? did({ type: 'number-proven', at, by, number })
    : refuse('Only a code that the resident types proves a number.')
}

export const decidePeople = (command: PeopleCommand, state: OpenedCase, rules: Rules): Decision => {
  switch (command.type) {
    case 'authorise-representative':
      return authorise(command, state, rules)
    case 'withdraw-representative':
      return withdraw(command, state)
    case 'record-adjustment':
      return adjust(command, state, rules)
    case 'end-adjustment':
      return endAdjustment(command, state, rules)
    case 'raise-flag':
      return raiseFlag(command, state)
    case 'prove-address':
      return proveAddress(command, state)
    case 'prove-number':
      return proveNumber(command, state)
    case 'clear-flag':
      return clearFlag(command, state, rules)
  }
}
