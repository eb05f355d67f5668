import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { instantOf } from '../../../domain/calendar/instant.ts'
import { type Case, isOpened, nobodyYet } from '../../../domain/case/case.ts'
import { decide } from '../../../domain/case/decide.ts'
import type { CaseEvent } from '../../../domain/case/event.ts'
import { evolve } from '../../../domain/case/evolve.ts'
import type { NoticeKind } from '../../../domain/notices/kinds.ts'
import { type OwedNotice, owedNotices } from '../../../domain/notices/owedNotices.ts'
import { placeholders } from '../../../domain/notices/placeholders.ts'
import { everyPolicy, rulesOf } from '../case/policyStory.ts'
import { moves, type Step, toCommand } from '../case/randomMoves.ts'
import { noticeOf, textOf } from './letters.ts'

/** Sequences per policy, and the most time for each policy; fast-check prints the seed of a failure. */
const bounded = { numRuns: 150, interruptAfterTimeLimit: 4000, markInterruptAsFailure: false }

/** Events that owe the resident a letter whatever else is the case: sent, or put into somebody's hands. */
const always: Partial<Readonly<Record<CaseEvent['type'], readonly NoticeKind[]>>> = {
  acknowledged: ['acknowledgement'],
  'extension-notified': ['extension'],
  'extension-told-late': ['extension-late'],
  responded: ['response'],
  'escalation-accepted': ['escalation-accepted'],
  'escalation-refused': ['escalation-refused'],
  refused: ['refusal'],
  withdrawn: ['withdrawn'],
  reopened: ['reopened'],
  'action-moved': ['action-moved'],
  'action-overdue': ['action-overdue'],
}

const namesOmbudsman: readonly NoticeKind[] = [
  'acknowledgement',
  'extension',
  'extension-late',
  'response',
  'escalation-refused',
  'refusal',
  'late',
  'closed',
  'withdrawn',
]

const unfilled = new RegExp(
  `\\{(?:${Object.keys(placeholders).join('|')})\\}|undefined|\\bnull\\b|NaN|\\[object`,
)

const letterIn = (owed: readonly OwedNotice[], kinds: readonly NoticeKind[]): boolean =>
  owed.some(
    ({ notice }) =>
      kinds.includes(notice.kind) ||
      (notice.kind === 'by-hand' && kinds.some((kind) => notice.key.startsWith(`by-hand/${kind}/`))),
  )

const held = (events: readonly CaseEvent[], owed: readonly OwedNotice[], phone: string): void => {
  expect(new Set(owed.map(({ notice }) => notice.key)).size).toBe(owed.length)
  for (const event of events) {
    const { type } = event
    // What came while the offices were closed is told once they open, as far as it still holds.
    const kinds = 'tellAt' in event && event.tellAt !== undefined ? undefined : always[type]
    if (kinds !== undefined) expect(letterIn(owed, kinds), type).toBe(true)
  }
  for (const { notice } of owed) {
    const text = textOf(notice)
    expect(text).not.toMatch(unfilled)
    expect(notice.subject).not.toMatch(/\n|^\s*$/)
    expect(notice.parts.length).toBeGreaterThan(0)
    if (namesOmbudsman.includes(notice.kind)) expect(text, notice.kind).toContain(phone)
  }
}

describe.each(everyPolicy)('under %s, whatever is done in whatever order,', (policyId) => {
  const rules = rulesOf(policyId)
  const phone = rules.policy.ombudsman.telephone

  const play = (steps: readonly Step[]): void => {
    let state: Case = nobodyYet
    let now = Date.parse('2026-11-09T10:00:00Z')
    for (const [index, step] of steps.entries()) {
      now += step.waitHours * 3_600_000
      const at = instantOf(now)
      const decision = decide(toCommand(step, index, { state, at, policy: rules.policy }), state, rules)
      if ('refusal' in decision) continue
      state = decision.events.reduce(evolve, state)
      if (!isOpened(state)) continue
      held(decision.events, owedNotices(decision.events, noticeOf(policyId, state, at)), phone)
    }
  }

  test('each letter that is owed is there, whole, once, and says who can be asked from outside', () => {
    fc.assert(fc.property(moves(), play), bounded)
  }, 30_000)
})
