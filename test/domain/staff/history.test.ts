import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { instantOf, millisecondsOf } from '../../../domain/calendar/instant.ts'
import { type Case, nobodyYet } from '../../../domain/case/case.ts'
import type { CaseCommand } from '../../../domain/case/command.ts'
import { decide } from '../../../domain/case/decide.ts'
import type { CaseEvent } from '../../../domain/case/event.ts'
import { evolve } from '../../../domain/case/evolve.ts'
import { inWords, type Told } from '../../../domain/staff/history/history.ts'
import { at } from '../case/caseStory.ts'
import { acknowledges, ada, answers, arrives, ben, under } from '../case/policyStory.ts'
import { moves, type Step, toCommand } from '../case/randomMoves.ts'

const told: Told = { who: (actor) => `Staff <${actor}>`, moment: (instant) => `<${instant}>` }
const { events, rules } = under('code-2024')

const said = (...commands: readonly CaseCommand[]): string =>
  inWords(events(arrives('code-2024', '2026-11-09'), ...commands).at(-1) as CaseEvent, told)

/** What happens in a random life. */
const lifeOf = (steps: readonly Step[]): readonly CaseEvent[] => {
  const all: CaseEvent[] = []
  let state: Case = nobodyYet
  let now = at('2026-11-09T10:00:00Z')
  steps.forEach((step, index) => {
    now = instantOf(millisecondsOf(now) + step.waitHours * 3_600_000)
    const decision = decide(toCommand(step, index, { state, at: now, policy: rules.policy }), state, rules)
    if ('refusal' in decision) return
    all.push(...decision.events)
    state = decision.events.reduce(evolve, state)
  })
  return all
}

describe('a case’s history in words', () => {
  test('is a whole sentence for whatever happens, and holds no hole', () => {
    fc.assert(
      fc.property(moves(), (steps) => {
        for (const event of lifeOf(steps)) {
          const sentence = inWords(event, told)
          expect([event.type, sentence]).toEqual([event.type, expect.stringMatching(/^[A-Z“].*[.!?”)]$/s)])
          expect(sentence).not.toMatch(/undefined|null|NaN|\[object|\.\.$|: \./)
        }
      }),
      { numRuns: 150 },
    )
  })

  test('names people and days as they are read', () => {
    expect(said(acknowledges('2026-11-10'))).toBe(
      'Stage 1 acknowledged by letter. The complaint: Nobody came. Wanted: A repair. The answer is promised by Tuesday 24 November 2026.',
    )
    expect(
      said(
        ada('assign', '2026-11-10', {
          stage: 'stage-1',
          handler: 'staff:ben',
          role: 'complaints officer',
        }),
      ),
    ).toBe('Stage 1 given to Staff <staff:ben> (complaints officer).')
    const answered = answers('2026-11-12', 'stage-1', ada, {
      decision: 'partly-upheld',
      remedies: [{ kind: 'money', what: 'a heater', pence: 4550, for: 'loss', paidTo: 'resident' }],
      actions: [{ id: 'a', what: 'mend the boiler', until: '2026-12-04' as never }],
    })
    expect(said(acknowledges('2026-11-10'), answered)).toBe(
      'Stage 1 answered: partly upheld. Offered: £45.50 for loss, a heater. Promised by Friday 4 December 2026: mend the boiler.',
    )
  })

  test('ends what somebody wrote as a sentence, and leaves out what nobody wrote', () => {
    const flagged = (why: string) => said(ben('raise-flag', '2026-11-10', { flag: 'safeguarding', why }))
    expect(flagged('A child sleeps there')).toBe('Noticed: safeguarding: A child sleeps there.')
    expect(flagged('Is she safe?')).toBe('Noticed: safeguarding: Is she safe?')
    expect(said(ada('request-escalation', '2026-11-10', {}))).toMatch(/before the answer\.$/)
  })
})
