import type { CaseCommand } from '../case/command.ts'
import type { StageId } from '../deadlines/fact.ts'
import type { Role } from '../landlord/landlord.ts'

/**
 * Who may ask for something.
 *
 * - `anyone`: whoever speaks with residents. Logging and adding is never held up by a role (Code 3.2).
 * - `casework`: whoever works cases, at whatever stage.
 * - `stage`: whoever that stage is given to, see `atStage`.
 * - `agreed`: a manager, or a caseworker who names the manager that agreed.
 * - `upkeep`: whoever looks after the system; it changes nothing that the clock would not.
 * - `putright`: nobody, because Putright does it by itself from what really happened.
 */
export type Who = 'anyone' | 'casework' | 'stage' | 'agreed' | 'upkeep' | 'putright'

/** No default: a new command does not compile until somebody says who may ask for it. */
export const whoMay: Readonly<Record<CaseCommand['type'], Who>> = {
  'open-case': 'putright',
  'add-message': 'putright',
  'record-notice': 'putright',
  'report-notice': 'putright',
  'withhold-reply': 'putright',
  'note-repeat': 'putright',
  'raise-task': 'putright',
  // Its messages move first: asked for as a whole, through `joinCase`.
  'join-case': 'putright',
  'reach-milestones': 'upkeep',
  'move-dates': 'putright',
  'prove-address': 'putright',
  'prove-number': 'putright',

  'raise-complaint': 'anyone',
  'request-escalation': 'anyone',
  'receive-evidence': 'anyone',
  'record-adjustment': 'anyone',
  'raise-flag': 'anyone',
  'declare-conflict': 'anyone',
  'decline-meeting': 'anyone',
  'complete-task': 'anyone',
  'answer-survey': 'anyone',

  'confirm-reading': 'casework',
  'correct-reading': 'casework',
  assign: 'casework',
  'ask-evidence': 'casework',
  'arrange-meeting': 'casework',
  'move-meeting': 'casework',
  'record-outcome-received': 'casework',
  'accept-escalation': 'casework',
  'drop-escalation': 'casework',
  'merge-issue': 'casework',
  'decline-join': 'casework',
  'link-case': 'casework',
  'add-person': 'casework',
  'split-issue': 'casework',
  'authorise-representative': 'casework',
  'withdraw-representative': 'casework',
  'end-adjustment': 'casework',
  'clear-flag': 'casework',
  'offer-remedy': 'casework',
  'promise-action': 'casework',
  'move-action': 'casework',
  'complete-action': 'casework',
  'record-investigation': 'casework',
  'record-made-safe': 'casework',
  'record-summary-sent': 'casework',
  'record-works-started': 'casework',
  'record-ombudsman-contact': 'casework',
  'record-determination': 'casework',
  'send-survey': 'casework',
  withdraw: 'casework',
  close: 'casework',
  reopen: 'casework',

  acknowledge: 'stage',
  'agree-definition': 'stage',
  'make-contact': 'stage',
  extend: 'stage',
  'hold-meeting': 'stage',
  'record-panel': 'stage',
  respond: 'stage',

  refuse: 'agreed',
  'refuse-escalation': 'agreed',
}

const caseworkers: readonly Role[] = ['handler', 'reviewer', 'manager']

/** The roles behind each word; those of `stage` and `agreed` depend on the rest of the command. */
export const rolesFor: Readonly<Record<Who, readonly Role[]>> = {
  anyone: ['frontline', ...caseworkers],
  casework: caseworkers,
  stage: ['frontline', ...caseworkers],
  agreed: caseworkers,
  upkeep: ['manager', 'administrator'],
  putright: [],
}

/** Who works a stage: first contact, the complaint itself, or a look at it by others (Code 6.13). */
export const atStage: Readonly<Record<StageId, readonly Role[]>> = {
  feedback: ['frontline', ...caseworkers],
  'feedback-investigation': ['frontline', ...caseworkers],
  'stage-1': ['handler', 'manager'],
  'stage-2': ['reviewer', 'manager'],
  appeal: ['reviewer', 'manager'],
  external: ['reviewer', 'manager'],
  hazard: ['handler', 'manager'],
}

export const holdsOne = (roles: readonly Role[], needed: readonly Role[]): boolean =>
  needed.some((role) => roles.includes(role))
