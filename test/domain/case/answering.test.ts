import { describe, expect, test } from 'vitest'
import { localDateSchema } from '../../../domain/calendar/instant.ts'
import type { CaseCommand } from '../../../domain/case/command.ts'
import { milestones } from '../../../domain/deadlines/milestones.ts'
import { at } from './caseStory.ts'
import { acknowledges, ada, answers, arrives, ben, resident, rulesOf, under } from './policyStory.ts'

const day = (text: string) => localDateSchema.parse(text)
const beyond = {
  goodReason: 'The surveyor is in hospital.',
  agreedBy: { by: 'staff:dee', role: 'a manager' },
}

type Extra = Partial<Extract<CaseCommand, { type: 'extend' }>>
const extends_ = (
  when: string,
  until: string,
  changes: Extra = {},
  stage: 'stage-1' | 'stage-2' = 'stage-1',
) => ada('extend', when, { stage, until: day(until), reasons: 'A survey is needed.', ...changes })

describe('more time under the Code', () => {
  const code = under('code-2024')
  // Received Friday 18 December 2026, acknowledged Tuesday 22: due Friday 8 January 2027, ceiling Friday 22 January.
  const christmas = [arrives('code-2024', '2026-12-18'), acknowledges('2026-12-22')]

  test('told on the last day with reasons it moves the date, and carries the ombudsman’s details (6.4, 6.5)', () => {
    const told = [...christmas, extends_('2027-01-08T23:00:00Z', '2027-01-22')]
    expect(code.date({ stage: 'stage-1', milestone: 'respond' }, ...told)).toMatchObject({
      due: '2027-01-22T23:59:59+00:00',
      state: 'pending',
    })
    expect(code.events(...told).at(-1)).toMatchObject({ ombudsman: { telephone: '0300 111 3000' } })
  })

  test('told the day after it is a breach: refused, and named as what can be recorded (6.4)', () => {
    expect(code.given(...christmas).when(extends_('2027-01-09', '2027-01-22'))).toMatchObject({
      refusal: { why: expect.stringContaining('Friday 8 January 2027'), clause: '6.4, 6.5' },
    })
  })

  test('recorded as told late it moves no date', () => {
    const late = [...christmas, extends_('2027-01-09', '2027-01-22', { asLate: true })]
    expect(code.events(...late).at(-1)).toMatchObject({ type: 'extension-told-late' })
    expect(code.date({ stage: 'stage-1', milestone: 'respond' }, ...late)).toMatchObject({
      due: '2027-01-08T23:59:59+00:00',
    })
  })

  test('without reasons it is refused (6.4)', () => {
    expect(
      code.given(...christmas).when(extends_('2027-01-05', '2027-01-22', { reasons: ' ' })),
    ).toHaveProperty('refusal')
  })

  test('past ten working days it needs a good reason and a manager who agrees (6.4)', () => {
    const far = code.given(...christmas)
    expect(far.when(extends_('2027-01-05', '2027-01-25'))).toMatchObject({ refusal: { clause: '6.4, 6.5' } })
    expect(
      code.date(
        { stage: 'stage-1', milestone: 'respond' },
        ...christmas,
        extends_('2027-01-05', '2027-01-25', beyond),
      )?.due,
    ).toBe('2027-01-25T23:59:59+00:00')
  })

  test('an answered stage has nothing to extend', () => {
    expect(
      code.given(...christmas, answers('2027-01-05')).when(extends_('2027-01-05', '2027-01-22')),
    ).toHaveProperty('refusal')
  })
})

