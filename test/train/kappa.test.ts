import { expect, test } from 'vitest'
import { cohensKappa, type Pair, rawAgreement } from '../../train/agreement/kappa.ts'

const times = (count: number, pair: Pair): Pair[] => Array.from({ length: count }, () => pair)

// Worked by hand: both say yes to 20 of 50 and no to 15, so they agree on 35/50 = 0.7; chance gives
// 25/50 · 30/50 + 25/50 · 20/50 = 0.5; (0.7 − 0.5) / (1 − 0.5) = 0.4.
const fifty = [
  ...times(20, ['yes', 'yes']),
  ...times(5, ['yes', 'no']),
  ...times(10, ['no', 'yes']),
  ...times(15, ['no', 'no']),
]

test('agreement is the share of things that both name the same', () => {
  expect(rawAgreement(fifty)).toBeCloseTo(0.7, 10)
})

test('kappa takes away what chance would give', () => {
  expect(cohensKappa(fifty)).toBeCloseTo(0.4, 10)
})

test('kappa is 1 for readers who always agree and below 0 for readers who never do', () => {
  expect(cohensKappa([...times(3, ['a', 'a']), ...times(2, ['b', 'b']), ['c', 'c']])).toBe(1)
  expect(cohensKappa([...times(2, ['a', 'b']), ...times(2, ['b', 'a'])])).toBe(-1)
})

test('kappa says nothing where both readers only ever give one answer', () => {
  expect(cohensKappa(times(9, ['no', 'no']))).toBeNull()
})
