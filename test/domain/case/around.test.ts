import { describe, expect, test } from 'vitest'
import { localDateSchema } from '../../../domain/calendar/instant.ts'
import { mayJoin } from '../../../domain/case/belongs.ts'
import { isOpened } from '../../../domain/case/case.ts'
import type { CaseCommand } from '../../../domain/case/command.ts'
import { caseFrom } from '../../../domain/case/evolve.ts'
import type { Remedy } from '../../../domain/case/remedy.ts'
import { at, message, opening, played } from './caseStory.ts'
import { acknowledges, ada, answers, arrives, ben, machine, resident, under } from './policyStory.ts'

const day = (text: string) => localDateSchema.parse(text)

describe('who speaks for the resident', () => {
  const councillor = {
    id: 'osei',
    name: 'Cllr Osei',
    email: 'osei@example.org',
    phone: null,
    as: 'councillor',
  }
  const authorised = (form: 'written' | 'spoken') =>
    ada('authorise-representative', '2026-11-12', {
      representative: councillor,
      consent: { form, record: 'Her mail of 12 November.' },
    })
  const fromCouncillor = message({
    channelMessageId: 'm-9',
    person: { ...message().person, name: 'Cllr Osei', email: 'osei@example.org' },
  })

  test('a councillor’s mail joins the case once consent is on file, and no longer once it is withdrawn', () => {
    const code = under('code-2024')
    const joins = (...more: readonly CaseCommand[]) => {
      const state = code.state(arrives('code-2024', '2026-11-09'), ...more)
      return isOpened(state) && mayJoin(state, fromCouncillor)
    }
    expect(joins()).toBe(false)
    expect(joins(authorised('spoken'))).toBe(true)
    expect(
      joins(
        authorised('spoken'),
        ada('withdraw-representative', '2026-11-20', { id: 'osei', why: 'She said so.' }),
      ),
    ).toBe(false)
  })

  test('a policy that asks for consent in writing is not content with the spoken word (Housing Solutions 3.4)', () => {
    const asked = under('housing-solutions-2024').given(arrives('housing-solutions-2024', '2026-11-09'))
    expect(asked.when(authorised('spoken'))).toMatchObject({ refusal: { clause: '3.4' } })
    expect(asked.when(authorised('written'))).toHaveProperty('events')
  })
})

describe('new issues while it is being looked at', () => {
  const merges = (related = true) =>
    ada('merge-issue', '2026-11-12', { id: 'damp', what: 'There is damp too.', related })
  const splits = (related: boolean, wouldDelay = '') =>
    ada('split-issue', '2026-11-12', {
      id: 'damp',
      what: 'There is damp too.',
      related,
      as: 'complaint',
      reference: 'PR-AAAA-BBBB',
      wouldDelay,
    })
  const complaint = (id: string) => [arrives(id, '2026-11-09'), acknowledges('2026-11-11')]

  test('a related one is taken in before stage 1 is answered, and is a new complaint after (Code 6.8)', () => {
    const code = under('code-2024')
    expect(code.given(...complaint('code-2024')).when(merges())).toHaveProperty('events')
    expect(code.given(...complaint('code-2024'), answers('2026-11-12')).when(merges())).toMatchObject({
      refusal: { clause: 'Code 6.8' },
    })
  })

  test('an unrelated one is a new complaint (Code 6.8)', () => {
    const asked = under('code-2024').given(...complaint('code-2024'))
    expect(asked.when(merges(false))).toMatchObject({ refusal: { clause: 'Code 6.8' } })
    expect(asked.when(splits(false))).toHaveProperty('events')
  })

  test('a related one is split off only where taking it in would delay the answer without reason (Code 6.8)', () => {
    const asked = under('code-2024').given(...complaint('code-2024'))
    expect(asked.when(splits(true))).toMatchObject({ refusal: { clause: 'Code 6.8' } })
    expect(asked.when(splits(true, 'It needs a survey of six weeks.'))).toHaveProperty('events')
  })

  test('the procedure that starts from the beginning may split it, and the Code lets it be taken in (procedure 6)', () => {
    const asked = under('flagship-procedure').given(arrives('flagship-procedure', '2026-11-09'))
    expect(asked.when(splits(true))).toHaveProperty('events')
    expect(asked.when(merges())).toHaveProperty('events')
  })
})

