import { describe, expect, test } from 'vitest'
import { loadCalendar } from '../../../configuration/calendar.ts'
import { caseOf, edinburgh, facts, find, lines } from './caseOf.ts'

const received: [string, string] = ['received', '2026-12-18T10:00:00Z']
const acknowledged: [string, string] = ['acknowledged', '2026-12-22T10:00:00Z']

describe('an extension', () => {
  test('told on the last day holds, up to the date told', () => {
    const told = facts(received, acknowledged, [
      'extension-notified',
      '2027-01-08T23:30:00Z',
      { until: '2027-01-15' },
    ])
    const deadlines = caseOf('code-2024', told)
    expect(find(deadlines, 'stage-1', 'respond')?.due).toBe('2027-01-15T23:59:59+00:00')
    expect(find(deadlines, 'stage-1', 'extension-limit')?.due).toBe('2027-01-22T23:59:59+00:00')
  })

  test('told after the date it moves is a breach and no extension', () => {
    const told = facts(received, acknowledged, [
      'extension-notified',
      '2027-01-09T09:00:00Z',
      { until: '2027-01-15' },
    ])
    const respond = find(caseOf('code-2024', told), 'stage-1', 'respond')
    expect(respond).toMatchObject({ due: '2027-01-08T23:59:59+00:00', state: 'missed' })
    expect(respond?.why).toContain('breach')
  })

  test('past the ceiling is held to it', () => {
    const told = facts(received, acknowledged, [
      'extension-notified',
      '2027-01-05T09:00:00Z',
      { until: '2027-02-26' },
    ])
    const respond = find(caseOf('code-2024', told), 'stage-1', 'respond')
    expect(respond?.due).toBe('2027-01-22T23:59:59+00:00')
    expect(respond?.why).toContain('manager')
  })

  test('a second one within the ceiling is allowed by the Code and not by Housing Solutions at stage one', () => {
    const told = facts(
      received,
      acknowledged,
      ['extension-notified', '2027-01-05T09:00:00Z', { until: '2027-01-12' }],
      ['extension-notified', '2027-01-12T09:00:00Z', { until: '2027-01-20' }],
    )
    expect(find(caseOf('code-2024', told), 'stage-1', 'respond')?.due).toBe('2027-01-20T23:59:59+00:00')
    const strict = find(caseOf('housing-solutions-2024', told), 'stage-1', 'respond')
    expect(strict?.due).toBe('2027-01-12T23:59:59+00:00')
    expect(strict?.why).toContain('second extension')
  })

  test('under a policy that has none moves only the Code’s date', () => {
    const told = facts(
      ['received', '2026-11-09T10:00:00Z', { stage: 'stage-1' }],
      ['acknowledged', '2026-11-11T10:00:00Z'],
      ['extension-notified', '2026-11-18T10:00:00Z', { until: '2026-12-04' }],
    )
    const dates = caseOf('feedback-first-2021', told).milestones.filter(
      ({ milestone }) => milestone === 'respond',
    )
    expect(dates.map(({ basis, due }) => [basis, due.slice(0, 10)])).toEqual([
      ['policy', '2026-11-19'],
      ['code', '2026-12-04'],
    ])
  })

  test('without a cap is whatever was told', () => {
    const told = facts(
      ['received', '2026-12-23T10:00:00Z', { stage: 'stage-2' }],
      ['extension-notified', '2027-01-20T10:00:00Z', { until: '2027-03-01' }],
    )
    const deadlines = caseOf('spso-2020', told, { calendar: edinburgh })
    expect(find(deadlines, 'stage-2', 'respond')?.due).toBe('2027-03-01T23:59:59+00:00')
    expect(find(deadlines, 'stage-2', 'extension-limit')).toBeUndefined()
  })

  test('of the Scottish stage 1 comes to ten working days in all, counting the first', () => {
    const deadlines = caseOf('spso-2020', facts(['received', '2026-12-23T10:00:00Z']), {
      calendar: edinburgh,
    })
    expect(find(deadlines, 'stage-1', 'extension-limit')?.due).toBe('2027-01-11T23:59:59+00:00')
  })
})

