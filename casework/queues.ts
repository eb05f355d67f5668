import { type Instant, instantOf, millisecondsOf } from '../domain/calendar/instant.ts'
import type { CaseKeeping, CaseSummary, OpenList, Page, PageOf } from './ports.ts'

export const queueNames = [
  'mine',
  'unassigned',
  'due-today',
  'overdue',
  'to-confirm',
  'hazards',
  'requests',
] as const
export type QueueName = (typeof queueNames)[number]

/** Whose queue `mine` is: an id of the landlord's file. The other queues are everybody's. */
export interface QueueOf {
  readonly staffId: string
}

/** The moment at which the landlord's local day after this one begins. */
const tomorrow = (now: Instant, { calendar }: CaseKeeping['rules']): Instant =>
  instantOf(calendar.zone.momentOf(calendar.zone.localDay(millisecondsOf(now)) + 1, 0))

/** Time moves cases from one queue to the next by itself, so both are a range of due dates and never stored. */
const listOf = (
  { now, rules }: Pick<CaseKeeping, 'now' | 'rules'>,
  queue: QueueName,
  { staffId }: QueueOf,
): OpenList => {
  const at = now()
  // A date lasts to the end of its last second.
  const past = instantOf(millisecondsOf(at) - 999)
  switch (queue) {
    case 'mine':
      return { list: 'handler', handler: `staff:${staffId}` }
    case 'unassigned':
      return { list: 'handler', handler: null }
    case 'due-today':
      return { list: 'due', from: past, before: tomorrow(at, rules) }
    case 'overdue':
      return { list: 'due', from: null, before: past }
    case 'requests':
    case 'to-confirm':
    case 'hazards':
      return { list: queue }
  }
}

const usual: PageOf = { limit: 25 }

/** One page of a queue of open cases, the most pressing first. It costs the page, however many cases there are. */
export const queue =
  (keeping: Pick<CaseKeeping, 'now' | 'rules' | 'directory'>) =>
  (name: QueueName, of: QueueOf, page: PageOf = usual): Promise<Page<CaseSummary>> =>
    keeping.directory.open(keeping.rules.landlord.id, listOf(keeping, name, of), page)