describe('remedies', () => {
  const money = (changes: Partial<Extract<Remedy, { kind: 'money' }>>): Remedy => ({
    kind: 'money',
    what: 'For the carpet.',
    pence: 12_000,
    for: 'loss',
    paidTo: 'resident',
    ...changes,
  })
  const offers = (id: string, remedy: Remedy) =>
    under(id)
      .given(arrives(id, '2026-11-09'))
      .when(ada('offer-remedy', '2026-11-12', { remedy }))

  test('a payment for a loss is never set against arrears (Housing Solutions 11.4; Flagship 2018, 7.2)', () => {
    expect(offers('housing-solutions-2024', money({ paidTo: 'account' }))).toMatchObject({
      refusal: { clause: '11.4' },
    })
    expect(offers('flagship-2018', money({ paidTo: 'account' }))).toMatchObject({
      refusal: { clause: '7.2' },
    })
  })

  test('goodwill may be, where the policy says so (Flagship 2018, 7.2), and not where it says nothing', () => {
    expect(offers('flagship-2018', money({ for: 'goodwill', paidTo: 'account' }))).toHaveProperty('events')
    expect(offers('code-2024', money({ for: 'goodwill', paidTo: 'account' }))).toHaveProperty('refusal')
  })

  test('details of a loss within thirty days, later with evidence of extenuating circumstances (Flagship 2018, 7.6)', () => {
    const claimed = (on: string, extenuating = '') =>
      offers('flagship-2018', money({ lossOn: day('2026-10-01'), claimedOn: day(on), extenuating }))
    expect(claimed('2026-10-31')).toHaveProperty('events')
    expect(claimed('2026-11-01')).toMatchObject({ refusal: { clause: '7.6' } })
    expect(claimed('2026-11-01', 'She was in hospital.')).toHaveProperty('events')
  })
})

describe('hazards', () => {
  const code = under('code-2024')
  const flagged = ada('raise-flag', '2026-12-23', {
    flag: 'hazard_significant',
    why: 'Mould in the child’s room.',
  })
  const complaint = arrives('code-2024', '2026-12-18')
  const investigated = ada('record-investigation', '2026-12-31', { note: 'Black mould on two walls.' })

  test('one found mid-case starts the law’s clock when we became aware (SI 2025/1042 reg 6)', () => {
    expect(code.date({ stage: 'hazard', milestone: 'investigate' }, complaint, flagged)?.due).toBe(
      '2027-01-11T23:59:59+00:00',
    )
  })

  test('what follows the investigation hangs on its end (reg 9, 11)', () => {
    const all = [complaint, flagged, investigated]
    expect(code.date({ stage: 'hazard', milestone: 'summary' }, ...all)?.due).toBe(
      '2027-01-06T23:59:59+00:00',
    )
    expect(code.date({ stage: 'hazard', milestone: 'safety-work' }, ...all)?.due).toBe(
      '2027-01-08T23:59:59+00:00',
    )
    expect(code.date({ stage: 'hazard', milestone: 'works-started' }, ...all)?.due).toBe(
      '2027-03-25T23:59:59+00:00',
    )
  })

  test('a flag that does not hold is cleared by a person with the reason, and its clock goes', () => {
    const clear = { flag: 'hazard_significant', why: 'It was paint.' } as const
    const asked = code.given(complaint, flagged)
    expect(asked.when(machine('clear-flag', '2026-12-24', clear))).toHaveProperty('refusal')
    expect(
      code.date(
        { stage: 'hazard', milestone: 'investigate' },
        complaint,
        flagged,
        ada('clear-flag', '2026-12-24', clear),
      ),
    ).toBeUndefined()
  })

  test('an emergency that was none leaves the significant hazard that was read with it, and its clock from then', () => {
    const both = opening({ reading: { flags: ['hazard_emergency', 'hazard_significant'] } })
    const clear = { flag: 'hazard_emergency', why: 'The smell was paint; the mould is there.' } as const
    const state = caseFrom(played(both, ada('clear-flag', '2026-11-10', clear)))
    const known = isOpened(state) ? state.facts.filter(({ type }) => type === 'hazard-known') : []
    expect(known).toEqual([{ type: 'hazard-known', at: at('2026-11-09T10:00:00Z'), severity: 'significant' }])
  })

  test('once it was looked at, the finding is recorded rather than the flag cleared', () => {
    expect(
      code
        .given(complaint, flagged, investigated)
        .when(ada('clear-flag', '2027-01-02', { flag: 'hazard_significant', why: 'It was paint.' })),
    ).toHaveProperty('refusal')
  })
})

