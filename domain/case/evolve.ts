import { type Case, isOpened, nobodyYet, type OpenedCase } from './case.ts'
import type { CaseEvent } from './event.ts'
import { foldAnswering } from './fold/answering.ts'
import { foldCorrespondence } from './fold/correspondence.ts'
import { foldDate, untilTold } from './fold/dates.ts'
import { foldEnding } from './fold/endings.ts'
import { foldEscalation } from './fold/escalation.ts'
import { foldAction, foldHazard, foldIssue, foldOutside } from './fold/followed.ts'
import { foldHandling } from './fold/handling.ts'
import { foldOpening, opened } from './fold/opening.ts'
import { foldPeople } from './fold/people.ts'

export { stageOf } from './fold/opening.ts'

/** Which family folds an event. No default: a new event does not compile until somebody says what it means. */
const onward = (state: OpenedCase, event: CaseEvent): OpenedCase => {
  switch (event.type) {
    case 'message-received':
    case 'message-read':
    case 'case-opened':
    case 'reading-confirmed':
    case 'reading-corrected':
    case 'complaint-raised':
    case 'notice-sent':
      return foldOpening(state, event)
    case 'acknowledged':
    case 'definition-agreed':
    case 'assigned':
    case 'conflict-declared':
    case 'contact-made':
    case 'evidence-asked':
    case 'evidence-received':
      return foldHandling(state, event)
    case 'extension-notified':
    case 'extension-told-late':
    case 'meeting-arranged':
    case 'meeting-moved':
    case 'meeting-held':
    case 'meeting-declined':
    case 'panel-decided':
    case 'responded':
    case 'outcome-received':
      return foldAnswering(state, event)
    case 'escalation-requested':
    case 'escalation-accepted':
    case 'escalation-refused':
    case 'escalation-dropped':
      return foldEscalation(state, event)
    case 'issue-merged':
    case 'issue-split':
      return foldIssue(state, event)
    case 'representative-authorised':
    case 'representative-withdrawn':
    case 'adjustment-recorded':
    case 'adjustment-ended':
    case 'flag-raised':
    case 'flag-cleared':
    case 'address-proven':
    case 'number-proven':
      return foldPeople(state, event)
    case 'remedy-offered':
    case 'action-promised':
    case 'action-moved':
    case 'action-completed':
    case 'action-overdue':
    case 'action-still-overdue':
      return foldAction(state, event)
    case 'hazard-investigated':
    case 'hazard-made-safe':
    case 'hazard-summary-sent':
    case 'hazard-works-started':
      return foldHazard(state, event)
    case 'ombudsman-contacted':
    case 'determined':
    case 'survey-sent':
    case 'survey-answered':
      return foldOutside(state, event)
    case 'notice-reported':
    case 'reply-withheld':
    case 'message-repeated':
    case 'join-suggested':
    case 'join-declined':
    case 'joined':
    case 'linked':
    case 'person-added':
    case 'task-raised':
    case 'task-done':
      return foldCorrespondence(state, event)
    case 'refused':
    case 'withdrawn':
    case 'closed':
    case 'reopened':
      return foldEnding(state, event)
    case 'reminded':
    case 'milestone-missed':
    case 'still-overdue':
    case 'window-closing':
    case 'window-closed':
    case 'letters-fell-due':
    case 'recorded-late':
    case 'dates-moved':
      return foldDate(state, event)
  }
}

/** One event more. Total: an event that makes no sense in a state leaves it as it was. */
export const evolve = (state: Case, event: CaseEvent): Case => {
  if (isOpened(state)) return untilTold(onward(state, event), event)
  if (state.status === 'unknown') {
    return event.type === 'message-received'
      ? { status: 'received', message: event.message, reading: null }
      : state
  }
  if (event.type === 'message-read') return { ...state, reading: event.reading }
  return event.type === 'case-opened' ? opened(state, event) : state
}

/** A case from all its events. */
export const caseFrom = (events: readonly CaseEvent[]): Case => events.reduce(evolve, nobodyYet)
