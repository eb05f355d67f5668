import { describe, expect, test } from 'vitest'
import { loadPolicy, policyIds } from '../../../configuration/policies.ts'
import {
  type Disposition,
  dispositions,
  type Flag,
  flags,
  procedures,
  type Reading,
} from '../../../domain/classifier/reading.ts'
import type { Route, RouteContext } from '../../../domain/policy/outcome.ts'
import { route } from '../../../domain/policy/route.ts'

const reading = (disposition: Disposition, more: Partial<Reading> = {}): Reading => ({
  disposition,
  complaint: disposition === 'complaint' ? 0.97 : 0.02,
  probabilities: Object.fromEntries(
    dispositions.map((each) => [each, each === disposition ? 1 : 0]),
  ) as Reading['probabilities'],
  confidence: 'sure',
  procedure: null,
  flags: [],
  topic: 'repairs',
  evidence: [],
  reader: 'by hand',
  ...more,
})

const first: RouteContext = { choice: null, reportedBefore: false }
const again: RouteContext = { choice: null, reportedBefore: true }

const routed = (policy: string, message: Reading, context: RouteContext = first): Route =>
  route(loadPolicy(policy), message, context)

const flagged = (...names: Flag[]) => ({ flags: names })

describe('a missed appointment, raised for the first time (journey 5)', () => {
  test.each([
    ['flagship-2018', 'service-request', '2.2, 3.1.1'],
    ['flagship-2020', 'service-request', '1'],
    ['flagship-procedure', 'service-request', '1'],
    ['feedback-first-2021', 'feedback', '2, 4'],
    ['housing-solutions-2024', 'service-request', '3.2'],
    ['code-2024', 'stage-1', '1.2'],
    ['spso-2020', 'stage-1', 'Definition'],
  ])('under %s is %s by clause %s', (policy, outcome, clause) => {
    expect(routed(policy, reading('complaint'))).toMatchObject({ outcome, clause, confirm: false })
  })

  test.each([
    ['flagship-2018', 'stage-1', '2.3'],
    ['flagship-2020', 'stage-1', '1'],
    ['flagship-procedure', 'stage-1', '2'],
    ['feedback-first-2021', 'feedback-investigation', '4'],
    ['housing-solutions-2024', 'stage-1', '3.2, 4.2.8'],
    ['code-2024', 'stage-1', '1.2'],
    ['spso-2020', 'stage-1', 'Definition'],
  ])('and raised again, under %s is %s by clause %s', (policy, outcome, clause) => {
    expect(routed(policy, reading('complaint'), again)).toMatchObject({ outcome, clause })
    expect(routed(policy, reading('complaint', flagged('prior_report')))).toMatchObject({ outcome, clause })
  })
})

