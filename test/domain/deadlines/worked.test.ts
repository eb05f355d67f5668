import { describe, expect, test } from 'vitest'
import { caseOf, edinburgh, facts, find, london, type Told } from './caseOf.ts'

/*
 * Dates worked out by hand from the documents and the official bank holidays (gov.uk), before this code was
 * written. Times are London's; the trap that each row holds stands beside it.
 */
interface Row {
  readonly trap: string
  readonly policy: string
  readonly told: readonly Told[]
  readonly expected: Readonly<Record<string, string>>
  readonly scottish?: boolean
}

const endOf = (day: string) => new RegExp(`^${day}T23:59:59[+]0[01]:00$`)

const rows: Row[] = [
  {
    trap: 'the answer runs from the acknowledgement that was sent, not from receipt',
    policy: 'code-2024',
    told: [
      ['received', '2026-11-09T10:00:00Z'],
      ['acknowledged', '2026-11-11T15:00:00Z'],
    ],
    expected: { 'stage-1 acknowledge': '2026-11-16', 'stage-1 respond': '2026-11-25' },
  },
  {
    trap: 'before an acknowledgement the answer is listed from the last day for it',
    policy: 'code-2024',
    told: [['received', '2026-11-09T10:00:00Z']],
    expected: { 'stage-1 acknowledge': '2026-11-16', 'stage-1 respond': '2026-11-30' },
  },
  {
    trap: 'Christmas, the substitute Boxing Day and New Year are no working days',
    policy: 'code-2024',
    told: [
      ['received', '2026-12-18T10:00:00Z'],
      ['acknowledged', '2026-12-22T10:00:00Z'],
    ],
    expected: {
      'stage-1 acknowledge': '2026-12-29',
      'stage-1 respond': '2027-01-08',
      'stage-1 extension-limit': '2027-01-22',
    },
  },
  {
    trap: 'Saturday 26 December 2026 is not itself a bank holiday, Monday 28 December is',
    policy: 'code-2024',
    told: [['received', '2026-12-26T10:00:00Z']],
    expected: { 'stage-1 acknowledge': '2027-01-05' },
  },
  {
    trap: 'Easter 2027',
    policy: 'code-2024',
    told: [['acknowledged', '2027-03-15T10:00:00Z']],
    expected: { 'stage-1 respond': '2027-03-31', 'stage-1 extension-limit': '2027-04-14' },
  },
  {
    trap: 'a review asked for on the last day, and twenty working days over Christmas',
    policy: 'flagship-2020',
    told: [
      ['received', '2026-11-20T10:00:00Z'],
      ['responded', '2026-12-02T10:00:00Z'],
      ['outcome-received', '2026-12-04T10:00:00Z'],
      ['escalation-requested', '2027-01-06T23:59:00Z'],
    ],
    expected: { 'stage-1 escalate-by': '2027-01-06', 'stage-2 respond': '2027-02-03' },
  },
  {
    trap: 'the answer to an appeal runs from the meeting that was held',
    policy: 'flagship-procedure',
    told: [
      ['received', '2026-12-07T10:00:00Z', { stage: 'appeal' }],
      ['meeting-held', '2026-12-23T14:00:00Z'],
    ],
    expected: { 'appeal meet-by': '2027-01-07', 'appeal respond': '2027-01-04' },
  },
  {
    trap: 'an appeal that meets on the last day',
    policy: 'flagship-procedure',
    told: [
      ['received', '2026-12-07T10:00:00Z', { stage: 'appeal' }],
      ['meeting-held', '2027-01-07T14:00:00Z'],
    ],
    expected: { 'appeal respond': '2027-01-14' },
  },
  {
    trap: 'ten days without a unit are read as working days',
    policy: 'feedback-first-2021',
    told: [
      ['received', '2027-03-19T10:00:00Z', { stage: 'stage-1' }],
      ['responded', '2027-04-02T10:00:00+01:00'],
      ['escalation-requested', '2027-04-16T10:00:00+01:00'],
    ],
    expected: {
      'stage-1 respond': '2027-04-02',
      'stage-1 escalate-by': '2027-04-16',
      'stage-2 respond': '2027-04-23',
    },
  },
  {
    trap: 'the Spring bank holiday, and a hard ceiling',
    policy: 'housing-solutions-2024',
    told: [
      ['received', '2027-05-26T10:00:00+01:00'],
      ['acknowledged', '2027-06-01T10:00:00+01:00'],
    ],
    expected: {
      'stage-1 acknowledge': '2027-06-03',
      'stage-1 respond': '2027-06-15',
      'stage-1 extension-limit': '2027-06-29',
    },
  },
  {
    trap: 'the initial acknowledgement is the phone call, not the letter after it',
    policy: 'housing-solutions-2024',
    told: [
      ['received', '2026-11-12T10:00:00Z'],
      ['acknowledged', '2026-11-13T10:00:00Z', { by: 'phone' }],
      ['acknowledged', '2026-11-18T10:00:00Z', { by: 'letter' }],
    ],
    expected: { 'stage-1 respond': '2026-11-27' },
  },
  {
    trap: 'the day of receipt is day one',
    policy: 'spso-2020',
    scottish: true,
    told: [['received', '2026-12-23T10:00:00Z']],
    expected: { 'stage-1 respond': '2026-12-31' },
  },
  {
    trap: 'straight to investigation; 4 January 2027 is a holiday in Scotland',
    policy: 'spso-2020',
    scottish: true,
    told: [['received', '2026-12-23T10:00:00Z', { stage: 'stage-2' }]],
    expected: { 'stage-2 acknowledge': '2026-12-29', 'stage-2 respond': '2027-01-25' },
  },
  {
    trap: 'the landlord’s days for damp run over Christmas beside any complaint',
    policy: 'code-2024',
    told: [
      ['hazard-known', '2026-12-23T09:00:00Z', { severity: 'significant' }],
      ['hazard-investigated', '2026-12-31T12:00:00Z'],
    ],
    expected: {
      'hazard investigate': '2027-01-11',
      'hazard summary': '2027-01-06',
      'hazard safety-work': '2027-01-08',
      'hazard works-started': '2027-03-25',
    },
  },
]

