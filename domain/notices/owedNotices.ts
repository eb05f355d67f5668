import type { CaseEvent } from '../case/event.ts'
import type { OwedNotice } from './compose.ts'
import type { NoticeOf } from './noticeOf.ts'
import { owedByActions } from './owed/actions.ts'
import { owedByAnswering } from './owed/answering.ts'
import { owedByCorrespondence } from './owed/correspondence.ts'
import { owedByDates } from './owed/dates.ts'
import { owedByEndings } from './owed/endings.ts'
import { owedByEscalation } from './owed/escalation.ts'
import { owedByHandling } from './owed/handling.ts'
import { owedByHazards } from './owed/hazards.ts'
import { owedByIssues } from './owed/issues.ts'
import { owedByOpening } from './owed/opening.ts'
import { owedByOutside } from './owed/outside.ts'
import type { EventOfType, OwesEach } from './owed/owes.ts'
import { owedByPeople } from './owed/people.ts'

export type { OwedNotice } from './compose.ts'

/** What every event owes, or why it owes nobody. Total: a new event does not compile until somebody decides. */
export const owedBy: OwesEach<CaseEvent['type']> = {
  ...owedByOpening,
  ...owedByHandling,
  ...owedByAnswering,
  ...owedByEscalation,
  ...owedByIssues,
  ...owedByPeople,
  ...owedByActions,
  ...owedByHazards,
  ...owedByOutside,
  ...owedByEndings,
  ...owedByDates,
  ...owedByCorrespondence,
}

const owedFor = <T extends CaseEvent['type']>(
  type: T,
  event: EventOfType[T],
  of: NoticeOf,
): readonly OwedNotice[] => owedBy[type](event, of)

/**
 * The notices that one commit's events owe, each once, without those already sent. `of.state` is the case as that commit
 * left it, so that the same commit owes the same whenever it is delivered.
 */
export const owedNotices = (events: readonly CaseEvent[], of: NoticeOf): readonly OwedNotice[] => {
  const owed = new Map<string, OwedNotice>()
  for (const each of events.flatMap((event) => owedFor(event.type, event, of)))
    if (!owed.has(each.notice.key) && !of.state.noticesSent.includes(each.notice.key))
      owed.set(each.notice.key, each)
  return [...owed.values()]
}