describe('the end of a case', () => {
  test('a withdrawal makes what was pending void and leaves what was met', () => {
    const told = facts(received, acknowledged, ['withdrawn', '2026-12-29T10:00:00Z'])
    const deadlines = caseOf('code-2024', told, { asOf: '2027-03-01T00:00:00Z' })
    expect(deadlines.status).toBe('withdrawn')
    expect(deadlines.milestones.map(({ state }) => state)).toEqual(['met', 'void', 'void'])
  })

  test('closing after the answer leaves nothing pending', () => {
    const told = facts(
      received,
      acknowledged,
      ['responded', '2027-01-06T10:00:00Z'],
      ['closed', '2027-01-07T10:00:00Z'],
    )
    const deadlines = caseOf('housing-solutions-2024', told)
    expect(deadlines.status).toBe('closed')
    expect(deadlines.milestones.filter(({ state }) => state === 'pending')).toEqual([])
  })

  test('a closed case still takes a request for the next stage within its time', () => {
    const told = facts(
      received,
      acknowledged,
      ['responded', '2027-01-06T10:00:00Z'],
      ['closed', '2027-01-07T10:00:00Z'],
      ['escalation-requested', '2027-01-20T10:00:00Z'],
    )
    const deadlines = caseOf('housing-solutions-2024', told)
    expect(deadlines.status).toBe('open')
    expect(find(deadlines, 'stage-1', 'escalate-by')?.state).toBe('met')
    expect(find(deadlines, 'stage-2', 'acknowledge')?.due).toBe('2027-01-27T23:59:59+00:00')
  })

  test('a case taken up again after a withdrawal starts its stage anew', () => {
    const told = facts(
      received,
      acknowledged,
      ['withdrawn', '2026-12-29T10:00:00Z'],
      ['received', '2027-01-11T10:00:00Z'],
    )
    expect(lines(caseOf('code-2024', told))).toEqual([
      'stage-1 acknowledge 2027-01-18T23:59:59+00:00 pending policy',
      'stage-1 respond 2027-02-01T23:59:59+00:00 pending policy',
      'stage-1 extension-limit 2027-02-15T23:59:59+00:00 pending policy',
    ])
  })

  test('a case taken up again after its last stage starts with the first, and the old stages fall away', () => {
    const told = facts(
      received,
      acknowledged,
      ['responded', '2027-01-06T10:00:00Z'],
      ['escalation-requested', '2027-01-08T10:00:00Z'],
      ['closed', '2027-01-20T10:00:00Z'],
      ['received', '2027-02-01T10:00:00Z'],
      ['acknowledged', '2027-02-02T10:00:00Z'],
    )
    expect(lines(caseOf('code-2024', told))).toEqual([
      'stage-1 acknowledge 2027-02-08T23:59:59+00:00 met policy',
      'stage-1 respond 2027-02-16T23:59:59+00:00 pending policy',
      'stage-1 extension-limit 2027-03-02T23:59:59+00:00 pending policy',
    ])
  })

  test('a letter that arrives after stage 2 was asked for is the answer of stage 1', () => {
    const told = facts(
      received,
      acknowledged,
      ['responded', '2027-01-06T10:00:00Z'],
      ['escalation-requested', '2027-01-07T10:00:00Z'],
      ['outcome-received', '2027-01-08T10:00:00Z'],
    )
    const deadlines = caseOf('housing-solutions-2024', told)
    expect(deadlines.status).toBe('open')
    expect(find(deadlines, 'stage-1', 'escalate-by')?.due).toBe('2027-01-29T23:59:59+00:00')
    expect(find(deadlines, 'stage-2', 'respond')?.state).toBe('pending')
  })

  test('a withdrawn complaint does not stop the law’s clock for a hazard', () => {
    const told = facts(
      received,
      ['hazard-known', '2026-12-18T10:00:00Z', { severity: 'significant' }],
      ['withdrawn', '2026-12-21T10:00:00Z'],
    )
    expect(find(caseOf('code-2024', told), 'hazard', 'investigate')?.state).toBe('pending')
  })
})

