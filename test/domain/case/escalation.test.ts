import { describe, expect, test } from 'vitest'
import { acknowledges, ada, answers, arrives, asks, ben, machine, resident, under } from './policyStory.ts'

const asksAgain = (when: string) => resident('request-escalation', when, {})

describe('asking for the next stage under the Code', () => {
  const code = under('code-2024')
  const answered = [
    arrives('code-2024', '2026-11-09'),
    acknowledges('2026-11-11'),
    answers('2026-11-20', 'stage-1', ada, { decision: 'not-upheld' }),
  ]

  test('stage 2 begins at once without a reason given, though the answer was “not upheld” (6.10, 6.12)', () => {
    const state = code.state(...answered, asksAgain('2026-12-01'))
    expect(state).toMatchObject({
      status: 'open',
      route: { outcome: 'stage-2' },
      request: { standing: 'accepted' },
    })
    // Asked Tuesday 1 December, so acknowledged within five working days: Tuesday 8 (6.11).
    expect(
      code.date({ stage: 'stage-2', milestone: 'acknowledge' }, ...answered, asksAgain('2026-12-01'))?.due,
    ).toBe('2026-12-08T23:59:59+00:00')
  })

  test('there is no last day for asking: a year later stage 2 begins all the same', () => {
    expect(code.state(...answered, asksAgain('2027-11-22'))).toMatchObject({ status: 'open' })
  })

  test('asked before the answer it is held, and waits for a person once the answer is out, with its clock running from then', () => {
    const early = [...answered.slice(0, 2), asksAgain('2026-11-12')]
    expect(code.state(...early)).toMatchObject({ status: 'open', request: { standing: 'held' } })
    const then = [...early, answers('2026-11-20')]
    expect(code.state(...then)).toMatchObject({ status: 'responded', request: { standing: 'to-decide' } })
    // Answered Friday 20 November: five working days are over on Friday 27.
    expect(code.date({ stage: 'stage-2', milestone: 'acknowledge' }, ...then)?.due).toBe(
      '2026-11-27T23:59:59+00:00',
    )
  })

  test('a request that is held cannot be refused: asking early is no reason (5.11)', () => {
    const refusal = ada('refuse-escalation', '2026-11-13', { clause: '5.11', reasons: 'Too early.' })
    expect(code.given(...answered.slice(0, 2), asksAgain('2026-11-12')).when(refusal)).toMatchObject({
      refusal: { clause: 'Code 5.11' },
    })
  })

  test('“not upheld” is no ground to refuse it (6.10)', () => {
    const decisions = code.rules.policy.decisions.clause
    const refusal = ada('refuse-escalation', '2026-12-02', { clause: decisions, reasons: 'Not upheld.' })
    expect(code.given(...answered, asksAgain('2026-12-01')).when(refusal)).toMatchObject({
      refusal: { clause: 'Code 6.10' },
    })
  })

  test('refused without reasons it is not refused (5.11)', () => {
    const refusal = ada('refuse-escalation', '2026-12-02', { clause: '5.11', reasons: ' ' })
    expect(code.given(...answered, asksAgain('2026-12-01')).when(refusal)).toMatchObject({
      refusal: { clause: 'Code 5.11' },
    })
  })

  test('refused for a valid reason it takes the clock away and gives the ombudsman’s details (5.11, 2.4)', () => {
    const refusal = ada('refuse-escalation', '2026-12-02', {
      clause: '2.2(b)',
      reasons: 'The claim was filed on 30 November.',
    })
    const all = [...answered, asksAgain('2026-12-01'), refusal]
    expect(code.events(...all).at(-1)).toMatchObject({
      type: 'escalation-refused',
      ombudsman: { telephone: '0300 111 3000' },
    })
    expect(code.state(...all)).toMatchObject({ status: 'responded' })
    expect(code.date({ stage: 'stage-2', milestone: 'acknowledge' }, ...all)).toBeUndefined()
  })

  test('a machine does not refuse it (2.5)', () => {
    const refusal = machine('refuse-escalation', '2026-12-02', { clause: '5.11', reasons: 'A rule.' })
    expect(code.given(...answered, asksAgain('2026-12-01')).when(refusal)).toHaveProperty('refusal')
  })

  test('once stage 2 is acknowledged it goes on to its answer (6.10)', () => {
    const refusal = ada('refuse-escalation', '2026-12-04', { clause: '5.11', reasons: 'A late thought.' })
    expect(
      code
        .given(...answered, asksAgain('2026-12-01'), acknowledges('2026-12-03', 'stage-2', ben))
        .when(refusal),
    ).toMatchObject({ refusal: { clause: 'Code 6.10' } })
  })

  test('whoever took part at stage 1 can neither be given stage 2 nor answer it, and is told why (6.13)', () => {
    const atStage2 = code.given(...answered, asksAgain('2026-12-01'))
    expect(
      atStage2.when(
        ben('assign', '2026-12-02', { stage: 'stage-2', handler: 'staff:ada', role: 'all suitable staff' }),
      ),
    ).toMatchObject({ refusal: { clause: 'Code 6.13' } })
    expect(atStage2.when(answers('2026-12-04', 'stage-2', ada))).toMatchObject({
      refusal: { clause: 'Code 6.13' },
    })
    expect(atStage2.when(answers('2026-12-04', 'stage-2', ben))).toHaveProperty('events')
  })

  test('somebody who only made contact at stage 1 took part in it (6.13)', () => {
    const rang = asks('staff:cy')('make-contact', '2026-11-10', {
      stage: 'stage-1',
      means: 'phone',
      said: 'Rang.',
    })
    const all = [answered[0], rang, ...answered.slice(1), asksAgain('2026-12-01')].flatMap(
      (each) => each ?? [],
    )
    expect(code.given(...all).when(answers('2026-12-04', 'stage-2', asks('staff:cy')))).toHaveProperty(
      'refusal',
    )
  })

  test('after the last answer the way leads to the ombudsman, whose details are given (3.7)', () => {
    const final = [...answered, asksAgain('2026-12-01'), answers('2026-12-14', 'stage-2', ben)]
    expect(code.given(...final).when(asksAgain('2026-12-20'))).toMatchObject({
      refusal: { why: expect.stringContaining('0300 111 3000'), clause: 'Code 3.7' },
    })
  })
})

