/**
 * What it costs to make a case out of its events: the whole life of a complaint, 50 events, folded again and again, with
 * the floor beside it: parsing the same events from JSON, as every load has to. `npm run bench:fold [COUNT]`.
 */
import { instantOf } from '../domain/calendar/instant.ts'
import { type CaseEvent, caseEventSchema } from '../domain/case/event.ts'
import { caseFrom } from '../domain/case/evolve.ts'

const count = Number(process.argv[2] ?? 20_000)
const start = Date.parse('2026-11-09T10:00:00Z')
const wanted = 50

const opening = (at: string): readonly object[] => [
  {
    type: 'message-received',
    message: {
      channelMessageId: 'm-1',
      landlord: 'larkfield',
      channel: 'email',
      receivedAt: at,
      saidAt: null,
      author: 'resident',
      staff: null,
      person: { name: 'Maureen', email: 'maureen@example.org', phone: null, address: null, tenancy: null },
      proven: true,
      subject: 'A small matter',
      text: 'Nobody has come in eleven weeks. '.repeat(20),
      attachments: [],
      replyRoute: { channel: 'email', address: 'maureen@example.org', messageId: 'm-1', references: [] },
      automatic: null,
      caseReference: null,
      raw: null,
    },
  },
  {
    type: 'message-read',
    reading: {
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
      flags: ['hazard_significant'],
      topic: 'repairs',
      evidence: [{ start: 0, end: 32, text: 'Nobody has come in eleven weeks.', signal: 'complaint' }],
      reader: 'bench',
    },
  },
  {
    type: 'case-opened',
    reference: 'PR-7F3K-9QZ2',
    landlord: 'larkfield',
    policy: 'code-2024',
    route: { outcome: 'stage-1', clause: '1.2', why: 'Dissatisfied.', confirm: false },
    clockFrom: at,
  },
]

const ombudsman = {
  name: 'An ombudsman',
  telephone: '0',
  webForm: 'https://example.org',
  address: 'A street',
}

const stageWork = (stage: 'stage-1' | 'stage-2', handler: string): readonly object[] => [
  { type: 'assigned', stage, handler, part: 'lead', role: null },
  { type: 'notice-sent', key: `receipt-${stage}`, channel: 'email', providerId: null },
  {
    type: 'acknowledged',
    stage,
    means: 'letter',
    definition: 'Eleven weeks.',
    outcomesSought: 'A window.',
    answerBy: '2026-12-11',
  },
  { type: 'contact-made', stage, means: 'phone', said: 'Rang to make sure.' },
  { type: 'evidence-asked', stage, id: `${stage}-photo`, from: 'resident', what: 'A photo.' },
  { type: 'evidence-received', id: `${stage}-photo`, what: 'Two photos.' },
  { type: 'reminded', stage, milestone: 'respond', due: '2026-12-11T23:59:59+00:00', workingDaysBefore: 3 },
  {
    type: 'extension-notified',
    stage,
    until: '2026-12-18',
    reasons: 'A survey.',
    clause: '6.4',
    ombudsman,
  },
  { type: 'reminded', stage, milestone: 'respond', due: '2026-12-18T23:59:59+00:00', workingDaysBefore: 1 },
  {
    type: 'responded',
    stage,
    decision: 'upheld',
    response: 'We were wrong. '.repeat(40),
    actions: [{ id: `${stage}-window`, what: 'Mend the window.', until: '2027-01-15' }],
  },
  { type: 'notice-sent', key: `answer-${stage}`, channel: 'email', providerId: null },
  { type: 'outcome-received', stage },
]

const escalation: readonly object[] = [
  {
    type: 'escalation-requested',
    stage: 'stage-1',
    next: 'stage-2',
    askedAt: instantOf(start + 20 * 3_600_000),
    timing: 'in-time',
    grounds: [],
    words: null,
  },
  { type: 'escalation-accepted', stage: 'stage-1', next: 'stage-2', clause: '6.10', why: 'Asked.' },
]

const after: readonly object[] = [
  { type: 'hazard-investigated', note: 'Mould.' },
  { type: 'hazard-summary-sent', note: 'Sent.' },
  { type: 'hazard-made-safe', note: 'Treated.' },
  { type: 'adjustment-recorded', id: 'text', what: 'Text only.', disclosed: null },
  { type: 'action-moved', id: 'stage-1-window', until: '2027-01-29', why: 'No glass.' },
  { type: 'action-completed', id: 'stage-1-window', how: 'A new pane.' },
  { type: 'action-completed', id: 'stage-2-window', how: 'Painted.' },
  { type: 'survey-sent', stage: 'stage-2' },
  { type: 'survey-answered', stage: 'stage-2', handling: 3, outcome: 4, words: null },
]

const life = (): readonly CaseEvent[] => {
  const known = [
    ...opening(instantOf(start)),
    ...stageWork('stage-1', 'staff:ada'),
    ...escalation,
    ...stageWork('stage-2', 'staff:ben'),
    ...after,
  ]
  const notices = Array.from({ length: wanted - known.length - 1 }, (_, index) => ({
    type: 'notice-sent',
    key: `notice-${index}`,
    channel: 'email',
    providerId: null,
  }))
  return [...known, ...notices, { type: 'closed', why: 'Done.' }].map((event, index) =>
    caseEventSchema.parse({ at: instantOf(start + index * 3_600_000), by: 'staff:ada', ...event }),
  )
}

const median = (values: number[]): number => values.sort((a, b) => a - b)[values.length >> 1] ?? 0

/** Microseconds of one run, at the median of many. */
const microseconds = (work: () => unknown): number => {
  const times: number[] = []
  let kept: unknown
  for (let index = 0; index < count; index += 1) {
    const began = performance.now()
    kept = work()
    times.push((performance.now() - began) * 1000)
  }
  if (kept === undefined) throw new Error('Nothing came of it.')
  return median(times)
}

const events = life()
const text = JSON.stringify(events)
if (events.length !== wanted || caseFrom(events).status !== 'closed')
  throw new Error('Not the case it is meant to be.')
microseconds(() => caseFrom(events))
const fold = microseconds(() => caseFrom(events))
const floor = microseconds(() => JSON.parse(text))
console.log(`folding a case of ${events.length} events, median   ${fold.toFixed(1)} µs   (goal: under 50)`)
console.log(`floor: parsing the same ${text.length} bytes of JSON   ${floor.toFixed(1)} µs`)
console.log(`ratio                                       ${(fold / floor).toFixed(2)}`)