describe('what was promised', () => {
  const told = facts(received, acknowledged, [
    'promised',
    '2026-12-22T10:00:00Z',
    { milestone: 'respond', until: '2027-01-08' },
  ])

  test('an earlier date already promised stays when a new closure would move it', () => {
    const calendar = loadCalendar({
      division: 'england-and-wales',
      timeZone: 'Europe/London',
      closures: ['2026-12-29', '2026-12-30', '2026-12-31'],
    })
    const respond = find(caseOf('code-2024', told, { calendar }), 'stage-1', 'respond')
    expect(respond).toMatchObject({
      due: '2027-01-08T23:59:59+00:00',
      literalDue: '2027-01-13T23:59:59+00:00',
    })
    expect(respond?.why).toContain('promised')
  })

  test('a later day promised to the resident for going on stays too, an earlier one shortens nothing', () => {
    const window = (until: string) => {
      const answered = facts(
        received,
        acknowledged,
        ['responded', '2027-01-06T10:00:00Z'],
        ['promised', '2027-01-06T10:00:00Z', { milestone: 'escalate-by', until }],
      )
      return find(caseOf('housing-solutions-2024', answered), 'stage-1', 'escalate-by')?.due
    }
    expect(window('2027-01-29')).toBe('2027-01-29T23:59:59+00:00')
    expect(window('2027-01-20')).toBe('2027-01-27T23:59:59+00:00')
  })

  test('a valid extension moves past a promise made before it', () => {
    const later = [...told, ...facts(['extension-notified', '2027-01-07T10:00:00Z', { until: '2027-01-20' }])]
    expect(find(caseOf('code-2024', later), 'stage-1', 'respond')?.due).toBe('2027-01-20T23:59:59+00:00')
  })
})

describe('states', () => {
  test('a date is missed once it is past by what is known, and pending until then', () => {
    const told = facts(['received', '2026-11-09T10:00:00Z'])
    const state = (asOf: string) => find(caseOf('code-2024', told, { asOf }), 'stage-1', 'acknowledge')?.state
    expect(state('2026-11-16T23:59:59.999Z')).toBe('pending')
    expect(state('2026-11-17T00:00:00Z')).toBe('missed')
  })

  test('an answer within the time for acknowledging leaves nothing to acknowledge', () => {
    const told = facts(['received', '2026-11-09T10:00:00Z'], ['responded', '2026-11-12T10:00:00Z'])
    const deadlines = caseOf('code-2024', told)
    expect(find(deadlines, 'stage-1', 'acknowledge')?.state).toBe('void')
    expect(find(deadlines, 'stage-1', 'respond')?.state).toBe('met')
  })

  test('a window that nobody used lapses; nobody missed it', () => {
    const told = facts(received, acknowledged, ['responded', '2027-01-06T10:00:00Z'])
    const deadlines = caseOf('housing-solutions-2024', told, { asOf: '2027-03-01T10:00:00Z' })
    expect(find(deadlines, 'stage-1', 'escalate-by')?.state).toBe('void')
  })

  test('after the final answer the resident has twelve months for the Ombudsman', () => {
    const told = facts(
      received,
      acknowledged,
      ['responded', '2027-01-06T10:00:00Z'],
      ['escalation-requested', '2027-01-08T10:00:00Z'],
      ['responded', '2027-01-29T10:00:00Z'],
    )
    const deadlines = caseOf('code-2024', told)
    expect(deadlines.status).toBe('responded')
    expect(find(deadlines, 'external', 'refer-by')).toMatchObject({
      due: '2028-01-29T23:59:59+00:00',
      basis: 'law',
      state: 'pending',
    })
  })

  test('stages that were not reached are not listed', () => {
    const told = facts(received, acknowledged)
    expect(caseOf('flagship-2020', told).milestones.every(({ stage }) => stage === 'stage-1')).toBe(true)
  })

  test('facts in any order tell the same story', () => {
    const told = facts(received, acknowledged, ['responded', '2027-01-06T10:00:00Z'])
    expect(caseOf('code-2024', told.toReversed())).toEqual(caseOf('code-2024', told))
  })

  test('a stage that the policy does not have is refused by name', () => {
    expect(() =>
      caseOf('code-2024', facts(['received', '2026-11-09T10:00:00Z', { stage: 'appeal' }])),
    ).toThrow('code-2024 has no stage “appeal”')
  })
})