describe('asking late', () => {
  // Housing Solutions 6.2: 21 calendar days of being told. Answered and told Tuesday 8 June 2027, so until Tuesday 29.
  const policy = under('housing-solutions-2024')
  const answered = [
    arrives('housing-solutions-2024', '2027-05-26'),
    acknowledges('2027-06-01'),
    answers('2027-06-08', 'stage-1', ada),
    ada('record-outcome-received', '2027-06-08T12:00:00Z', { stage: 'stage-1' }),
  ]

  test('until the last second of the last local day it is in time (6.2)', () => {
    // 22:59:59Z in June is 23:59:59 in London.
    expect(
      policy.state(...answered, resident('request-escalation', '2027-06-29T22:59:59Z', {})),
    ).toMatchObject({
      status: 'open',
      request: { timing: 'in-time' },
    })
  })

  test('half an hour past midnight it is late, waits for a person, and is never refused by itself (6.3.1)', () => {
    const late = [...answered, resident('request-escalation', '2027-06-29T23:30:00Z', {})]
    expect(policy.state(...late)).toMatchObject({
      status: 'responded',
      request: { timing: 'late', standing: 'to-decide' },
    })
    expect(policy.state(...late, ben('accept-escalation', '2027-06-30', {}))).toMatchObject({
      status: 'open',
    })
  })

  test('a letter of the last day that is logged the day after is in time', () => {
    const logged = ada('request-escalation', '2027-07-01', { happenedAt: answered[0]?.at })
    const letter = { ...logged, happenedAt: '2027-06-29T15:00:00.000Z' } as typeof logged
    expect(policy.state(...answered, letter)).toMatchObject({ request: { timing: 'in-time' } })
  })

  test('no is said only with a Senior Manager’s agreement and for a clause that allows it (6.3)', () => {
    const late = policy.given(...answered, resident('request-escalation', '2027-07-05', {}))
    const alone = ada('refuse-escalation', '2027-07-06', { clause: '6.3', reasons: 'Months had passed.' })
    const agreed = ada('refuse-escalation', '2027-07-06', {
      clause: '6.3',
      reasons: 'Months had passed.',
      agreedBy: { by: 'staff:dee', role: 'a Senior Manager' },
    })
    const notUpheld = ada('refuse-escalation', '2027-07-06', {
      clause: '9.1',
      reasons: 'Not upheld.',
      agreedBy: { by: 'staff:dee', role: 'a Senior Manager' },
    })
    expect(late.when(alone)).toMatchObject({ refusal: { why: expect.stringContaining('a Senior Manager') } })
    expect(late.when(notUpheld)).toMatchObject({ refusal: { clause: 'Code 6.10' } })
    expect(late.when(agreed)).toMatchObject({ events: [{ type: 'escalation-refused' }] })
  })

  test('after the window the case closes of itself, and a later request opens it for a decision (7.2)', () => {
    const closed = [...answered, machine('reach-milestones', '2027-06-30', {})]
    expect(policy.state(...closed)).toMatchObject({ status: 'closed' })
    expect(policy.state(...closed, resident('request-escalation', '2027-07-05', {}))).toMatchObject({
      status: 'responded',
      request: { standing: 'to-decide', statusBefore: 'closed' },
    })
  })
})

