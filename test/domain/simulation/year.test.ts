import { describe, expect, test } from 'vitest'
import { dayOf } from '../../../domain/calendar/day.ts'
import { isOpened } from '../../../domain/case/case.ts'
import { keptDates } from '../../../domain/simulation/measures.ts'
import { type Plan, usualPlan, withOverrides } from '../../../domain/simulation/plan.ts'
import { plot } from '../../../domain/simulation/plot.ts'
import { lognormal, poisson, randomFrom } from '../../../domain/simulation/random.ts'
import { simulateYear } from '../../../domain/simulation/year.ts'
import { everyPolicy, rulesOf } from '../case/policyStory.ts'

const monday = dayOf('2027-01-04')
const plan = (changes: Partial<Plan> = {}): Plan => ({ ...usualPlan, weeks: 16, arrivals: 20, ...changes })

const shareOf = (changes: Partial<Plan>, days?: number): number => {
  const rules = rulesOf('code-2024')
  const changed = { ...rules, policy: withOverrides(rules.policy, { stage1Days: days }) }
  const kept = keptDates(simulateYear(plan(changes), changed, monday), changed)
  return kept.find((row) => row.stage === 'stage-1' && row.milestone === 'respond')?.share ?? Number.NaN
}

describe('chance', () => {
  test('the mean of many arrivals is the mean that was asked for', () => {
    const random = randomFrom(7)
    const total = Array.from({ length: 20_000 }, () => poisson(random, 3.5)).reduce(
      (sum, each) => sum + each,
      0,
    )
    // The standard error is √(3.5 / 20,000) ≈ 0.013; five of them are 0.066.
    expect(Math.abs(total / 20_000 - 3.5)).toBeLessThan(0.066)
  })

  test('half of the investigations are shorter than the median', () => {
    const random = randomFrom(7)
    const shorter = Array.from({ length: 20_000 }, () => lognormal(random, 4, 0.6)).filter(
      (each) => each < 4,
    ).length
    // Five standard errors of a fair coin thrown 20,000 times are 354.
    expect(Math.abs(shorter - 10_000)).toBeLessThan(354)
  })
})

describe('a year of complaints', () => {
  test.each(everyPolicy)('under %s the engine accepts every step of it', (id) => {
    const rules = rulesOf(id)
    const year = simulateYear(plan(), rules, monday)
    expect(year.complaints.length).toBeGreaterThan(200)
    expect(year.queue).toHaveLength(16)
    for (const kept of keptDates(year, rules)) expect(kept.onTime).toBeLessThanOrEqual(kept.counted)
  })

  test('the same seed gives the same year, another seed another', () => {
    expect(shareOf({ handlers: 3 })).toBe(shareOf({ handlers: 3 }))
    expect(simulateYear(plan({ seed: 2 }), rulesOf('code-2024'), monday).queue).not.toEqual(
      simulateYear(plan({ seed: 1 }), rulesOf('code-2024'), monday).queue,
    )
  })

  test('the same complaints come whatever the policy and however many people there are', () => {
    const arrivals = (id: string, handlers: number) =>
      simulateYear(plan({ handlers }), rulesOf(id), monday).complaints.map(({ drawn, state }) => [
        drawn,
        isOpened(state) && state.clockFrom,
      ])
    expect(arrivals('housing-solutions-2024', 2)).toEqual(arrivals('code-2024', 9))
  })

  test('nobody waits long where there are people enough, and more people never keep fewer dates', () => {
    const [few = 0, more = 0, enough = 0] = [2, 4, 12].map((handlers) =>
      shareOf({ handlers, waitingDays: 1 }),
    )
    expect(few).toBeLessThan(more)
    expect(more).toBeLessThanOrEqual(enough)
    expect(enough).toBeGreaterThan(0.99)
  })

  test('eight working days in place of ten keep fewer dates with the same people (what if?)', () => {
    expect(shareOf({ handlers: 4 }, 8)).toBeLessThan(shareOf({ handlers: 4 }, 10))
    expect(shareOf({ handlers: 4 }, 10)).toBe(shareOf({ handlers: 4 }))
  })

  test('work is done on working days alone', () => {
    const rules = rulesOf('code-2024')
    for (const { state } of simulateYear(plan(), rules, monday).complaints) {
      const done = isOpened(state) ? state.facts.filter((fact) => fact.type === 'responded') : []
      for (const { at } of done)
        expect(rules.calendar.isWorking(rules.calendar.zone.localDay(Date.parse(at)))).toBe(true)
    }
  })
})

describe('the plot', () => {
  const row = {
    stage: 'stage-1',
    milestone: 'respond',
    basis: 'policy',
    clause: '6.3',
    counted: 8,
    onTime: 6,
    share: 0.75,
  } as const
  const svg = plot('A < B', 'two handlers', [
    { name: 'as written', kept: [row], queue: [3, 5, 4] },
    { name: 'stage 1 in 8 working days', kept: [{ ...row, share: 0.5, onTime: 4 }], queue: [4, 6, 6] },
  ])

  test('says every figure in words, and what is drawn to those who cannot see it', () => {
    expect(svg).toContain('75.0% of 8')
    expect(svg).toContain('50.0% of 8')
    expect(svg).toMatch(/<desc[^>]*>.*6 waiting at the end/)
  })

  test('tells two runs apart by dash and pattern, not by colour alone', () => {
    expect(svg).toContain('stroke-dasharray="7 5"')
    expect(svg).toContain('url(#stripes)')
  })

  test('takes text as text', () => {
    expect(svg).toContain('A &lt; B')
  })
})