describe('the Code beside a policy', () => {
  const told = facts(['received', '2026-11-09T10:00:00Z'])

  test('dates that a policy does not give are the Code’s, with a conflict that names both clauses', () => {
    const deadlines = caseOf('flagship-2018', told)
    expect(lines(deadlines)).toEqual([
      'stage-1 acknowledge 2026-11-16T23:59:59+00:00 pending code',
      'stage-1 respond 2026-11-30T23:59:59+00:00 pending code',
      'stage-1 extension-limit 2026-12-14T23:59:59+00:00 pending code',
    ])
    expect(deadlines.conflicts).toContainEqual(
      expect.objectContaining({ milestone: 'respond', policy: '4.1', code: '6.3' }),
    )
  })

  test('a policy that is the same as the Code has nothing beside it', () => {
    expect(caseOf('housing-solutions-2024', told).milestones.every(({ basis }) => basis === 'policy')).toBe(
      true,
    )
  })

  test('before 1 April 2024 no Code runs beside', () => {
    const early = caseOf('flagship-2018', facts(['received', '2024-03-28T10:00:00Z']))
    expect(early).toMatchObject({ milestones: [], conflicts: [] })
    const lastHour = caseOf('flagship-2018', facts(['received', '2024-03-31T22:59:59Z']))
    expect(lastHour.milestones).toEqual([])
    const firstHour = caseOf('flagship-2018', facts(['received', '2024-03-31T23:00:00Z']))
    expect(firstHour.milestones).not.toEqual([])
  })

  test('no Code of England runs beside a Scottish policy', () => {
    const deadlines = caseOf('spso-2020', told, { calendar: edinburgh })
    expect(deadlines.milestones.every(({ basis }) => basis === 'policy')).toBe(true)
  })

  test('for the Code, feedback is where the complaint began', () => {
    const deadlines = caseOf(
      'feedback-first-2021',
      facts(
        ['received', '2026-11-09T10:00:00Z'],
        ['received', '2026-11-10T10:00:00Z', { stage: 'feedback-investigation' }],
        ['responded', '2026-11-11T10:00:00Z'],
        ['escalation-requested', '2026-11-12T10:00:00Z'],
      ),
    )
    expect(lines(deadlines)).toEqual([
      'feedback-investigation respond 2026-11-11T23:59:59+00:00 met policy',
      'stage-1 respond 2026-11-24T23:59:59+00:00 pending policy',
      'stage-1 acknowledge 2026-11-16T23:59:59+00:00 pending code',
      'stage-1 respond 2026-11-30T23:59:59+00:00 pending code',
      'stage-1 extension-limit 2026-12-14T23:59:59+00:00 pending code',
    ])
  })

  test('a third stage runs as written and is reported', () => {
    const deadlines = caseOf(
      'flagship-procedure',
      facts(['received', '2026-12-07T10:00:00Z', { stage: 'appeal' }]),
    )
    expect(deadlines.conflicts).toContainEqual(expect.objectContaining({ stage: 'appeal', code: '5.3' }))
  })

  test('the way outside is no third stage', () => {
    const deadlines = caseOf(
      'flagship-2018',
      facts(
        ['received', '2026-11-09T10:00:00Z', { stage: 'stage-2' }],
        ['responded', '2026-11-20T10:00:00Z'],
        ['escalation-requested', '2026-11-23T10:00:00Z'],
      ),
    )
    expect(deadlines.status).toBe('responded')
    expect(deadlines.conflicts.filter(({ code }) => code === '5.3')).toEqual([])
  })

  test('the landlord’s own closures do not lengthen the Code’s clock', () => {
    const calendar = loadCalendar({
      division: 'england-and-wales',
      timeZone: 'Europe/London',
      closures: ['2026-11-10', '2026-11-11'],
    })
    const dates = caseOf('housing-solutions-2024', told, { calendar }).milestones.filter(
      ({ milestone }) => milestone === 'acknowledge',
    )
    expect(dates.map(({ basis, due }) => [basis, due.slice(0, 10)])).toEqual([
      ['policy', '2026-11-18'],
      ['code', '2026-11-16'],
    ])
  })
})

