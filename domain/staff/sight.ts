import type { OpenedCase } from '../case/case.ts'
import type { Role } from '../landlord/landlord.ts'
import { holdsOne, rolesFor } from './whoMay.ts'

/**
 * How much of a case somebody sees (UK GDPR, article 5(1)(c): no more than the work needs).
 *
 * - `whole`: everything, with what the resident wrote and the history.
 * - `outline`: who it is about, where it stands, its dates and what to do differently for them: what it takes to answer
 *   a caller who asks how their complaint is going.
 * - `dates`: no person: reference, standing and dates.
 */
export type Sight = 'whole' | 'outline' | 'dates'

interface Viewer {
  /** The id in the landlord's file, without `staff:`. */
  readonly id: string
  readonly roles: readonly Role[]
}

const worksOn = (actor: string, { stages }: OpenedCase): boolean =>
  stages.some((work) => work.handler === actor || work.support.some(({ handler }) => handler === actor))

/**
 * How much of a case these roles see in a list: a line with its flags, which may tell of health, one with the person, or
 * one without. Nobody sees there what was written.
 */
export const sightInLists = (roles: readonly Role[]): Sight => {
  if (holdsOne(roles, rolesFor.casework)) return 'whole'
  return roles.includes('frontline') ? 'outline' : 'dates'
}

/**
 * How much of one case somebody sees. Caseworkers see the whole of it, save of a case that is about them (Code 5.8);
 * others only of one that was given to them, or that they logged themselves: `loggedBy` are the actors who did.
 */
export const sightOf = (viewer: Viewer, state: OpenedCase, loggedBy: readonly string[]): Sight => {
  const actor = `staff:${viewer.id}`
  const listed = sightInLists(viewer.roles)
  if (listed === 'dates') return 'dates'
  if (state.conflicted.includes(actor)) return 'outline'
  return listed === 'whole' || worksOn(actor, state) || loggedBy.includes(actor) ? 'whole' : 'outline'
}
