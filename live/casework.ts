import type { Table } from '../aws/table.ts'
import type { Casework } from '../casework/ports.ts'
import type { Instant } from '../domain/calendar/instant.ts'
import { readMessageWith } from '../domain/classifier/readMessage.ts'
import { ourEncoder } from '../encoder/ourEncoder.ts'
import { liveKeeping, systemClock } from './caseKeeping.ts'
import type { Environment } from './environment.ts'

/** What the handlers that read messages share. */
export interface Live {
  readonly casework: Casework
  readonly table: Table
}

/** The keeping of cases, and the classifier, whose model only those who read messages should have to load. */
export const live = (environment: Environment, now: () => Instant = systemClock): Live => {
  const { table, casework } = liveKeeping(environment, now)
  return { table, casework: { ...casework, classifier: readMessageWith(ourEncoder()) } }
}
