import type { Rules } from '../timeline/rules.ts'
import { notFreeToAgree } from './agreement.ts'
import { decideAnswering } from './answering.ts'
import { type Case, isOpened, type OpenedCase } from './case.ts'
import type { CaseCommand } from './command.ts'
import { decideCorrespondence } from './correspondence.ts'
import { decideDate } from './dates.ts'
import { type Decision, did, nothing, refuse } from './decision.ts'
import { decideEnding } from './endings.ts'
import { decideEscalation } from './escalation.ts'
import { decideHandling } from './handling.ts'
import { decideHazard } from './hazards.ts'
import { decideIssue } from './issues.ts'
import { decideOpening, open } from './opening.ts'
import { decideOutside } from './outside.ts'
import { decidePeople } from './people.ts'
import { outsideCalendar } from './reckonable.ts'
import { recordedLate } from './recordedLate.ts'
import { decideAction } from './remedies.ts'

export type { Decision } from './decision.ts'

/** Which family answers a command. No default: a new command does not compile until somebody says what it comes to. */
const decideOpened = (
  command: Exclude<CaseCommand, { type: 'open-case' }>,
  state: OpenedCase,
  rules: Rules,
): Decision => {
  switch (command.type) {
    case 'add-message':
    case 'confirm-reading':
    case 'correct-reading':
    case 'raise-complaint':
    case 'record-notice':
      return decideOpening(command, state, rules)
    case 'acknowledge':
    case 'agree-definition':
    case 'assign':
    case 'declare-conflict':
    case 'make-contact':
    case 'ask-evidence':
    case 'receive-evidence':
      return decideHandling(command, state, rules)
    case 'extend':
    case 'arrange-meeting':
    case 'move-meeting':
    case 'hold-meeting':
    case 'decline-meeting':
    case 'record-panel':
    case 'respond':
    case 'record-outcome-received':
      return decideAnswering(command, state, rules)
    case 'request-escalation':
    case 'accept-escalation':
    case 'refuse-escalation':
    case 'drop-escalation':
      return decideEscalation(command, state, rules)
    case 'merge-issue':
    case 'split-issue':
      return decideIssue(command, state, rules)
    case 'authorise-representative':
    case 'withdraw-representative':
    case 'record-adjustment':
    case 'end-adjustment':
    case 'raise-flag':
    case 'clear-flag':
    case 'prove-address':
    case 'prove-number':
      return decidePeople(command, state, rules)
    case 'offer-remedy':
    case 'promise-action':
    case 'move-action':
    case 'complete-action':
      return decideAction(command, state, rules)
    case 'record-investigation':
    case 'record-made-safe':
    case 'record-summary-sent':
    case 'record-works-started':
      return decideHazard(command, state, rules)
    case 'record-ombudsman-contact':
    case 'record-determination':
    case 'send-survey':
    case 'answer-survey':
      return decideOutside(command, state)
    case 'report-notice':
    case 'withhold-reply':
    case 'note-repeat':
    case 'join-case':
    case 'decline-join':
    case 'link-case':
    case 'add-person':
    case 'raise-task':
    case 'complete-task':
      return decideCorrespondence(command, state)
    case 'refuse':
    case 'withdraw':
    case 'close':
    case 'reopen':
      return decideEnding(command, state, rules)
    case 'reach-milestones':
    case 'move-dates':
      return decideDate(command, state, rules)
  }
}

/** What a command makes of a case: the events that follow, or why not. Total and pure; nothing else changes a case. */
export const decide = (command: CaseCommand, state: Case, rules: Rules): Decision => {
  const unreckonable = outsideCalendar(command)
  if (unreckonable !== null) return { refusal: unreckonable }
  if (command.type === 'open-case') return state.status === 'unknown' ? open(command, rules) : nothing
  if (!isOpened(state)) return refuse('There is no such case.')
  const decision = decideOpened(command, state, rules)
  if ('refusal' in decision) return decision
  const refusal = notFreeToAgree(command, state, rules)
  if (refusal !== null) return { refusal }
  return did(...decision.events, ...recordedLate(command, state, decision.events, rules))
}