describe.each(rows)('$policy: $trap', ({ policy, told, expected, scottish }) => {
  const deadlines = caseOf(policy, facts(...told), { calendar: scottish ? edinburgh : london })
  test.each(Object.entries(expected))('%s by %s', (name, day) => {
    const [stage = '', milestone = ''] = name.split(' ')
    expect(find(deadlines, stage, milestone)?.due).toMatch(endOf(day))
  })
})

interface Exact {
  readonly rule: string
  readonly policy: string
  readonly told: readonly Told[]
  readonly name: readonly [string, string]
  readonly due: string
}

const exact: Exact[] = [
  {
    rule: 'twenty-four elapsed hours lose none when the clocks go forward',
    policy: 'flagship-2020',
    told: [['received', '2027-03-27T14:00:00Z']],
    name: ['stage-1', 'acknowledge'],
    due: '2027-03-28T15:00:00+01:00',
  },
  {
    rule: 'and gain none when they go back',
    policy: 'flagship-2020',
    told: [['received', '2026-10-24T14:00:00+01:00']],
    name: ['stage-1', 'acknowledge'],
    due: '2026-10-25T13:00:00+00:00',
  },
  {
    rule: 'twenty-four working hours end at the same time on the next working day',
    policy: 'flagship-procedure',
    told: [['received', '2026-12-24T15:00:00Z']],
    name: ['stage-1', 'contact'],
    due: '2026-12-29T15:00:00+00:00',
  },
  {
    rule: 'hours to make safe run on Christmas Day',
    policy: 'code-2024',
    told: [['hazard-known', '2026-12-24T16:00:00Z', { severity: 'emergency' }]],
    name: ['hazard', 'make-safe'],
    due: '2026-12-25T16:00:00+00:00',
  },
]

test.each(exact)('$rule', ({ policy, told, name, due }) => {
  expect(find(caseOf(policy, facts(...told)), ...name)?.due).toBe(due)
})

test('an acknowledgement a week late moves nothing: both dates are kept and the earlier worked to', () => {
  const deadlines = caseOf(
    'code-2024',
    facts(['received', '2026-11-02T10:00:00Z'], ['acknowledged', '2026-11-16T10:00:00Z']),
  )
  expect(find(deadlines, 'stage-1', 'acknowledge')).toMatchObject({
    due: '2026-11-09T23:59:59+00:00',
    state: 'missed',
  })
  expect(find(deadlines, 'stage-1', 'respond')).toMatchObject({
    due: '2026-11-23T23:59:59+00:00',
    literalDue: '2026-11-30T23:59:59+00:00',
    state: 'pending',
  })
})

test('23:30Z in June is the next local day: a request for stage 2 that is late, and still counted', () => {
  const deadlines = caseOf(
    'housing-solutions-2024',
    facts(
      ['received', '2027-05-20T10:00:00+01:00'],
      ['acknowledged', '2027-05-24T10:00:00+01:00'],
      ['responded', '2027-06-08T10:00:00+01:00'],
      ['escalation-requested', '2027-06-29T23:30:00Z'],
    ),
  )
  expect(find(deadlines, 'stage-1', 'escalate-by')).toMatchObject({
    due: '2027-06-29T23:59:59+01:00',
    state: 'missed',
  })
  expect(find(deadlines, 'stage-2', 'acknowledge')).toBeDefined()
  expect(deadlines.conflicts).toContainEqual(
    expect.objectContaining({ milestone: 'escalate-by', code: '5.11, 6.10' }),
  )
})
