import { loadCalendar } from '../../../configuration/calendar.ts'
import { loadPolicy } from '../../../configuration/policies.ts'
import { type Instant, instantSchema } from '../../../domain/calendar/instant.ts'
import type { CaseCommand } from '../../../domain/case/command.ts'
import { type Decision, decide } from '../../../domain/case/decide.ts'
import type { CaseEvent } from '../../../domain/case/event.ts'
import { caseFrom } from '../../../domain/case/evolve.ts'
import type { Reading } from '../../../domain/classifier/reading.ts'
import type { Message } from '../../../domain/message/message.ts'
import type { Route } from '../../../domain/policy/outcome.ts'
import type { Rules } from '../../../domain/timeline/rules.ts'

export const at = (text: string): Instant => instantSchema.parse(text)

export const codeRules: Rules = {
  policy: loadPolicy('code-2024'),
  calendar: loadCalendar({ division: 'england-and-wales', timeZone: 'Europe/London', closures: [] }),
  reminders: {
    workingDaysBefore: [3, 1],
    hours: { from: '09:00', to: '17:00' },
    repeatOverdue: { complaint: 5, hazard: 1 },
    residentBefore: 5,
    surveyAfter: 5,
  },
}

export const message = (changes: Partial<Message> = {}): Message => ({
  channelMessageId: 'm-1',
  landlord: 'larkfield',
  channel: 'email',
  receivedAt: at('2026-11-09T10:00:00Z'),
  saidAt: null,
  author: 'resident',
  staff: null,
  person: { name: 'Maureen', email: 'maureen@example.org', phone: null, address: null, tenancy: null },
  proven: true,
  subject: 'A small matter',
  text: 'Nobody has come in eleven weeks.',
  attachments: [],
  replyRoute: {
    channel: 'email',
    address: 'maureen@example.org',
    messageId: 'm-1@example.org',
    references: [],
  },
  automatic: null,
  caseReference: null,
  raw: null,
  ...changes,
})

export const reading = (changes: Partial<Reading> = {}): Reading => ({
  disposition: 'complaint',
  complaint: 0.98,
  probabilities: {
    complaint: 0.98,
    service_request: 0.02,
    enquiry: 0,
    compliment: 0,
    other_procedure: 0,
    case_update: 0,
    not_for_us: 0,
  },
  confidence: 'sure',
  procedure: null,
  flags: [],
  topic: 'repairs',
  evidence: [],
  reader: 'test',
  ...changes,
})

export const stageOne: Route = { outcome: 'stage-1', clause: '1.2', why: 'Dissatisfied.', confirm: false }

export const opening = (
  changes: { message?: Partial<Message>; reading?: Partial<Reading>; route?: Route } = {},
): CaseCommand => ({
  type: 'open-case',
  at: at('2026-11-09T10:00:01Z'),
  by: 'putright',
  message: message(changes.message),
  reading: reading(changes.reading),
  route: changes.route ?? stageOne,
  reference: 'PR-7F3K-9QZ2',
  policy: 'code-2024',
})

const eventsOf = (decision: Decision): readonly CaseEvent[] => {
  if ('refusal' in decision) throw new Error(`refused: ${decision.refusal.why}`)
  return decision.events
}

/** Plays commands against a case from nothing; each must be accepted. */
export const played = (...commands: readonly CaseCommand[]): readonly CaseEvent[] => {
  const events: CaseEvent[] = []
  for (const command of commands) events.push(...eventsOf(decide(command, caseFrom(events), codeRules)))
  return events
}

/** Given what was done, what does this command come to? */
export const given = (...commands: readonly CaseCommand[]) => ({
  when: (command: CaseCommand): Decision => decide(command, caseFrom(played(...commands)), codeRules),
})

export const acknowledging = (when: string): CaseCommand => ({
  type: 'acknowledge',
  at: at(when),
  by: 'staff:ada',
  stage: 'stage-1',
  means: 'letter',
  definition: 'The window was not mended in eleven weeks.',
  outcomesSought: 'The window mended.',
})
