import type { IssueEvent } from '../../case/events/issues.ts'
import { toResident } from '../compose.ts'
import { keyOf, type OwesEach } from './owes.ts'

export const owedByIssues: OwesEach<IssueEvent['type']> = {
  'issue-merged': (event, of) => [
    toResident({ kind: 'issue-merged', key: keyOf('issue-merged', event, event.id), by: event.by }, of, {
      what: event.what,
    }),
  ],
  'issue-split': (event, of) => [
    toResident({ kind: 'issue-split', key: keyOf('issue-split', event, event.id), by: event.by }, of, {
      what: event.what,
      newReference: event.reference,
    }),
  ],
}
