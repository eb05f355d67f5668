import type { LandlordRules } from '../casework/ports.ts'
import { loadCalendar } from '../configuration/calendar.ts'
import { loadLandlord } from '../configuration/landlord.ts'
import { loadPolicy } from '../configuration/policies.ts'
import { localDateOf } from '../domain/calendar/day.ts'
import { type Instant, millisecondsOf } from '../domain/calendar/instant.ts'
import type { Policy } from '../domain/policy/policy.ts'
import { policyInForce } from '../domain/policy/policyInForce.ts'

/** The landlord's file names no policy for a day. */
export class NoPolicyInForce extends Error {
  override readonly name = 'NoPolicyInForce'
}

/** Reads the landlord, its calendar and its policies, once. */
export const landlordRules = (): LandlordRules => {
  const landlord = loadLandlord()
  const calendar = loadCalendar(landlord)
  const policies = new Map<string, Policy>()
  const policyById = (id: string): Policy => {
    const policy = policies.get(id) ?? loadPolicy(id)
    policies.set(id, policy)
    return policy
  }
  const policyAt = (instant: Instant): Policy => {
    const day = localDateOf(calendar.zone.localDay(millisecondsOf(instant)))
    const id = policyInForce(landlord, day)
    if (id === null)
      throw new NoPolicyInForce(`No policy of ${landlord.id} is in force on ${day}. Name one in its file.`)
    return policyById(id)
  }
  return { landlord, calendar, policyAt, policyById }
}
