import { expect, test } from 'vitest'
import { strictest } from '../../../domain/following/points.ts'
import { caseOf, facts, type Told } from '../deadlines/caseOf.ts'

// Saturday 7 November 2026: the 24 hours of Flagship 2020, 4.1, end on Sunday; Code 6.2's five working days on Friday 13.
const told: readonly Told[] = [
  ['received', '2026-11-07T14:00:00Z'],
  ['receipt-sent', '2026-11-07T14:00:05Z'],
]

const acknowledging = (...more: readonly Told[]) =>
  strictest(caseOf('flagship-2020', facts(...told, ...more)).milestones)
    .filter(({ milestone }) => milestone === 'acknowledge')
    .map(({ due, state }) => [due, state])

test('what the receipt kept by itself is still to come from a person, by the Code’s date (Code 6.2)', () => {
  expect(acknowledging()).toEqual([['2026-11-13T23:59:59+00:00', 'pending']])
})

test('once a person has acknowledged it, it is done', () => {
  expect(acknowledging(['acknowledged', '2026-11-09T10:00:00Z'])).toEqual([
    ['2026-11-08T14:00:00+00:00', 'met'],
  ])
})
