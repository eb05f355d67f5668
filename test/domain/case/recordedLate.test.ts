import { describe, expect, test } from 'vitest'
import { milestones } from '../../../domain/deadlines/milestones.ts'
import { owedByLast } from '../notices/letters.ts'
import { at } from './caseStory.ts'
import { acknowledges, ada, answers, arrives, ben, machine, resident, under } from './policyStory.ts'

const code = under('code-2024')
const reach = (when: string) => machine('reach-milestones', when, {})

// Received Monday 9 November 2026, acknowledged Wednesday 11: answered by Wednesday 25 (Code 6.3).
const working = [arrives('code-2024', '2026-11-09'), acknowledges('2026-11-11')]
const answerTold = (happenedAt: string) => ({
  ...answers('2026-11-30T10:00:00Z'),
  happenedAt: at(happenedAt),
})

describe('an answer that is recorded after its date', () => {
  const missed = [...working, reach('2026-11-26T00:00:00Z')]

  test('as sent before it is taken, and marked with the date, the clause and who says so', () => {
    const events = code.events(...missed, answerTold('2026-11-25T16:00:00Z'))
    expect(events.slice(-2)).toMatchObject([
      { type: 'responded' },
      {
        type: 'recorded-late',
        by: 'staff:ada',
        stage: 'stage-1',
        milestone: 'respond',
        due: '2026-11-25T23:59:59+00:00',
        clause: '6.3',
        happenedAt: at('2026-11-25T16:00:00Z'),
      },
    ])
    const state = code.state(...missed, answerTold('2026-11-25T16:00:00Z'))
    expect(state).toMatchObject({ recordedLate: [{ milestone: 'respond', by: 'staff:ada' }] })
    // The breach stays; the date itself stands as kept.
    const facts = 'facts' in state ? state.facts : []
    const dates = milestones(code.rules.policy, code.rules.calendar, facts).milestones
    expect(dates.find(({ milestone }) => milestone === 'respond')?.state).toBe('met')
    expect(events.some(({ type }) => type === 'milestone-missed')).toBe(true)
  })

  test('as sent after it is late, and needs no mark', () => {
    const events = code.events(...missed, answerTold('2026-11-27T09:00:00Z'))
    expect(events.map(({ type }) => type)).not.toContain('recorded-late')
  })

  test('is marked though the machine was off and noted no breach', () => {
    const events = code.events(...working, answerTold('2026-11-25T16:00:00Z'))
    expect(events.at(-1)?.type).toBe('recorded-late')
  })

  test('before its date passes needs no mark, whenever it was sent', () => {
    const early = { ...answers('2026-11-25T17:00:00Z'), happenedAt: at('2026-11-24T10:00:00Z') }
    expect(code.events(...working, early).map(({ type }) => type)).not.toContain('recorded-late')
  })
})

describe('a manager who is said to have agreed', () => {
  const policy = under('housing-solutions-2024')
  const agreedBy = { by: 'staff:ruth-ellison', role: 'a Senior Manager' } as const
  const opened = arrives('housing-solutions-2024', '2026-11-09')
  const refused = (more: object = {}) =>
    ada('refuse', '2026-11-12', {
      exclusion: 'excessive-demands',
      explanation: 'This is why.',
      evidence: 'The letters.',
      agreedBy,
      ...more,
    })

  test('is told so at once, by whom and under which clause', () => {
    const told = owedByLast('housing-solutions-2024', opened, refused()).find(
      ({ notice }) => notice.kind === 'agreed',
    )
    expect(told?.to).toEqual({ staff: 'ruth-ellison' })
    expect(JSON.stringify(told?.notice.parts)).toContain('4.2.4')
  })

  test('is not told what they recorded themselves', () => {
    const own = { ...refused(), by: agreedBy.by } as ReturnType<typeof refused>
    const kinds = owedByLast('housing-solutions-2024', opened, own).map(({ notice }) => notice.kind)
    expect(kinds).toContain('refusal')
    expect(kinds).not.toContain('agreed')
  })

  test('is not somebody whom the case is about (Code 5.8)', () => {
    const conflict = ben('declare-conflict', '2026-11-10', { person: agreedBy.by, why: 'It is about them.' })
    expect(policy.given(opened, conflict).when(refused())).toMatchObject({ refusal: { clause: 'Code 5.8' } })
  })

  test('is not somebody who took part in what would be looked at again (Code 6.13)', () => {
    const ruth = acknowledges('2026-11-10')
    const took = { ...ruth, by: agreedBy.by } as typeof ruth
    const late = policy.given(
      opened,
      took,
      answers('2026-11-13'),
      resident('request-escalation', '2026-12-20', {}),
    )
    const decline = (by: string) =>
      ben('refuse-escalation', '2026-12-21', {
        clause: '6.3',
        reasons: 'Months had passed.',
        agreedBy: { ...agreedBy, by },
      })
    expect(late.when(decline(agreedBy.by))).toMatchObject({ refusal: { clause: 'Code 6.13' } })
    expect(late.when(decline('staff:dee'))).toMatchObject({ events: [{ type: 'escalation-refused' }] })
  })
})
