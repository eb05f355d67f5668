import { type LocalDate, localDateSchema } from '../calendar/instant.ts'
import { type Case, isOpened } from '../case/case.ts'
import { milestones } from '../deadlines/milestones.ts'
import type { Landlord } from '../landlord/landlord.ts'
import type { Rules } from '../timeline/rules.ts'
import type { Wording } from './wording.ts'

/** Whose example it is. */
export interface ExampleFor {
  readonly landlord: Landlord
  readonly rules: Rules
  readonly wording: Wording
}

/** One step of an example's story; what it asks may depend on how the case stands. */
export type Step = (state: Case, around: ExampleFor) => unknown

/** The latest day to which the stage may be extended; a day well ahead where the policy sets no ceiling. */
export const latestExtension = (state: Case, { rules }: ExampleFor): LocalDate => {
  const dates = isOpened(state) ? milestones(rules.policy, rules.calendar, state.facts).milestones : []
  const [ceiling] = dates
    .filter((date) => date.milestone === 'extension-limit' && date.state === 'pending')
    .map(({ due }) => due.slice(0, 10))
    .sort()
  return localDateSchema.parse(ceiling ?? '2027-01-15')
}