describe('hazards', () => {
  test('have clocks of their own from the day that the law covers them', () => {
    const on = (at: string) =>
      caseOf('code-2024', facts(['hazard-known', at, { severity: 'significant' }])).milestones.length
    expect(on('2025-10-26T23:00:00Z')).toBe(0)
    expect(on('2025-10-27T00:00:00Z')).toBe(1)
  })

  test('two in one case are told apart; the investigation is that of the significant one', () => {
    const deadlines = caseOf(
      'code-2024',
      facts(
        ['hazard-known', '2026-12-23T09:00:00Z', { severity: 'significant' }],
        ['hazard-known', '2026-12-24T16:00:00Z', { severity: 'emergency' }],
        ['hazard-made-safe', '2026-12-25T09:00:00Z'],
        ['hazard-investigated', '2026-12-31T12:00:00Z'],
      ),
    )
    expect(lines(deadlines)).toEqual([
      'hazard investigate 2027-01-11T23:59:59+00:00 met law',
      'hazard summary 2027-01-06T23:59:59+00:00 pending law',
      'hazard safety-work 2027-01-08T23:59:59+00:00 pending law',
      'hazard works-started 2027-03-25T23:59:59+00:00 pending law',
      'hazard make-safe 2026-12-25T16:00:00+00:00 met law',
    ])
  })

  test('are not put off by the landlord’s own closures', () => {
    const calendar = loadCalendar({
      division: 'england-and-wales',
      timeZone: 'Europe/London',
      closures: ['2026-12-29', '2026-12-30', '2026-12-31'],
    })
    const told = facts(['hazard-known', '2026-12-23T09:00:00Z', { severity: 'significant' }])
    expect(find(caseOf('code-2024', told, { calendar }), 'hazard', 'investigate')?.due).toBe(
      '2027-01-11T23:59:59+00:00',
    )
  })

  test('are counted by no Scottish policy: the regulations are England’s', () => {
    const told = facts(['hazard-known', '2026-12-23T09:00:00Z', { severity: 'emergency' }])
    expect(caseOf('spso-2020', told).milestones).toEqual([])
  })
})

describe('the Scottish time for stage 2', () => {
  const told = (responded: string) => facts(['received', '2026-12-23T10:00:00Z'], ['responded', responded])

  test('is six months, or two months from the answer where that is later', () => {
    const early = caseOf('spso-2020', told('2026-12-31T10:00:00Z'), { calendar: edinburgh })
    expect(find(early, 'stage-1', 'escalate-by')?.due).toBe('2027-06-23T23:59:59+01:00')
    const late = caseOf('spso-2020', told('2027-06-30T10:00:00+01:00'), { calendar: edinburgh })
    expect(find(late, 'stage-1', 'escalate-by')?.due).toBe('2027-08-30T23:59:59+01:00')
  })
})

describe('dates past the published bank holidays', () => {
  test('say that they may still change', () => {
    const dates = caseOf('code-2024', facts(['received', '2027-12-29T10:00:00Z'])).milestones
    expect(
      dates.map(({ due, why }) => [due.slice(0, 4), why?.includes('not published yet') ?? false]),
    ).toEqual([
      ['2028', true],
      ['2028', true],
      ['2028', true],
    ])
  })
})

describe('an extension past a soft ceiling', () => {
  const told = (until: string) =>
    facts(received, acknowledged, [
      'extension-notified',
      '2027-01-05T09:00:00Z',
      { until, beyondCeiling: true },
    ])

  test('holds where a manager recorded a good reason', () => {
    expect(find(caseOf('code-2024', told('2027-02-05')), 'stage-1', 'respond')?.due).toBe(
      '2027-02-05T23:59:59+00:00',
    )
  })

  test('never holds where the ceiling is hard', () => {
    expect(find(caseOf('housing-solutions-2024', told('2027-02-05')), 'stage-1', 'respond')?.due).toBe(
      '2027-01-22T23:59:59+00:00',
    )
  })
})

describe('the automatic receipt', () => {
  const told = facts(['received', '2026-11-07T14:00:00Z'], ['receipt-sent', '2026-11-07T14:00:05Z'])

  test('keeps the 24 hours of 2020, and not the Code’s five days', () => {
    const dates = caseOf('flagship-2020', told).milestones.filter(
      ({ milestone }) => milestone === 'acknowledge',
    )
    expect(dates.map(({ basis, state }) => [basis, state])).toEqual([
      ['policy', 'met'],
      ['code', 'pending'],
    ])
  })

  test('is no acknowledgement under the Code', () => {
    expect(find(caseOf('code-2024', told), 'stage-1', 'acknowledge')?.state).toBe('pending')
  })
})
