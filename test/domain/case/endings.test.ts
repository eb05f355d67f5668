import { describe, expect, test } from 'vitest'
import { type LocalDate, localDateSchema } from '../../../domain/calendar/instant.ts'
import { isLive } from '../../../domain/case/case.ts'
import type { CaseCommand } from '../../../domain/case/command.ts'
import { at } from './caseStory.ts'
import {
  acknowledges,
  ada,
  answers,
  arrives,
  ben,
  everyPolicy,
  machine,
  resident,
  under,
} from './policyStory.ts'

const day = (text: string): LocalDate => localDateSchema.parse(text)
const closes = (when: string, residentAccepts = false) =>
  ada('close', when, { why: 'Done.', residentAccepts })

type Refusing = Partial<Extract<CaseCommand, { type: 'refuse' }>>
const refuses = (exclusion: string, changes: Refusing = {}, by = ada) =>
  by('refuse', '2026-11-12', {
    exclusion,
    explanation: 'Here is why, in full.',
    evidence: 'The file shows it.',
    ...changes,
  })

describe('closing', () => {
  test.each(everyPolicy)('under %s nothing is closed before it is answered (Code 6.6)', (id) => {
    expect(under(id).given(arrives(id, '2026-11-09')).when(closes('2026-11-12'))).toHaveProperty('refusal')
  })

  const withAction = (id: string) => [
    arrives(id, '2026-11-09'),
    acknowledges('2026-11-11'),
    answers('2026-11-20', 'stage-1', ada, {
      actions: [{ id: 'window', what: 'Mend the window', until: day('2026-12-18') }],
    }),
  ]
  const mended = ada('complete-action', '2026-12-10', { id: 'window', how: 'A new pane.' })

  test('a policy that closes after the actions waits for them (Flagship 2018, 4.1)', () => {
    const policy = under('flagship-2018')
    expect(policy.given(...withAction('flagship-2018')).when(closes('2026-12-01'))).toMatchObject({
      refusal: { why: expect.stringContaining('Mend the window'), clause: '4.1' },
    })
    expect(policy.given(...withAction('flagship-2018'), mended).when(closes('2026-12-11'))).toHaveProperty(
      'events',
    )
  })

  test('a policy that closes on the response closes, and the action is followed all the same (Code 6.6)', () => {
    const code = under('code-2024')
    const closed = [...withAction('code-2024'), closes('2026-11-23')]
    expect(isLive(code.state(...closed))).toBe(true)
    const late = [...closed, machine('reach-milestones', '2026-12-19', {})]
    expect(code.events(...late).at(-1)).toMatchObject({
      type: 'action-overdue',
      id: 'window',
      until: '2026-12-18',
    })
    expect(
      isLive(code.state(...late, ada('complete-action', '2026-12-20', { id: 'window', how: 'Done.' }))),
    ).toBe(false)
  })

  test('a policy that closes after the window waits for it, or for the resident to accept (Housing Solutions 7.2)', () => {
    const policy = under('housing-solutions-2024')
    const answered = [
      arrives('housing-solutions-2024', '2027-05-26'),
      acknowledges('2027-06-01'),
      answers('2027-06-08'),
    ]
    expect(policy.given(...answered).when(closes('2027-06-29'))).toMatchObject({
      refusal: { clause: '7.1, 7.2' },
    })
    expect(policy.given(...answered).when(closes('2027-06-10', true))).toHaveProperty('events')
    expect(policy.given(...answered).when(closes('2027-06-30'))).toHaveProperty('events')
  })

  test('nothing is closed over a request that waits for a person (Code 6.10)', () => {
    const policy = under('flagship-2020')
    const late = [
      arrives('flagship-2020', '2026-11-09'),
      answers('2026-11-20'),
      resident('request-escalation', '2027-03-01', {}),
    ]
    expect(policy.given(...late).when(closes('2027-03-02'))).toMatchObject({
      refusal: { clause: 'Code 6.10' },
    })
  })

  test('nothing is closed over a hazard that is not made safe (SI 2025/1042)', () => {
    const code = under('code-2024')
    const hazard = [
      arrives('code-2024', '2026-11-09', { flags: ['hazard_significant'] }),
      answers('2026-11-20'),
    ]
    expect(code.given(...hazard).when(closes('2026-11-23'))).toMatchObject({
      refusal: { clause: 'SI 2025/1042' },
    })
    const safe = ada('record-made-safe', '2026-11-23', { note: 'Dried and treated.' })
    expect(code.given(...hazard, safe).when(closes('2026-11-24'))).toHaveProperty('events')
  })
})

