import type { LandlordRules } from '../casework/ports.ts'
import { calendarParts, loadCalendar } from '../configuration/calendar.ts'
import { complainOnStandardError, kept } from '../configuration/kept.ts'
import { loadLandlord } from '../configuration/landlord.ts'
import { landlordFile } from '../configuration/places.ts'
import { loadPolicy, policyIds } from '../configuration/policies.ts'
import { loadWording } from '../configuration/wording.ts'
import type { Calendar } from '../domain/calendar/calendar.ts'
import { localDateOf } from '../domain/calendar/day.ts'
import { type Instant, millisecondsOf } from '../domain/calendar/instant.ts'
import type { Policy } from '../domain/policy/policy.ts'
import { policyInForce } from '../domain/policy/policyInForce.ts'
import type { RulesSnapshot } from '../domain/timeline/rulesSnapshot.ts'

/** The landlord's file names no policy for a day. */
export class NoPolicyInForce extends Error {
  override readonly name = 'NoPolicyInForce'
}

/**
 * The landlord’s file, calendar and policies. Each looks at its files again when those change, so that an edited policy,
 * a new closure or bank holiday holds from the next question on.
 */
export const landlordRules = (): LandlordRules => {
  const landlordNow = kept(
    () => ({ value: loadLandlord(), files: [landlordFile()] }),
    complainOnStandardError,
  )
  const calendar = (): Calendar => loadCalendar(landlordNow())
  const partsNow = (): RulesSnapshot['calendar'] => {
    const { bankHolidays, closures, ...rest } = calendarParts(landlordNow())
    return { ...rest, bankHolidays: [...bankHolidays], closures: [...closures] }
  }
  const policyAt = (instant: Instant): Policy => {
    const day = localDateOf(calendar().zone.localDay(millisecondsOf(instant)))
    const landlord = landlordNow()
    const id = policyInForce(landlord, day)
    if (id === null)
      throw new NoPolicyInForce(`No policy of ${landlord.id} is in force on ${day}. Name one in its file.`)
    return loadPolicy(id)
  }
  return {
    get landlord() {
      return landlordNow()
    },
    get calendar() {
      return calendar()
    },
    get wording() {
      return loadWording()
    },
    policyAt,
    policyById: loadPolicy,
    // Every policy at hand: a case keeps the one that it was opened under, whatever the landlord's file names today.
    snapshot: () => ({ calendar: partsNow(), policies: policyIds().map(loadPolicy) }),
  }
}
