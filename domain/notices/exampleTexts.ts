import type { Flag } from '../classifier/reading.ts'

export const reading = (flags: readonly Flag[], asb: boolean) => ({
  disposition: asb ? 'other_procedure' : 'complaint',
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
  procedure: asb ? 'asb' : null,
  flags,
  topic: 'repairs',
  evidence: [],
  reader: 'example',
})

export const message = (landlord: string, id: string, address: string | null) => ({
  channelMessageId: id,
  landlord,
  channel: 'email',
  receivedAt: '2026-11-09T10:00:00Z',
  saidAt: null,
  author: 'resident',
  staff: null,
  person: { name: 'Joan Whitfield', email: address, phone: null, address: null, tenancy: null },
  proven: true,
  subject: 'My kitchen window',
  text: 'Nobody has come about my kitchen window in eleven weeks. I have rung four times. The rain comes in.',
  attachments: [],
  replyRoute:
    address === null ? null : { channel: 'email', address, messageId: 'joan-1@post.example', references: [] },
  automatic: null,
  caseReference: null,
  raw: null,
})

export const residentsAddress = 'joan.whitfield@post.example'

export const definition = {
  definition:
    'Your kitchen window has let the rain in since August. You rang us four times, and nobody came to mend it.',
  outcomesSought: 'A window that keeps the rain out, and somebody to say why it took so long.',
}

export const points = [
  {
    point: 'The window was not mended',
    decision: 'upheld',
    reasons: 'We got your first call on 20 August and did not book the work.',
  },
  {
    point: 'Your calls were not answered',
    decision: 'upheld',
    reasons: 'You rang four times. We wrote the calls down and did nothing about them.',
  },
]

export const remedies = [
  {
    kind: 'apology',
    what: 'For the eleven weeks that you waited, and for the calls that we did not act on.',
  },
  {
    kind: 'money',
    what: 'for the trouble this gave you.',
    pence: 15_000,
    for: 'distress',
    paidTo: 'resident',
  },
]

export const action = { id: 'window', what: 'We put in a new kitchen window.', until: '2026-12-04' }

export const answer =
  'You rang us on 20 August, and three more times after that. Each time we wrote it down and did not book anyone. That is not good enough.\n\nWe have looked at how calls about windows are passed on. From now on each one is booked while you are on the phone.'