describe('the ombudsman, and what the resident says of it', () => {
  const code = under('code-2024')
  const complaint = arrives('code-2024', '2026-11-09')

  test('the ombudsman is heard at any time, and an order is followed to its day, which only the ombudsman moves', () => {
    const ordered = ada('record-determination', '2027-05-04', {
      finding: 'Maladministration',
      orders: [{ id: 'pay', what: 'Pay £300.', until: day('2027-06-01') }],
    })
    const all = [complaint, ada('record-ombudsman-contact', '2026-11-10', { what: 'They ask.' }), ordered]
    expect(
      code
        .given(...all)
        .when(ada('move-action', '2027-05-20', { id: 'pay', until: day('2027-07-01'), why: 'Late.' })),
    ).toHaveProperty('refusal')
    expect(code.events(...all, machine('reach-milestones', '2027-06-02', {}))).toContainEqual(
      expect.objectContaining({ type: 'action-overdue', id: 'pay' }),
    )
  })

  test('a survey goes out after the answer, once a stage, and dissatisfaction in it starts no stage (Code 1.6)', () => {
    const survey = ada('send-survey', '2026-11-23', {})
    expect(code.given(complaint).when(survey)).toHaveProperty('refusal')
    const sent = [complaint, answers('2026-11-20'), survey]
    expect(code.given(...sent).when(survey)).toEqual({ events: [] })
    const answered = [...sent, resident('answer-survey', '2026-11-25', { handling: 1, outcome: 1 })]
    expect(code.state(...answered)).toMatchObject({ status: 'responded', surveys: [{ answered: true }] })
  })
})

describe('care taken', () => {
  const code = under('code-2024')
  const complaint = arrives('code-2024', '2026-11-09')

  test('an adjustment is kept with any disability that was told, and ends with a reason (Code 5.10)', () => {
    const adjusted = ada('record-adjustment', '2026-11-10', {
      id: 'text',
      what: 'Text, do not ring.',
      disclosed: 'Deaf.',
    })
    expect(code.state(complaint, adjusted)).toMatchObject({
      adjustments: [{ what: 'Text, do not ring.', disclosed: 'Deaf.' }],
    })
    expect(
      code.given(complaint, adjusted).when(ada('end-adjustment', '2026-11-11', { id: 'text', why: '' })),
    ).toMatchObject({ refusal: { clause: 'Code 5.10' } })
  })

  test('evidence that is asked for stops no clock', () => {
    const asked = ada('ask-evidence', '2026-11-12', {
      stage: 'stage-1',
      id: 'photo',
      from: 'resident',
      what: 'A photo.',
    })
    const before = code.date(
      { stage: 'stage-1', milestone: 'respond' },
      complaint,
      acknowledges('2026-11-11'),
    )
    expect(
      code.date({ stage: 'stage-1', milestone: 'respond' }, complaint, acknowledges('2026-11-11'), asked)
        ?.due,
    ).toBe(before?.due)
  })

  test('what is still to come is not recorded as done', () => {
    const tomorrow = ada('make-contact', '2026-11-10', {
      stage: 'stage-1',
      means: 'phone',
      said: 'Rang.',
      happenedAt: at('2026-11-11T09:00:00.000Z'),
    })
    expect(code.given(complaint).when(tomorrow)).toHaveProperty('refusal')
  })

  test('a machine neither acknowledges nor answers (Code 5.6, 5.8)', () => {
    expect(code.given(complaint).when(acknowledges('2026-11-11', 'stage-1', machine))).toHaveProperty(
      'refusal',
    )
    expect(code.given(complaint).when(answers('2026-11-11', 'stage-1', machine))).toHaveProperty('refusal')
    expect(code.given(complaint).when(answers('2026-11-11', 'stage-1', ben))).toHaveProperty('events')
  })
})
