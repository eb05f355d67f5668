import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { loadCalendar } from '../../../configuration/calendar.ts'
import { loadPolicy, policyIds } from '../../../configuration/policies.ts'
import { type Instant, instantOf } from '../../../domain/calendar/instant.ts'
import { type Fact, factSchema } from '../../../domain/deadlines/fact.ts'
import { milestoneSchema } from '../../../domain/deadlines/milestone.ts'
import { milestones } from '../../../domain/deadlines/milestones.ts'
import { london } from './caseOf.ts'

const hour = 3_600_000
const start = Date.parse('2024-04-02T08:00:00Z')
const span = Date.parse('2027-09-30T00:00:00Z') - start

const kinds = [
  'received',
  'acknowledged',
  'extension-notified',
  'responded',
  'outcome-received',
  'escalation-requested',
  'meeting-held',
  'withdrawn',
  'closed',
] as const

const anyFact = fc.record({
  type: fc.constantFrom(...kinds),
  after: fc.integer({ min: 0, max: 24 * 20 }),
})
const hazardFact = fc.record({
  type: fc.constantFrom('hazard-known', 'hazard-investigated', 'hazard-made-safe'),
  severity: fc.constantFrom('emergency', 'significant'),
  after: fc.integer({ min: 0, max: 24 * 20 }),
})

/** A case that begins with a receipt and goes on in any way at all. */
const anyStory = fc
  .tuple(fc.integer({ min: 0, max: span / hour }), fc.array(fc.oneof(anyFact, hazardFact), { maxLength: 12 }))
  .map(([hours, rest]) => {
    let at = start + hours * hour
    const facts: Fact[] = [factSchema.parse({ type: 'received', at: instantOf(at) })]
    for (const { after, ...fact } of rest) {
      at += after * hour
      facts.push(factSchema.parse({ ...fact, at: instantOf(at) }))
    }
    return facts
  })

const anyPolicy = fc.constantFrom(...policyIds()).map(loadPolicy)
const later = (facts: readonly Fact[], days: number): Instant =>
  instantOf(Date.parse(facts.at(-1)?.at ?? '') + days * 24 * hour)

describe('whatever happens to a case, under any policy', () => {
  test('every milestone is well formed, and none is pending once the case has ended', () => {
    fc.assert(
      fc.property(anyPolicy, anyStory, (policy, facts) => {
        const { status, milestones: dates } = milestones(policy, london, facts)
        for (const date of dates) milestoneSchema.parse(date)
        if (status !== 'withdrawn' && status !== 'closed') return
        const owed = dates.filter(({ stage }) => stage !== 'hazard' && stage !== 'external')
        expect(owed.filter(({ state }) => state === 'pending')).toEqual([])
      }),
      { numRuns: 3000 },
    )
  })

  test('no milestone is listed twice for one demand', () => {
    fc.assert(
      fc.property(anyPolicy, anyStory, (policy, facts) => {
        const dates = milestones(policy, london, facts).milestones.filter(({ stage }) => stage !== 'hazard')
        const keys = dates.map(({ stage, milestone, basis }) => `${stage} ${milestone} ${basis}`)
        expect(new Set(keys).size).toBe(keys.length)
      }),
      { numRuns: 2000 },
    )
  })

  test('the passing of time alone moves no date, and undoes nothing met or missed', () => {
    fc.assert(
      fc.property(anyPolicy, anyStory, fc.integer({ min: 1, max: 500 }), (policy, facts, days) => {
        const now = milestones(policy, london, facts).milestones
        const then = milestones(policy, london, facts, later(facts, days)).milestones
        expect(then.map(({ due }) => due)).toEqual(now.map(({ due }) => due))
        for (const [index, { state }] of now.entries()) {
          if (state !== 'pending') expect([state, 'void']).toContain(then[index]?.state)
        }
      }),
      { numRuns: 2000 },
    )
  })

  test('a promised answer never moves later, whatever closures are added, unless it is extended', () => {
    const closure = fc.integer({ min: 0, max: 40 })
    fc.assert(
      fc.property(anyStory, fc.array(closure, { maxLength: 10 }), (story, closed) => {
        const policy = loadPolicy('housing-solutions-2024')
        const received = story[0]
        if (received === undefined) return
        const told = milestones(policy, london, [received]).milestones.find(
          ({ milestone }) => milestone === 'respond',
        )
        if (told === undefined) return
        const promise = factSchema.parse({
          type: 'promised',
          at: received.at,
          stage: 'stage-1',
          milestone: 'respond',
          until: told.due,
        })
        const first = Date.parse(received.at)
        const closures = closed.map((days) => instantOf(first + days * 24 * hour).slice(0, 10))
        const calendar = loadCalendar({ division: 'england-and-wales', timeZone: 'Europe/London', closures })
        const after = milestones(policy, calendar, [received, promise]).milestones.find(
          ({ milestone }) => milestone === 'respond',
        )
        expect(Date.parse(after?.due ?? '')).toBeLessThanOrEqual(Date.parse(told.due))
      }),
      { numRuns: 150 },
    )
  })

  test('acknowledging earlier never makes the answer later', () => {
    const hours = fc.integer({ min: 0, max: 24 * 12 })
    fc.assert(
      fc.property(fc.integer({ min: 0, max: span / hour }), hours, hours, (offset, a, b) => {
        const at = start + offset * hour
        const answer = (after: number) =>
          Date.parse(
            milestones(loadPolicy('code-2024'), london, [
              factSchema.parse({ type: 'received', at: instantOf(at) }),
              factSchema.parse({ type: 'acknowledged', at: instantOf(at + after * hour) }),
            ]).milestones.find(({ milestone }) => milestone === 'respond')?.due ?? '',
          )
        expect(answer(Math.min(a, b))).toBeLessThanOrEqual(answer(Math.max(a, b)))
      }),
      { numRuns: 1000 },
    )
  })
})
