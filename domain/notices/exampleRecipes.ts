import { dayOf, localDateOf } from '../calendar/day.ts'
import { isOpened } from '../case/case.ts'
import { currentStage, firstStage } from '../case/standing.ts'
import type { Flag } from '../classifier/reading.ts'
import { milestones } from '../deadlines/milestones.ts'
import type { Outcome } from '../policy/outcome.ts'
import { type ExampleFor, latestExtension, type Step } from './exampleFor.ts'
import type { NoticeKind } from './kinds.ts'

/** Which stage an example is at: the first, or the one that looks again. */
export type ExampleStage = 'first' | 'second'

const reading = (flags: readonly Flag[], asb: boolean) => ({
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

const message = (landlord: string, id: string, address: string | null) => ({
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

const residentsAddress = 'joan.whitfield@post.example'

const definition = {
  definition:
    'Your kitchen window has let the rain in since August. You rang us four times, and nobody came to mend it.',
  outcomesSought: 'A window that keeps the rain out, and somebody to say why it took so long.',
}

const points = [
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

const remedies = [
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

const action = { id: 'window', what: 'We put in a new kitchen window.', until: '2026-12-04' }

const answer =
  'You rang us on 20 August, and three more times after that. Each time we wrote it down and did not book anyone. That is not good enough.\n\nWe have looked at how calls about windows are passed on. From now on each one is booked while you are on the phone.'

/** Whoever may do it in this landlord's office; two different people, since nobody looks again at their own work. */
const people = ({ landlord }: ExampleFor) => {
  const withRole = (role: 'handler' | 'reviewer'): string =>
    `staff:${landlord.staff.find(({ roles }) => roles.includes(role))?.id ?? role}`
  return { handler: withRole('handler'), reviewer: withRole('reviewer') }
}

const exclusionOf = ({ rules: { policy } }: ExampleFor) => {
  const all = policy.exclusions.length > 0 ? policy.exclusions : (policy.codePolicy?.exclusions ?? [])
  return all.find(({ when }) => when?.anyFlag?.includes('legal') === true) ?? all[0]
}

/** A clause that lets somebody decline the stage after the first, by this policy. */
const decliningClause = ({ rules: { policy } }: ExampleFor): string => {
  const first = policy.stages.find(({ codeStage, next }) => codeStage === 'stage-1' && next === 'stage-2')
  const next = policy.stages.find(({ id }) => id === 'stage-2')
  return (
    next?.enter.mayDecline[0]?.clause ?? first?.escalate?.late.clause ?? policy.exclusions[0]?.clause ?? ''
  )
}

const agreedBy = ({ rules: { policy } }: ExampleFor) => {
  const role = policy.exclusions.flatMap((each) => each.agreedBy ?? [])[0]
  return role === undefined ? {} : { agreedBy: { by: 'staff:ruth-ellison', role } }
}

const at = (moment: string): string => (moment.length === 10 ? `${moment}T10:00:00Z` : moment)

/** A command by somebody at a moment, in the stage that the case is in. */
const asks =
  (by: string, type: string, moment: string, fields: object = {}): Step =>
  () => ({ type, at: at(moment), by, ...fields })

const inStage =
  (by: string, type: string, moment: string, fields: object = {}): Step =>
  (state) => ({
    type,
    at: at(moment),
    by,
    stage: isOpened(state) ? (currentStage(state)?.stage ?? 'stage-1') : 'stage-1',
    ...fields,
  })

interface Opening {
  readonly outcome?: Outcome
  readonly confirm?: boolean
  readonly flags?: readonly Flag[]
  readonly asb?: boolean
  readonly address?: string | null
}

const opens =
  ({ outcome, confirm = false, flags = [], asb = false, address = residentsAddress }: Opening = {}): Step =>
  (_, { landlord, rules }) => ({
    type: 'open-case',
    at: '2026-11-09T10:00:00Z',
    by: 'putright',
    message: message(landlord.id, 'example-1', address),
    reading: reading(flags, asb),
    route: {
      outcome: outcome ?? firstStage(rules)?.id ?? 'stage-1',
      clause: rules.policy.definition.clause,
      why: 'An example.',
      confirm,
    },
    reference: 'PR-7F3K-9QZ2',
    policy: rules.policy.id,
  })

const adds: Step = (_, { landlord }) => ({
  type: 'add-message',
  at: '2026-11-12T10:00:00Z',
  by: 'putright',
  message: message(landlord.id, 'example-2', residentsAddress),
  reading: reading([], false),
})

/** The rules change so that the answer is due a day sooner. */
const movesDate: Step = (state, { rules }) => {
  const dates = isOpened(state) ? milestones(rules.policy, rules.calendar, state.facts).milestones : []
  const date = dates.find(({ milestone }) => milestone === 'respond')
  const to = date?.due ?? '2026-11-30T23:59:59+00:00'
  const from = `${localDateOf(dayOf(to.slice(0, 10)) + 1)}${to.slice(10)}`
  const why = 'One of our days off is a working day after all.'
  return {
    type: 'move-dates',
    at: '2026-11-12T10:00:00Z',
    by: 'putright',
    rules: 'example',
    moved: [{ stage: date?.stage ?? 'stage-1', milestone: 'respond', from, to, why }],
  }
}

const reaches = (moment: string): Step => asks('putright', 'reach-milestones', moment)

const councillor = {
  representative: {
    id: 'lee',
    name: 'Councillor Sam Lee',
    email: 'sam.lee@council.example',
    phone: null,
    as: 'a councillor',
  },
  consent: { form: 'written', record: 'Her email of 12 November.' },
}

const routeTo = (outcome: Outcome): object => ({
  route: { outcome, clause: '1', why: 'A person read it.', confirm: false },
})

const confirmedAs = (by: string, outcome: Outcome): readonly Step[] => [
  opens({ confirm: true, asb: outcome === 'other-procedure' }),
  (_, around) => ({
    type: 'confirm-reading',
    at: '2026-11-09T14:00:00Z',
    by,
    ...(outcome === 'stage-1' ? routeTo(firstOutcome(around)) : routeTo(outcome)),
  }),
]

const firstOutcome = ({ rules }: ExampleFor): Outcome => {
  const first = firstStage(rules)?.id
  return first === undefined || first === 'external' ? 'stage-1' : first
}

/** The story of each kind of notice; the last step is the one that owes it. */
export const recipes = (
  around: ExampleFor,
  stage: ExampleStage,
): Readonly<Record<NoticeKind, readonly Step[]>> => {
  const { handler, reviewer } = people(around)
  const acknowledged = inStage(handler, 'acknowledge', '2026-11-11', { means: 'letter', ...definition })
  const answered = inStage(handler, 'respond', '2026-11-13', {
    decision: 'upheld',
    response: answer,
    points,
    remedies,
    actions: [action],
  })
  const goesOn = asks('resident', 'request-escalation', '2026-11-16')
  const first = [opens(), acknowledged]
  const responded = [...first, answered]
  const again = [...responded, goesOn]
  const acknowledgedAgain = inStage(reviewer, 'acknowledge', '2026-11-17', { means: 'letter', ...definition })
  const before = stage === 'first' ? first : [...again, acknowledgedAgain]
  const who = stage === 'first' ? handler : reviewer
  const promised = asks(handler, 'promise-action', '2026-11-12', { action })
  const hazard = opens({ flags: ['hazard_significant'] })
  const investigated = asks(handler, 'record-investigation', '2026-11-12', { note: 'Mould in the bedroom.' })
  const secondAnswer = inStage(reviewer, 'respond', '2026-11-19', {
    decision: 'upheld',
    response: answer,
    points,
    remedies,
    actions: [{ ...action, id: 'window-again' }],
  })
  const atMeeting = [
    ...again,
    acknowledgedAgain,
    secondAnswer,
    asks('resident', 'request-escalation', '2026-11-23'),
    inStage(handler, 'arrange-meeting', '2026-11-25', {
      on: '2026-12-08T14:00:00Z',
      with:
        around.rules.policy.stages.find(({ meeting }) => meeting !== undefined)?.meeting?.with ?? 'the panel',
    }),
  ]
  const [role] = firstStage(around.rules)?.handler.roles ?? []
  const assigns = inStage(handler, 'assign', '2026-11-10', { handler, role })
  const survey = asks('putright', 'send-survey', '2026-11-20')
  const adjusted = asks(handler, 'record-adjustment', '2026-11-12', {
    id: 'writing',
    what: 'We write to you and do not ring, because phone calls are hard for you.',
  })
  const issue = {
    id: 'mould',
    what: 'There is mould round the window now.',
    reference: 'PR-2K8D-4WXM',
    as: 'complaint',
  }
  const order = { id: 'order-1', what: 'We pay you £200.', until: '2027-06-30' }

  return {
    receipt: [opens()],
    'receipt-request': [opens({ outcome: 'service-request' })],
    'receipt-enquiry': [opens({ outcome: 'enquiry' })],
    'receipt-compliment': [opens({ outcome: 'compliment' })],
    'receipt-other-procedure': [opens({ outcome: 'other-procedure', asb: true })],
    'receipt-message': [opens({ outcome: 'case-update' })],
    'receipt-to-confirm': [opens({ confirm: true })],
    added: [opens(), adds],
    'confirmed-complaint': confirmedAs(handler, 'stage-1'),
    'confirmed-request': confirmedAs(handler, 'service-request'),
    'confirmed-enquiry': confirmedAs(handler, 'enquiry'),
    'confirmed-other-procedure': confirmedAs(handler, 'other-procedure'),
    acknowledgement: before,
    'definition-changed': [
      ...before,
      inStage(who, 'agree-definition', '2026-11-18', { ...definition, residentAgrees: true }),
    ],
    'evidence-asked': [
      ...before,
      inStage(who, 'ask-evidence', '2026-11-18', {
        id: 'photo',
        from: 'resident',
        what: 'A photo of the window, from inside.',
        wantedBy: '2026-11-24',
      }),
    ],
    extension: [
      ...before,
      (state, of) =>
        inStage(who, 'extend', stage === 'first' ? '2026-11-12' : '2026-11-18', {
          until: latestExtension(state, of),
          reasons: 'The firm that makes the frame has to come and measure it. They can come on 1 December.',
          residentSaid: 'agreed',
        })(state, of),
    ],
    'extension-late': [
      ...before,
      inStage(who, 'extend', '2027-01-20', {
        until: '2027-01-27',
        reasons: 'The firm that makes the frame has not come yet.',
        residentSaid: 'not-reached',
        asLate: true,
      }),
    ],
    meeting: atMeeting,
    'meeting-moved': [
      ...atMeeting,
      inStage(handler, 'move-meeting', '2026-11-30', {
        on: '2026-12-10T14:00:00Z',
        why: 'Two of the people you will meet are ill.',
      }),
    ],
    'meeting-declined': [...atMeeting, inStage('resident', 'decline-meeting', '2026-11-30')],
    response: stage === 'first' ? responded : [...again, acknowledgedAgain, secondAnswer],
    'escalation-accepted': again,
    'escalation-held': [...first, asks('resident', 'request-escalation', '2026-11-12')],
    'escalation-late': [...responded, asks('resident', 'request-escalation', '2027-06-30')],
    'escalation-refused': [
      ...responded,
      asks('resident', 'request-escalation', '2027-06-30'),
      asks(reviewer, 'refuse-escalation', '2027-07-01', {
        clause: decliningClause(around),
        reasons:
          'You told us in January that the window is in and that all is well. Nothing has changed since.',
        ...agreedBy(around),
      }),
    ],
    'escalation-dropped': [
      ...first,
      asks('resident', 'request-escalation', '2026-11-12'),
      asks('resident', 'drop-escalation', '2026-11-13', { why: 'They said so.' }),
    ],
    'issue-merged': [...first, asks(handler, 'merge-issue', '2026-11-12', { ...issue, related: true })],
    'issue-split': [...first, asks(handler, 'split-issue', '2026-11-12', { ...issue, related: false })],
    representative: [opens(), asks(handler, 'authorise-representative', '2026-11-12', councillor)],
    'representative-ended': [
      opens(),
      asks(handler, 'authorise-representative', '2026-11-12', councillor),
      asks(handler, 'withdraw-representative', '2026-11-13', { id: 'lee', why: 'She said so.' }),
    ],
    adjustment: [opens(), adjusted],
    'adjustment-ended': [
      opens(),
      adjusted,
      asks(handler, 'end-adjustment', '2026-11-20', { id: 'writing', why: 'She said so.' }),
    ],
    'hazard-known': [
      opens(),
      asks(handler, 'raise-flag', '2026-11-12', { flag: 'hazard_significant', why: 'Mould in the photo.' }),
    ],
    'hazard-cleared': [
      hazard,
      asks(handler, 'clear-flag', '2026-11-12', { flag: 'hazard_significant', why: 'It is paint.' }),
    ],
    'hazard-investigated': [hazard, investigated],
    'hazard-made-safe': [
      opens({ flags: ['hazard_emergency'] }),
      asks(handler, 'record-made-safe', '2026-11-09T18:00:00Z', { note: 'Made safe.' }),
    ],
    'hazard-summary': [
      hazard,
      investigated,
      asks(handler, 'record-summary-sent', '2026-11-13', {
        note: 'There is mould on the wall by the window. The rain that comes in made it. We will clean it off by 19 November, and we will mend the window.',
      }),
    ],
    'hazard-works-started': [
      hazard,
      investigated,
      asks(handler, 'record-works-started', '2026-11-18', { note: 'Begun.' }),
    ],
    remedy: [...first, asks(handler, 'offer-remedy', '2026-11-12', { remedy: remedies[1] })],
    'action-promised': [...first, promised],
    'action-moved': [
      ...first,
      promised,
      asks(handler, 'move-action', '2026-11-30', {
        id: 'window',
        until: '2026-12-11',
        why: 'The glass came broken, and new glass takes a week.',
      }),
    ],
    'action-done': [
      ...first,
      promised,
      asks(handler, 'complete-action', '2026-12-03', { id: 'window', how: 'Fitted.' }),
    ],
    'action-overdue': [...first, promised, reaches('2026-12-07')],
    late: [opens(), reaches('2027-01-15')],
    'date-moved': [opens(), movesDate],
    'window-closed': [...responded, reaches('2027-07-01')],
    joined: [
      opens(),
      asks(handler, 'join-case', '2026-11-10', { caseId: 'another', reference: 'PR-2K8D-4WXM' }),
    ],
    determined: [
      ...responded,
      asks(handler, 'record-determination', '2027-06-01', { finding: 'Service failure.', orders: [order] }),
    ],
    survey: [...responded, survey],
    'survey-thanks': [
      ...responded,
      survey,
      asks('resident', 'answer-survey', '2026-11-23', { handling: 2, outcome: 4 }),
    ],
    refusal: [
      opens(),
      asks(handler, 'refuse', '2026-11-12', {
        exclusion: exclusionOf(around)?.id ?? '',
        explanation:
          'You have asked the county court to decide about the window, and the claim was filed on 2 November. The court looks at the same thing, so we can’t.',
        evidence: 'The claim form of 2 November.',
        happenedOn: '2020-01-06',
        claimFiled: true,
        ...(exclusionOf(around)?.agreedBy == null
          ? {}
          : { agreedBy: { by: 'staff:ruth-ellison', role: exclusionOf(around)?.agreedBy } }),
      }),
    ],
    withdrawn: [opens(), asks('resident', 'withdraw', '2026-11-12', { why: 'They said so.' })],
    closed: [
      ...responded,
      asks(handler, 'complete-action', '2026-11-16', { id: 'window', how: 'Fitted.' }),
      asks(handler, 'close', '2026-11-17', { why: 'All done.', residentAccepts: true }),
    ],
    'closed-request': [
      opens({ outcome: 'service-request' }),
      asks(handler, 'close', '2026-11-17', { why: 'Mended.' }),
    ],
    reopened: [
      opens(),
      asks('resident', 'withdraw', '2026-11-12', { why: 'They said so.' }),
      asks(handler, 'reopen', '2026-11-16', { why: 'They changed their mind.' }),
    ],
    assigned: [opens(), assigns],
    reminder: [opens(), reaches('2026-11-24T10:00:00Z')],
    breach: [opens(), reaches('2027-01-15')],
    'still-late': [opens(), reaches('2027-01-15'), reaches('2027-02-15')],
    'promise-overdue': [...first, promised, reaches('2026-12-07')],
    task: [
      opens(),
      asks('putright', 'raise-task', '2026-11-12', {
        id: 'reach/joan',
        what: 'reach-another-way',
        why: 'A letter came back.',
      }),
    ],
    alert: [opens({ flags: ['hazard_emergency'] })],
    'decide-escalation': [...first, asks('resident', 'request-escalation', '2026-11-12'), answered],
    independence: [
      opens(),
      assigns,
      asks(reviewer, 'declare-conflict', '2026-11-11', { person: handler, why: 'They are related.' }),
    ],
    'ombudsman-contacted': [
      opens(),
      asks(handler, 'record-ombudsman-contact', '2026-11-12', { what: 'They rang us.' }),
    ],
    'ombudsman-determined': [
      ...responded,
      asks(handler, 'record-determination', '2027-06-01', { finding: 'Service failure.', orders: [order] }),
    ],
    'by-hand': [opens({ address: null }), acknowledged],
    // The engine lets no machine refuse, so that there is no case to show.
    'needs-person': [opens()],
  }
}
