import { caseDirectory } from '../aws/caseDirectory.ts'
import { caseStore } from '../aws/caseStore.ts'
import { mailer } from '../aws/mailer.ts'
import { openTable, type Table } from '../aws/table.ts'
import { timeline } from '../aws/timeline.ts'
import type { Casework, LandlordRules } from '../casework/ports.ts'
import { loadCalendar } from '../configuration/calendar.ts'
import { loadLandlord } from '../configuration/landlord.ts'
import { loadPolicy } from '../configuration/policies.ts'
import { localDateOf } from '../domain/calendar/day.ts'
import { type Instant, instantOf, millisecondsOf } from '../domain/calendar/instant.ts'
import { readMessage } from '../domain/classifier/readMessage.ts'
import type { Policy } from '../domain/policy/policy.ts'
import { policyInForce } from '../domain/policy/policyInForce.ts'
import type { Environment } from './environment.ts'

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

/** The time as AWS tells it. The embedded system passes its own clock, which can be moved on. */
export const systemClock = (): Instant => instantOf(Date.now())

/** What the handlers share: the casework on real AWS clients, and the table for those that keep more in it. */
export interface Live {
  readonly casework: Casework
  readonly table: Table
}

/** Puts the product together from the environment. The AWS clients find region, credentials and endpoints there too. */
export const live = (environment: Environment, now: () => Instant = systemClock): Live => {
  const table = openTable(environment.TABLE_NAME)
  return {
    table,
    casework: {
      now,
      classifier: readMessage,
      rules: landlordRules(),
      store: caseStore(table),
      directory: caseDirectory(table),
      mailer: mailer(),
      timeline: timeline(table, (policy) => `${environment.TIMELINE_ARN_PREFIX}${policy}`),
    },
  }
}