describe('refusing a complaint', () => {
  const code = under('code-2024')
  const complaint = arrives('code-2024', '2026-11-09')

  test('is done by a person, with evidence and an explanation (Code 2.1, 2.4, 2.5)', () => {
    const asked = code.given(complaint)
    expect(asked.when(refuses('already-considered', {}, machine))).toMatchObject({
      refusal: { clause: 'Code 2.5' },
    })
    expect(asked.when(refuses('already-considered', { evidence: '' }))).toMatchObject({
      refusal: { clause: 'Code 2.1' },
    })
    expect(asked.when(refuses('already-considered', { explanation: ' ' }))).toMatchObject({
      refusal: { clause: 'Code 2.4' },
    })
    expect(asked.when(refuses('already-considered'))).toMatchObject({
      events: [{ type: 'refused', clause: '2.2(c)', ombudsman: { telephone: '0300 111 3000' } }],
    })
  })

  test('names an exclusion that the policy has, and no other (Code 2.1)', () => {
    expect(code.given(complaint).when(refuses('too-rude'))).toMatchObject({ refusal: { clause: 'Code 2.1' } })
  })

  test('needs the agreement of whom the policy names (Housing Solutions 4.2)', () => {
    const policy = under('housing-solutions-2024')
    const asked = policy.given(arrives('housing-solutions-2024', '2026-11-09'))
    const agreedBy = { by: 'staff:dee', role: 'a Senior Manager' }
    expect(asked.when(refuses('excessive-demands'))).toMatchObject({ refusal: { clause: '4.2.4' } })
    expect(asked.when(refuses('excessive-demands', { agreedBy }))).toHaveProperty('events')
  })

  test('what happened within twelve months is taken on, though the policy says six (Flagship 2020, Code 2.3)', () => {
    const asked = under('flagship-2020').given(arrives('flagship-2020', '2026-11-09'))
    expect(asked.when(refuses('over-six-months', { happenedOn: day('2026-02-01') }))).toMatchObject({
      refusal: { clause: 'Code 2.3' },
    })
    expect(asked.when(refuses('over-six-months', { happenedOn: day('2025-11-08') }))).toHaveProperty('events')
    expect(asked.when(refuses('over-six-months'))).toHaveProperty('refusal')
  })

  test('in Scotland six months stand (model handling procedure, time limit)', () => {
    const asked = under('spso-2020').given(arrives('spso-2020', '2026-11-09'))
    expect(asked.when(refuses('over-six-months', { happenedOn: day('2026-02-01') }))).toHaveProperty('events')
    expect(asked.when(refuses('over-six-months', { happenedOn: day('2026-06-01') }))).toHaveProperty(
      'refusal',
    )
  })

  test('a solicitor’s letter is not enough: the claim has been filed (Code 2.2)', () => {
    const asked = under('flagship-2018').given(arrives('flagship-2018', '2026-11-09'))
    expect(asked.when(refuses('court-dealing'))).toMatchObject({ refusal: { clause: 'Code 2.2(b)' } })
    expect(asked.when(refuses('court-dealing', { claimFiled: true }))).toHaveProperty('events')
  })

  test('a policy without exclusions refuses only by the Code’s (feedback first, Code 2.2)', () => {
    const asked = under('feedback-first-2021').given(arrives('feedback-first-2021', '2026-11-09'))
    expect(asked.when(refuses('already-considered'))).toMatchObject({ events: [{ clause: 'Code 2.2(c)' }] })
  })

  test('an answered complaint is not refused', () => {
    expect(code.given(complaint, answers('2026-11-11')).when(refuses('already-considered'))).toHaveProperty(
      'refusal',
    )
  })

  test('the ombudsman may have it taken on: reopened, its clock starts afresh (Code 2.4)', () => {
    const again = [
      complaint,
      refuses('already-considered'),
      ada('reopen', '2026-12-01', { why: 'HOS told us to.' }),
    ]
    expect(code.state(...again)).toMatchObject({ status: 'open' })
    // Five working days from Tuesday 1 December 2026.
    expect(code.date({ stage: 'stage-1', milestone: 'acknowledge' }, ...again)).toMatchObject({
      due: '2026-12-08T23:59:59+00:00',
      state: 'pending',
    })
  })
})

