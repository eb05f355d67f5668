import type { Disposition } from '../domain/classifier/reading.ts'
import type { Outcome } from '../domain/policy/outcome.ts'

/** What an outcome is called to staff. */
export const outcomeNames: Readonly<Record<Outcome, string>> = {
  'stage-1': 'Stage 1 complaint',
  'stage-2': 'Stage 2 complaint',
  appeal: 'Appeal',
  feedback: 'Feedback',
  'feedback-investigation': 'Feedback with investigation',
  'service-request': 'Service request',
  enquiry: 'Enquiry',
  compliment: 'Compliment',
  'other-procedure': 'Another procedure',
  'case-update': 'Update to a case',
  'not-for-us': 'Not for us',
}

/** How a reading is said: “Read as a complaint”. */
export const readAs: Readonly<Record<Disposition, string>> = {
  complaint: 'a complaint',
  service_request: 'a request for service',
  enquiry: 'a question',
  compliment: 'a compliment',
  other_procedure: 'a matter for another procedure',
  case_update: 'news of a case',
  not_for_us: 'nothing for us to act on',
}

export const stranger =
  "I can't log this, because I don't know you as a member of staff. Nothing was kept. Ask whoever looks after Putright to add you."

export const broken =
  "Something broke at our end, and this isn't logged yet. Send it again in a minute. If it breaks again, write it down and tell whoever looks after Putright."

/** Nothing that is typed to a bot leaves it. */
export const staysHere = 'Nothing you type here is sent to the resident: you tell them.'
