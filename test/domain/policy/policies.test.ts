import { describe, expect, test } from 'vitest'
import { loadPolicy, policyIds } from '../../../configuration/policies.ts'
import { citedInPolicy, unusedClauses } from '../../../domain/policy/clauses.ts'
import type { Limit } from '../../../domain/policy/limit.ts'

describe.each(policyIds())('%s', (id) => {
  const policy = loadPolicy(id)

  test('uses every clause of its document, or says why not', () => {
    expect(unusedClauses(policy)).toEqual([])
  })

  test('names no clause that its document does not have', () => {
    const known = new Set([
      ...policy.document.clauses,
      ...policy.document.leftOut.map(({ clause }) => clause),
    ])
    const named = citedInPolicy(policy).flatMap(({ path, clauses }) =>
      clauses.map((clause) => ({ path, clause })),
    )
    expect(
      named.filter(
        ({ clause }) => !known.has(clause) && !clause.startsWith('Code ') && !clause.startsWith('Law '),
      ),
    ).toEqual([])
  })

  test('lets nobody be sent through one outside route before another', () => {
    expect(policy.external.every(({ gate }) => gate === false)).toBe(true)
  })

  test('demands reasons for no review', () => {
    expect(policy.stages.find((stage) => stage.id === 'stage-2')?.enter.reasonsRequired).toBe(false)
  })
})

test('a clause that nothing uses is found', () => {
  const policy = loadPolicy('code-2024')
  const document = { ...policy.document, clauses: [...policy.document.clauses, '99.9'] }
  expect(unusedClauses({ ...policy, document })).toEqual(['99.9'])
})

/* Every number in the documents, copied from them by hand. `—` where a document gives none. */
const amount = (limit: Limit | undefined) =>
  limit === undefined
    ? '—'
    : `${limit.within.count} ${limit.within.unit} from ${limit.from} (${limit.clause})`

const numbers: [string, string, Record<string, string>][] = [
  [
    'flagship-2018',
    'stage-1',
    {
      acknowledge: '—',
      respond: '—',
      extension: '—',
      escalate: '20 working-days from outcome-received (4.2)',
    },
  ],
  ['flagship-2018', 'stage-2', { acknowledge: '—', respond: '—', extension: '—', escalate: '—' }],
  [
    'flagship-2020',
    'stage-1',
    {
      acknowledge: '24 hours from received (4.1)',
      respond: '10 working-days from received (4.1)',
      extension: '—',
      escalate: '20 working-days from outcome-received (4.2)',
    },
  ],
  [
    'flagship-2020',
    'stage-2',
    {
      acknowledge: '—',
      respond: '20 working-days from received (4.2)',
      extension: '10 working-days from response-due (4.2)',
      escalate: '20 working-days from outcome-received (4.3)',
    },
  ],
  ['flagship-2020', 'appeal', { respond: '—', meeting: '—' }],
  [
    'flagship-procedure',
    'stage-1',
    {
      acknowledge: '—',
      contact: '24 working-hours from received (2)',
      respond: '10 working-days from received (2)',
      extension: '10 working-days from response-due (2)',
      escalate: '—',
    },
  ],
  [
    'flagship-procedure',
    'stage-2',
    {
      contact: '5 working-days from received (3)',
      respond: '20 working-days from received (3)',
      extension: '10 working-days from response-due (3)',
    },
  ],
  [
    'flagship-procedure',
    'appeal',
    { meeting: '20 working-days from received (4)', respond: '5 working-days from meeting-held (4)' },
  ],
  ['feedback-first-2021', 'feedback', { respond: '—' }],
  ['feedback-first-2021', 'feedback-investigation', { respond: '2 working-days from first-received (4)' }],
  [
    'feedback-first-2021',
    'stage-1',
    {
      acknowledge: '—',
      respond: '8 working-days from received (4)',
      extension: '—',
      escalate: '10 working-days from outcome-received (4)',
    },
  ],
  ['feedback-first-2021', 'stage-2', { respond: '5 working-days from received (4)', escalate: '—' }],
  [
    'housing-solutions-2024',
    'stage-1',
    {
      acknowledge: '5 working-days from received (6.1)',
      respond: '10 working-days from acknowledged (6.1)',
      extension: '10 working-days from response-due (6.1)',
      escalate: '21 calendar-days from outcome-received (6.2)',
    },
  ],
  [
    'housing-solutions-2024',
    'stage-2',
    {
      acknowledge: '5 working-days from received (6.2)',
      respond: '20 working-days from acknowledged (6.2)',
      extension: '20 working-days from response-due (6.2)',
      escalate: '—',
    },
  ],
  [
    'code-2024',
    'stage-1',
    {
      acknowledge: '5 working-days from received (6.2)',
      respond: '10 working-days from acknowledged (6.3)',
      extension: '10 working-days from response-due (6.4)',
      escalate: '—',
    },
  ],
  [
    'code-2024',
    'stage-2',
    {
      acknowledge: '5 working-days from received (6.11)',
      respond: '20 working-days from acknowledged (6.14)',
      extension: '20 working-days from response-due (6.15)',
    },
  ],
  [
    'spso-2020',
    'stage-1',
    {
      acknowledge: '—',
      respond: '5 working-days from received (Stage 1)',
      extension: '5 working-days from response-due (Stage 1 extension)',
      escalate: '6 months from received (Time limit)',
    },
  ],
  [
    'spso-2020',
    'stage-2',
    {
      acknowledge: '3 working-days from received (Stage 2 acknowledgement)',
      respond: '20 working-days from received (Stage 2 response)',
      extension: '—',
    },
  ],
]