describe('grounds, and who looks at them', () => {
  const policy = under('flagship-2018')
  const [resolution, conduct] = [
    'unhappy with the proposed resolution',
    'the process or the conduct of the handler',
  ]
  const answered = [arrives('flagship-2018', '2026-11-09'), acknowledges('2026-11-11'), answers('2026-11-20')]
  const asked = (...grounds: readonly string[]) =>
    policy.given(...answered, resident('request-escalation', '2026-12-01', { grounds: [...grounds] }))
  const given = (role: string, part: 'lead' | 'support' = 'lead') =>
    ada('assign', '2026-12-02', { stage: 'stage-2', handler: 'staff:ben', role, part })

  test('conduct goes to the Customer Insight Manager (Flagship 2018, 4.2)', () => {
    expect(asked(conduct).when(given('the Customer Insight Manager'))).toHaveProperty('events')
    expect(asked(conduct).when(given('an appropriate senior manager'))).toMatchObject({
      refusal: { clause: '4.2' },
    })
  })

  test('with both grounds the senior manager leads and the Insight Manager may support (4.2, as read)', () => {
    expect(asked(resolution, conduct).when(given('an appropriate senior manager'))).toHaveProperty('events')
    expect(asked(resolution, conduct).when(given('the Customer Insight Manager'))).toHaveProperty('refusal')
    expect(asked(resolution, conduct).when(given('the Customer Insight Manager', 'support'))).toHaveProperty(
      'events',
    )
  })

  test('without a ground either may lead, since none is demanded (Code 6.12)', () => {
    expect(asked().when(given('the Customer Insight Manager'))).toHaveProperty('events')
  })

  test('a role that the policy does not name for the stage is refused', () => {
    expect(asked().when(given('the office cat'))).toMatchObject({ refusal: { clause: '4.2' } })
  })
})

describe('feedback first', () => {
  const policy = under('feedback-first-2021')
  const feedback = arrives('feedback-first-2021', '2027-03-19', { outcome: 'feedback' })

  test('from feedback the resident goes straight to stage 1, answered or not (Code 5.2)', () => {
    // Asked Friday 19 March 2027; eight working days over Easter end on Friday 2 April.
    const all = [feedback, asksAgain('2027-03-19T12:00:00Z')]
    expect(policy.state(...all)).toMatchObject({ status: 'open', route: { outcome: 'stage-1' } })
    expect(policy.date({ stage: 'stage-1', milestone: 'respond', basis: 'policy' }, ...all)?.due).toBe(
      '2027-04-02T23:59:59+01:00',
    )
  })

  test('whoever dealt with the feedback, or decided what it was, does not decide stage 2 (4, Code 6.13)', () => {
    const all = [
      feedback,
      answers('2027-03-22', 'feedback', asks('staff:cy')),
      asksAgain('2027-03-23'),
      answers('2027-03-30', 'stage-1', ada),
      asksAgain('2027-04-06'),
    ]
    const stage2 = policy.given(...all)
    for (const name of ['staff:cy', 'staff:ada']) {
      expect(stage2.when(answers('2027-04-08', 'stage-2', asks(name)))).toMatchObject({
        refusal: { clause: 'Code 6.13' },
      })
    }
    expect(stage2.when(answers('2027-04-08', 'stage-2', ben))).toHaveProperty('events')
  })

  test('ten days to go on are working days: Friday 16 April is in time (4, as read)', () => {
    const all = [arrives('feedback-first-2021', '2027-03-19'), answers('2027-04-02')]
    expect(policy.state(...all, asksAgain('2027-04-16'))).toMatchObject({ request: { timing: 'in-time' } })
    expect(policy.state(...all, asksAgain('2027-04-17'))).toMatchObject({ request: { timing: 'late' } })
  })
})

describe('going straight to stage 2 in Scotland', () => {
  test('a complex matter that stage 1 cannot answer is moved to stage 2, whose dates run from receipt', () => {
    const policy = under('spso-2020')
    const all = [
      arrives('spso-2020', '2026-12-23'),
      ada('correct-reading', '2026-12-24', {
        route: { outcome: 'stage-2', clause: 'Stage 2', why: 'High risk.', confirm: false },
        why: 'High risk.',
      }),
    ]
    // The model handling procedure's day of receipt is day one; 4 January 2027 is a Scottish holiday.
    expect(policy.date({ stage: 'stage-2', milestone: 'acknowledge' }, ...all)?.due).toBe(
      '2026-12-29T23:59:59+00:00',
    )
    expect(policy.date({ stage: 'stage-2', milestone: 'respond' }, ...all)?.due).toBe(
      '2027-01-25T23:59:59+00:00',
    )
    expect(policy.date({ stage: 'stage-1', milestone: 'respond' }, ...all)).toBeUndefined()
  })
})
