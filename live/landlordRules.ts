import type { LandlordRules } from '../casework/ports.ts'
import { loadCalendar } from '../configuration/calendar.ts'
import { loadLandlord } from '../configuration/landlord.ts'
import { loadPolicy } from '../configuration/policies.ts'
import { loadWording } from '../configuration/wording.ts'
import type { Calendar } from '../domain/calendar/calendar.ts'
import { localDateOf } from '../domain/calendar/day.ts'
import { type Instant, millisecondsOf } from '../domain/calendar/instant.ts'
import type { Policy } from '../domain/policy/policy.ts'
import { policyInForce } from '../domain/policy/policyInForce.ts'

/** The landlord's file names no policy for a day. */
export class NoPolicyInForce extends Error {
  override readonly name = 'NoPolicyInForce'
}

/**
 * The landlord’s file, read once; its calendar and policies, which look at their files again when those change, so that
 * an edited policy or a new bank holiday holds from the next question on.
 */
export const landlordRules = (): LandlordRules => {
  const landlord = loadLandlord()
  const calendar = (): Calendar => loadCalendar(landlord)
  const policyAt = (instant: Instant): Policy => {
    const day = localDateOf(calendar().zone.localDay(millisecondsOf(instant)))
    const id = policyInForce(landlord, day)
    if (id === null)
      throw new NoPolicyInForce(`No policy of ${landlord.id} is in force on ${day}. Name one in its file.`)
    return loadPolicy(id)
  }
  return {
    landlord,
    get calendar() {
      return calendar()
    },
    get wording() {
      return loadWording()
    },
    policyAt,
    policyById: loadPolicy,
  }
}