describe('what it was read as', () => {
  const code = under('code-2024')
  const toRequest = {
    outcome: 'service-request',
    clause: '1.4',
    why: 'A first report.',
    confirm: false,
  } as const

  test('a doubtful complaint that a person reads as a request loses its clock', () => {
    const all = [
      arrives('code-2024', '2026-11-09', { confirm: true }),
      ada('confirm-reading', '2026-11-10', { route: toRequest }),
    ]
    expect(code.state(...all)).toMatchObject({
      status: 'open',
      route: { outcome: 'service-request' },
      facts: [],
    })
  })

  test('whoever asked for a complaint is not read as anything else (1.3)', () => {
    const asked = arrives('code-2024', '2026-11-09', { confirm: true, flags: ['explicit_complaint'] })
    expect(code.given(asked).when(ada('confirm-reading', '2026-11-10', { route: toRequest }))).toMatchObject({
      refusal: { clause: 'Code 1.3' },
    })
  })

  test('an acknowledged complaint is refused with reasons or answered, never read away (2.4)', () => {
    const correction = ada('correct-reading', '2026-11-12', { route: toRequest, why: 'A first report.' })
    expect(
      code.given(arrives('code-2024', '2026-11-09'), acknowledges('2026-11-11')).when(correction),
    ).toMatchObject({ refusal: { clause: 'Code 2.4' } })
  })

  test('a request whose answer does not content them becomes a complaint from when they said so (1.5)', () => {
    const all = [
      arrives('code-2024', '2026-11-09', { outcome: 'service-request' }),
      ada('raise-complaint', '2026-11-24', {
        why: 'Nobody came.',
        happenedAt: at('2026-11-20T09:00:00.000Z'),
      }),
    ]
    // Said on Friday 20 November, so acknowledged by Friday 27.
    expect(code.date({ stage: 'stage-1', milestone: 'acknowledge' }, ...all)?.due).toBe(
      '2026-11-27T23:59:59+00:00',
    )
  })
})

describe('withdrawing and reopening', () => {
  const code = under('code-2024')
  const complaint = [arrives('code-2024', '2026-11-09'), acknowledges('2026-11-11')]
  const withdrawn = resident('withdraw', '2026-11-12', { why: 'It is mended.' })

  test('stops the clock; only the resident withdraws', () => {
    expect(code.date({ stage: 'stage-1', milestone: 'respond' }, ...complaint, withdrawn)).toMatchObject({
      state: 'void',
    })
    expect(
      code.given(...complaint).when(machine('withdraw', '2026-11-12', { why: 'A rule.' })),
    ).toHaveProperty('refusal')
  })

  test('opened again, an unanswered stage starts afresh and those who took part in it stay known', () => {
    const again = [...complaint, withdrawn, ben('reopen', '2026-12-01', { why: 'It is not mended.' })]
    expect(code.date({ stage: 'stage-1', milestone: 'acknowledge' }, ...again)?.due).toBe(
      '2026-12-08T23:59:59+00:00',
    )
    expect(code.state(...again)).toMatchObject({ stages: [{ tookPart: ['staff:ada'] }] })
  })

  test('opened again, an answered case is answered still', () => {
    const again = [
      ...complaint,
      answers('2026-11-20'),
      closes('2026-11-23'),
      ben('reopen', '2026-12-01', { why: 'New facts.' }),
    ]
    expect(code.state(...again)).toMatchObject({ status: 'responded' })
  })

  test('the hazard’s clock goes on after the complaint is withdrawn (SI 2025/1042)', () => {
    const hazard = [arrives('code-2024', '2026-11-09', { flags: ['hazard_emergency'] }), withdrawn]
    const state = code.state(...hazard)
    expect(isLive(state)).toBe(true)
    expect(code.events(...hazard, machine('reach-milestones', '2026-11-12', {}))).toContainEqual(
      expect.objectContaining({ type: 'milestone-missed', stage: 'hazard', milestone: 'make-safe' }),
    )
  })
})