test.each(numbers)('%s, %s has the numbers of its document', (id, stageId, expected) => {
  const stage = loadPolicy(id).stages.find((each) => each.id === stageId)
  const limits: Record<string, Limit | undefined> = {
    acknowledge: stage?.acknowledge?.limit,
    contact: stage?.contact?.limit,
    respond: stage?.respond?.limit,
    extension: stage?.extension?.limit,
    meeting: stage?.meeting?.limit,
    escalate: stage?.escalate?.limit,
  }
  for (const [step, words] of Object.entries(expected))
    expect([step, amount(limits[step])]).toEqual([step, words])
})

describe('what else the documents hold', () => {
  const compensation = (id: string, item: string) =>
    loadPolicy(id).compensation.find((each) => each.id === item)

  test('claims of 2018 come within thirty calendar days of the event (7.6)', () => {
    const claim = compensation('flagship-2018', 'thirty-days')
    expect(amount(claim?.limit)).toBe('30 calendar-days from received (7.6)')
  })

  test('goodwill may be set against debt, a loss never is (7.2); nor a financial loss in 2024 (11.4)', () => {
    expect(compensation('flagship-2018', 'goodwill-offset')?.effect).toBe('offsets-debt')
    expect(compensation('flagship-2018', 'direct-loss')?.effect).toBe('paid-directly')
    expect(compensation('housing-solutions-2024', 'arrears')?.says).toContain('financial loss never')
  })

  test('any part upheld is upheld at Housing Solutions (9.1), which has no partly upheld', () => {
    expect(loadPolicy('housing-solutions-2024').decisions).toMatchObject({
      values: ['upheld', 'not-upheld'],
      anyPartUpheldIsUpheld: true,
      clause: '9.1',
    })
  })

  test('consent is written at Housing Solutions (3.4)', () => {
    expect(loadPolicy('housing-solutions-2024').consent).toMatchObject({ form: 'written', clause: '3.4' })
  })

  test('a refusal at Housing Solutions needs a Senior Manager (4.2), except for a service request', () => {
    const without = loadPolicy('housing-solutions-2024').exclusions.filter(
      ({ agreedBy }) => agreedBy === null,
    )
    expect(without.map(({ id }) => id)).toEqual(['service-request'])
  })

  test('in 2018 the process goes to the Customer Insight Manager, the resolution to a senior manager (4.2)', () => {
    const stage = loadPolicy('flagship-2018').stages.find(({ id }) => id === 'stage-2')
    expect(stage?.handler.byGround.map(({ role }) => role)).toEqual([
      'an appropriate senior manager',
      'the Customer Insight Manager',
    ])
  })

  test('an automatic receipt keeps the 24 hours of 2020 and nobody else’s acknowledgement', () => {
    const counting = policyIds().filter((id) =>
      loadPolicy(id).stages.some(({ acknowledge }) => acknowledge?.automaticCounts),
    )
    expect(counting).toEqual(['flagship-2020'])
  })

  test('the reviewer took no part in stage 1, under every policy', () => {
    for (const id of policyIds()) {
      const excludes = loadPolicy(id).stages.find((stage) => stage.id === 'stage-2')?.handler.excludes ?? []
      expect(excludes.some((who) => who !== 'person-complained-about')).toBe(true)
    }
  })

  test('residents are sent to today’s Ombudsman, not to an old document’s', () => {
    for (const id of policyIds().filter((each) => each !== 'spso-2020')) {
      expect(loadPolicy(id).ombudsman).toMatchObject({
        telephone: '0300 111 3000',
        address: expect.stringContaining('Preston PR2 0ET'),
      })
    }
    expect(loadPolicy('spso-2020').ombudsman.id).toBe('scottish-public-services-ombudsman')
  })

  test('leaseholders of Housing Solutions have the First-tier Tribunal after stage 2 (8.6)', () => {
    expect(loadPolicy('housing-solutions-2024').external).toContainEqual(
      expect.objectContaining({ id: 'first-tier-tribunal', for: 'leaseholders', clause: '8.6' }),
    )
  })
})
