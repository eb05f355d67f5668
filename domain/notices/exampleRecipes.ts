import { firstStage } from '../case/standing.ts'
import { type ExampleFor, latestExtension, type Step } from './exampleFor.ts'
import {
  adds,
  agreedBy,
  asks,
  confirmedAs,
  councillor,
  decliningClause,
  exclusionOf,
  inStage,
  movesDate,
  opens,
  people,
  reaches,
  reachesAnswerDay,
  reachesLastDay,
} from './exampleSteps.ts'
import { action, answer, definition, points, remedies } from './exampleTexts.ts'
import type { NoticeKind } from './kinds.ts'

/** Which stage an example is at: the first, or the one that looks again. */
export type ExampleStage = 'first' | 'second'

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

  const refused = {
    exclusion: exclusionOf(around)?.id ?? '',
    explanation:
      'You have asked the county court to decide about the window, and the claim was filed on 2 November. The court looks at the same thing, so we can’t.',
    evidence: 'The claim form of 2 November.',
    happenedOn: '2020-01-06',
    claimFiled: true,
    ...(exclusionOf(around)?.agreedBy == null
      ? {}
      : { agreedBy: { by: 'staff:ruth-ellison', role: exclusionOf(around)?.agreedBy } }),
  }

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
    'window-closing': [...responded, reachesLastDay],
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
    refusal: [opens(), asks(handler, 'refuse', '2026-11-12', refused)],
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
    reminder: [opens(), reachesAnswerDay],
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
    agreed: [
      opens(),
      asks(handler, 'refuse', '2026-11-12', {
        ...refused,
        agreedBy: { by: 'staff:ruth-ellison', role: exclusionOf(around)?.agreedBy ?? 'a manager' },
      }),
    ],
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
