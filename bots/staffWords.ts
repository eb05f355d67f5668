import type { OpenedCase } from '../domain/case/case.ts'
import type { AnswerDecision } from '../domain/case/remedy.ts'
import type { TaskKind } from '../domain/case/task.ts'
import type { Disposition, Flag } from '../domain/classifier/reading.ts'
import type { MilestoneName } from '../domain/deadlines/milestoneName.ts'
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

/** What a flag is called to staff. */
export const flagNames: Readonly<Record<Flag, string>> = {
  explicit_complaint: 'They ask for a complaint',
  prior_report: 'Reported before',
  escalation: 'They want to take it further',
  compensation: 'They ask for compensation',
  hazard_emergency: 'Danger today: the 24 hours of the law start',
  hazard_significant: 'A hazard to health in the home',
  safeguarding: 'Somebody may not be safe',
  vulnerability: 'A baby, age, illness or disability in the home',
  representative: 'Somebody speaks for the resident',
  designated_person: 'A councillor or MP writes',
  abusive: 'Abusive words',
  legal: 'Courts or solicitors',
  out_of_time: 'More than a year ago',
}

/** What a member of staff holds is called, as the case's card says where it stands. */
export const statusNames: Readonly<Record<OpenedCase['status'], string>> = {
  'to-confirm': 'A person must confirm what this is; the clock runs meanwhile',
  open: 'Being worked on',
  responded: 'Answered; they may still take it further',
  refused: 'Not taken on, with reasons',
  withdrawn: 'Withdrawn by the resident',
  closed: 'Closed',
}

/** What each date asks of staff. */
export const milestoneNames: Readonly<Record<MilestoneName, string>> = {
  acknowledge: 'Acknowledge',
  contact: 'Make contact',
  respond: 'Answer in writing',
  'extension-limit': 'Latest day of an extension',
  'escalate-by': 'Last day to take it further',
  'meet-by': 'Hold the meeting',
  'refer-by': 'Last day to go to the ombudsman',
  'make-safe': 'Make the home safe',
  investigate: 'Investigate the hazard',
  summary: 'Send the written summary',
  'safety-work': 'Do the safety work',
  'works-started': 'Start the further works',
}

/** What a case is taken to be, at the head of a line. */
export const dispositionNames: Readonly<Record<string, string>> = {
  complaint: 'Complaint',
  service_request: 'Service request',
  enquiry: 'Question',
  compliment: 'Compliment',
  other_procedure: 'Another procedure',
  case_update: 'News of a case',
  not_for_us: 'Not for us',
} satisfies Record<Disposition, string>

export const decisionNames: Readonly<Record<AnswerDecision, string>> = {
  upheld: 'Upheld',
  'partly-upheld': 'Partly upheld',
  'not-upheld': 'Not upheld',
  resolved: 'Resolved',
}

export const stranger =
  "I can't log this, because I don't know you as a member of staff. Nothing was kept. Ask whoever looks after Putright to add you."

export const broken =
  "Something broke at our end, and this isn't logged yet. Send it again in a minute. If it breaks again, write it down and tell whoever looks after Putright."

/** Nothing that is typed to a bot leaves it. */
export const staysHere =
  'Nothing you type here is sent to the resident: you tell them. Where we have their email address, a receipt goes there too.'

/** What a person has to do besides keeping dates, in a few words. */
export const taskNames: Readonly<Record<TaskKind, string>> = {
  'reach-another-way': 'Reach them another way',
  'read-reply': 'Read what they wrote',
  'confirm-acceptance': 'They seem content: check it',
  'confirm-withdrawal': 'They may want to stop: check it',
  'offer-next-stage': 'Offer the next stage',
  'sort-new-issue': 'Sort out what is new',
  'ask-consent': 'Ask for their consent',
  'check-consent': 'Check their consent',
  'match-evidence': 'Match what they sent',
}