describe('more time as each policy has it', () => {
  // Housing Solutions: received Wednesday 26 May 2027, acknowledged 1 June, due 15 June, ceiling Tuesday 29 June (6.1).
  const solutions = under('housing-solutions-2024')
  const complaint = [arrives('housing-solutions-2024', '2027-05-26'), acknowledges('2027-06-01')]
  const agreed: Extra = { residentSaid: 'agreed' }

  test('a hard ceiling is not passed, whatever the reason and whoever agrees (Housing Solutions 6.1)', () => {
    const asked = solutions.given(...complaint)
    expect(asked.when(extends_('2027-06-10', '2027-06-29', agreed))).toHaveProperty('events')
    expect(asked.when(extends_('2027-06-10', '2027-06-30', { ...agreed, ...beyond }))).toMatchObject({
      refusal: { clause: '6.1' },
    })
  })

  test('where the policy agrees an extension the resident is asked first, and a no is recorded (6.1)', () => {
    const asked = solutions.given(...complaint)
    expect(asked.when(extends_('2027-06-10', '2027-06-22'))).toHaveProperty('refusal')
    expect(asked.when(extends_('2027-06-10', '2027-06-22', { residentSaid: 'declined' }))).toMatchObject({
      events: [{ type: 'extension-notified', residentSaid: 'declined' }],
    })
  })

  test('a second extension is refused where the policy allows one (Housing Solutions 6.1)', () => {
    expect(
      solutions
        .given(...complaint, extends_('2027-06-10', '2027-06-22', agreed))
        .when(extends_('2027-06-21', '2027-06-28', agreed)),
    ).toMatchObject({ refusal: { clause: '6.1' } })
  })

  test('a policy without an extension falls back on the Code’s, and its own date stays (feedback first, Code 6.4)', () => {
    const first = under('feedback-first-2021')
    // Eight working days from Monday 9 November 2026 end on Thursday 19; the Code's ten from acknowledgement on Wednesday 25.
    const told = [
      arrives('feedback-first-2021', '2026-11-09'),
      acknowledges('2026-11-11'),
      extends_('2026-11-18', '2026-12-04'),
    ]
    expect(first.events(...told).at(-1)).toMatchObject({ clause: 'Code 6.4, 6.5' })
    expect(first.date({ stage: 'stage-1', milestone: 'respond', basis: 'policy' }, ...told)?.due).toBe(
      '2026-11-19T23:59:59+00:00',
    )
    expect(first.date({ stage: 'stage-1', milestone: 'respond', basis: 'code' }, ...told)?.due).toBe(
      '2026-12-04T23:59:59+00:00',
    )
  })

  test('stage 2 in Scotland has no ceiling, and stage 1 five days once (model handling procedure)', () => {
    const spso = under('spso-2020')
    // Received Monday 9 November 2026 as day one: due Friday 13, and Friday 20 at the latest.
    const received = arrives('spso-2020', '2026-11-09')
    expect(spso.given(received).when(extends_('2026-11-12', '2026-11-20'))).toHaveProperty('events')
    expect(spso.given(received).when(extends_('2026-11-12', '2026-11-23', beyond))).toHaveProperty('refusal')
    const stage2 = [received, answers('2026-11-12'), resident('request-escalation', '2026-11-16', {})]
    expect(spso.given(...stage2).when(extends_('2026-11-30', '2027-06-30', {}, 'stage-2'))).toHaveProperty(
      'events',
    )
  })
})