describe.each(policyIds())('under %s', (policy) => {
  test('whoever chooses to complain has a stage 1, whatever the message was read as', () => {
    for (const disposition of dispositions) {
      for (const choice of ['complaint', 'both'] as const) {
        expect(routed(policy, reading(disposition), { choice, reportedBefore: false }).outcome).toBe(
          'stage-1',
        )
      }
    }
  })

  test('whoever asks for a complaint in words has a stage 1', () => {
    for (const disposition of ['complaint', 'service_request'] as const) {
      expect(routed(policy, reading(disposition, flagged('explicit_complaint'))).outcome).toBe('stage-1')
    }
  })

  test('whoever wants it just fixed has no stage 1 forced on them', () => {
    const context: RouteContext = { choice: 'just-fix-it', reportedBefore: true }
    expect(routed(policy, reading('complaint'), context).outcome).not.toBe('stage-1')
  })

  test('a first report that blames nobody is a service request', () => {
    expect(routed(policy, reading('service_request')).outcome).toBe('service-request')
  })

  test('a request to go further is stage 2 where nothing else is known', () => {
    expect(routed(policy, reading('case_update', flagged('escalation'))).outcome).toBe('stage-2')
    expect(routed(policy, reading('case_update')).outcome).toBe('case-update')
  })

  test.each(['enquiry', 'compliment'] as const)('%s stays what it is', (disposition) => {
    expect(routed(policy, reading(disposition)).outcome).toBe(disposition)
  })

  test('another procedure never becomes a complaint by itself, and asks a person where one is asked for', () => {
    for (const procedure of procedures) {
      expect(routed(policy, reading('other_procedure', { procedure })).outcome).toBe('other-procedure')
      const asking = reading('other_procedure', { procedure, ...flagged('explicit_complaint') })
      expect(routed(policy, asking)).toMatchObject({ outcome: 'other-procedure', confirm: true })
    }
  })

  test('proceedings are for a person to check', () => {
    expect(routed(policy, reading('other_procedure', { procedure: 'legal' })).confirm).toBe(true)
  })

  test('an unsure reading asks a person, whatever it is', () => {
    for (const disposition of dispositions) {
      expect(routed(policy, reading(disposition, { confidence: 'ask' })).confirm).toBe(true)
    }
  })

  test('no flag turns a complaint away: at most a person is asked', () => {
    for (const flag of flags) {
      const plain = routed(policy, reading('complaint'), again)
      const withFlag = routed(policy, reading('complaint', flagged(flag)), again)
      if (flag !== 'explicit_complaint') expect(withFlag.outcome).toBe(plain.outcome)
    }
  })

  test('every route names a clause of the document or of the Code', () => {
    const known = new Set(loadPolicy(policy).document.clauses)
    for (const disposition of dispositions) {
      for (const clause of routed(policy, reading(disposition)).clause.split(', ')) {
        expect(clause.startsWith('Code ') || known.has(clause)).toBe(true)
      }
    }
  })
})

describe('exclusions ask a person and name their clause', () => {
  test.each([
    ['flagship-2018', 'legal', '3.1.8'],
    ['flagship-2018', 'abusive', '3.1.10'],
    ['flagship-2020', 'out_of_time', '3 (six months)'],
    ['flagship-2020', 'legal', '3 (legal)'],
    ['flagship-procedure', 'abusive', '8'],
    ['housing-solutions-2024', 'out_of_time', '4.2.6, 5.2'],
    ['housing-solutions-2024', 'legal', '4.2.2'],
    ['housing-solutions-2024', 'abusive', '4.2.3, 4.3.2'],
    ['code-2024', 'out_of_time', '2.2(a)'],
    ['code-2024', 'legal', '2.2(b)'],
    ['spso-2020', 'out_of_time', 'Time limit'],
    ['spso-2020', 'legal', 'Not complaints'],
  ] as const)('%s, %s: %s', (policy, flag, clause) => {
    expect(routed(policy, reading('complaint', flagged(flag)), again)).toMatchObject({
      outcome: 'stage-1',
      clause,
      confirm: true,
    })
  })

  test('a policy without exclusions refuses nothing and asks about nothing more', () => {
    expect(routed('feedback-first-2021', reading('complaint', flagged('out_of_time')))).toMatchObject({
      outcome: 'feedback',
      confirm: false,
    })
  })
})

describe('what belongs elsewhere, by the 2018 policy', () => {
  test.each([
    ['charges_calculation', '3.1.3'],
    ['asb', '3.1.4'],
    ['local_authority', '3.1.5'],
    ['insurance_claim', '3.1.6'],
    ['legal', '3.1.8, 3.1.9'],
  ] as const)('%s by clause %s', (procedure, clause) => {
    expect(routed('flagship-2018', reading('other_procedure', { procedure })).clause).toBe(clause)
  })
})

describe('the next stage is the policy’s own', () => {
  const asking = reading('case_update', flagged('escalation'))
  test.each([
    ['flagship-2020', 'stage-1', 'stage-2'],
    ['flagship-2020', 'stage-2', 'appeal'],
    ['feedback-first-2021', 'feedback', 'stage-1'],
    ['feedback-first-2021', 'feedback-investigation', 'stage-1'],
    ['feedback-first-2021', 'stage-1', 'stage-2'],
    ['code-2024', 'stage-1', 'stage-2'],
    ['code-2024', 'stage-2', 'case-update'],
    ['flagship-2020', 'appeal', 'case-update'],
  ] as const)('%s: after %s comes %s', (policy, answered, outcome) => {
    expect(routed(policy, asking, { ...first, answered }).outcome).toBe(outcome)
  })
})