describe('what counts as an acknowledgement', () => {
  const receipt = ada('record-notice', '2027-03-27T14:00:05Z', {
    notice: { key: 'receipt', channel: 'email', providerId: null },
  })

  test('an automatic receipt keeps the 24 hours of a policy that asks no more, and not the Code’s five days (Flagship 2020, 4.1)', () => {
    const policy = under('flagship-2020')
    const all = [arrives('flagship-2020', '2027-03-27T14:00:00Z'), receipt]
    expect(
      policy.date({ stage: 'stage-1', milestone: 'acknowledge', basis: 'policy' }, ...all),
    ).toMatchObject({
      state: 'met',
      // Twenty-four hours over the night that the clocks go forward.
      due: '2027-03-28T15:00:00+01:00',
    })
    expect(policy.date({ stage: 'stage-1', milestone: 'acknowledge', basis: 'code' }, ...all)).toMatchObject({
      state: 'pending',
    })
  })

  test('under the Code a receipt acknowledges nothing (6.2, 5.6)', () => {
    const code = under('code-2024')
    const all = [arrives('code-2024', '2027-03-27T14:00:00Z'), receipt]
    expect(code.date({ stage: 'stage-1', milestone: 'acknowledge' }, ...all)).toMatchObject({
      state: 'pending',
    })
  })

  test('an officer’s contact keeps the procedure’s 24 working hours and leaves the Code’s acknowledgement to do', () => {
    const policy = under('flagship-procedure')
    // Thursday 24 December 2026, 15:00; the next working day is Tuesday 29.
    const rang = ada('make-contact', '2026-12-29T14:59:00Z', {
      stage: 'stage-1',
      means: 'phone',
      said: 'Rang.',
    })
    const all = [arrives('flagship-procedure', '2026-12-24T15:00:00Z'), rang]
    expect(policy.date({ stage: 'stage-1', milestone: 'contact' }, ...all)).toMatchObject({
      state: 'met',
      due: '2026-12-29T15:00:00+00:00',
    })
    expect(policy.date({ stage: 'stage-1', milestone: 'acknowledge' }, ...all)).toMatchObject({
      state: 'pending',
    })
  })

  test('the acknowledgement promises the date for the answer, which a new bank holiday does not move', () => {
    const code = under('code-2024')
    const all = [arrives('code-2024', '2026-11-09'), acknowledges('2026-11-11')]
    // Ten working days from Wednesday 11 November: Wednesday 25.
    expect(code.events(...all).at(-1)).toMatchObject({ answerBy: '2026-11-25' })
  })
})

describe('what the answer names', () => {
  test('a last day to take it further that was named is not shortened by a later list of days off', () => {
    // Answered Friday 20 November 2026; twenty working days end on Friday 18 December, a day later with one day off.
    const commands = [arrives('flagship-2020', '2026-11-09'), answers('2026-11-20')]
    const withDayOff = under('flagship-2020', ['2026-12-01']).state(...commands)
    const without = rulesOf('flagship-2020')
    const facts = 'facts' in withDayOff ? withDayOff.facts : []
    const [last] = milestones(without.policy, without.calendar, facts).milestones.filter(
      (date) => date.milestone === 'escalate-by',
    )
    expect(last?.due).toBe('2026-12-21T23:59:59+00:00')
    expect(
      under('flagship-2020')
        .events(...commands)
        .at(-1),
    ).toMatchObject({ furtherBy: '2026-12-18' })
  })
})

describe('the answer', () => {
  const solutions = under('housing-solutions-2024')
  const complaint = [arrives('housing-solutions-2024', '2027-05-26'), acknowledges('2027-06-01')]

  test('any part upheld makes the whole upheld where the policy says so (Housing Solutions 9.1)', () => {
    const partly = answers('2027-06-08', 'stage-1', ada, {
      decision: 'partly-upheld',
      points: [
        { point: 'The leak', decision: 'upheld', reasons: 'Nobody came.' },
        { point: 'The manner', decision: 'not-upheld', reasons: 'The call was polite.' },
      ],
    })
    expect(solutions.given(...complaint).when(partly)).toMatchObject({ events: [{ decision: 'upheld' }] })
  })

  test('a decision that its points contradict is refused', () => {
    const code = under('code-2024')
    const wrong = answers('2026-11-20', 'stage-1', ada, {
      decision: 'not-upheld',
      points: [{ point: 'The leak', decision: 'upheld', reasons: 'Nobody came.' }],
    })
    expect(
      code.given(arrives('code-2024', '2026-11-09'), acknowledges('2026-11-11')).when(wrong),
    ).toHaveProperty('refusal')
  })

  test('“resolved” is a decision in Scotland only (model handling procedure, closing)', () => {
    const resolved = answers('2026-11-12', 'stage-1', ada, { decision: 'resolved' })
    expect(under('spso-2020').given(arrives('spso-2020', '2026-11-09')).when(resolved)).toHaveProperty(
      'events',
    )
    expect(under('code-2024').given(arrives('code-2024', '2026-11-09')).when(resolved)).toHaveProperty(
      'refusal',
    )
  })

  test('it goes out when it is known: actions still to be done do not hold it back (Code 6.6)', () => {
    const policy = under('flagship-2018')
    const promised = ada('promise-action', '2026-11-12', {
      action: { id: 'window', what: 'Mend the window.', until: day('2026-12-18') },
    })
    expect(
      policy.given(arrives('flagship-2018', '2026-11-09'), promised).when(answers('2026-11-20')),
    ).toHaveProperty('events')
  })

  test('a stage is answered once', () => {
    expect(solutions.given(...complaint, answers('2027-06-08')).when(answers('2027-06-09'))).toMatchObject({
      refusal: { why: 'This stage has been answered already.' },
    })
  })

  test('somebody with a conflict of interest does not answer (Code 5.8)', () => {
    const conflict = ben('declare-conflict', '2027-06-01', {
      person: 'staff:ada',
      why: 'She is complained about.',
    })
    expect(solutions.given(...complaint, conflict).when(answers('2027-06-08'))).toMatchObject({
      refusal: { clause: 'Code 5.8' },
    })
  })
})

describe('the panel’s meeting (Customer Complaints Procedure, 4)', () => {
  const policy = under('flagship-procedure')
  const appeal = [
    arrives('flagship-procedure', '2026-11-02'),
    answers('2026-11-09'),
    resident('request-escalation', '2026-11-10', {}),
    answers('2026-11-30', 'stage-2', ben),
    resident('request-escalation', '2026-12-07', {}),
  ]
  const arranged = (on: string, residentAgrees = false) =>
    ben('arrange-meeting', '2026-12-08', {
      stage: 'appeal',
      on: at(`${on}T14:00:00.000Z`),
      with: 'Tenants Experience Group',
      residentAgrees,
    })
  const held = ben('hold-meeting', '2026-12-23', { stage: 'appeal', present: ['Tenants Experience Group'] })

  test('no reasons are demanded for it, though the document asks for them (Code 6.12)', () => {
    expect(policy.state(...appeal)).toMatchObject({ status: 'open', route: { outcome: 'appeal' } })
  })

  test('it is held within twenty working days of the request, later only as the resident agrees', () => {
    expect(policy.date({ stage: 'appeal', milestone: 'meet-by' }, ...appeal)?.due).toBe(
      '2027-01-07T23:59:59+00:00',
    )
    expect(policy.given(...appeal).when(arranged('2027-01-08'))).toMatchObject({ refusal: { clause: '4' } })
    expect(policy.given(...appeal).when(arranged('2027-01-08', true))).toHaveProperty('events')
  })

  test('the answer is due five working days after the day it was in fact held', () => {
    expect(
      policy.date({ stage: 'appeal', milestone: 'respond' }, ...appeal, arranged('2026-12-21'), held)?.due,
    ).toBe('2027-01-04T23:59:59+00:00')
  })

  test('the panel decides after it has met, and the answer follows', () => {
    const panel = ben('record-panel', '2026-12-23T12:00:00Z', {
      stage: 'appeal',
      decision: 'upheld',
      reasons: 'Two points were not answered.',
    })
    expect(policy.given(...appeal).when(panel)).toHaveProperty('refusal')
    expect(policy.given(...appeal).when(answers('2026-12-23', 'appeal', ben))).toMatchObject({
      refusal: { clause: '4' },
    })
    expect(policy.state(...appeal, held, panel, answers('2026-12-24', 'appeal', ben))).toMatchObject({
      status: 'responded',
    })
  })

  test('a resident who wants no meeting is answered without one', () => {
    const declined = resident('decline-meeting', '2026-12-09', { stage: 'appeal' })
    expect(policy.given(...appeal, declined).when(answers('2026-12-10', 'appeal', ben))).toHaveProperty(
      'events',
    )
  })

  test('a hearing is declined by a person for the document’s own ground, and the ombudsman’s details go with it', () => {
    const declined = ben('refuse-escalation', '2026-12-08', {
      clause: '4',
      reasons: 'The agreed actions are complete, and no ground is met.',
    })
    expect(policy.given(...appeal).when(declined)).toMatchObject({
      events: [{ type: 'escalation-refused', ombudsman: { name: 'Housing Ombudsman Service' } }],
    })
  })
})
