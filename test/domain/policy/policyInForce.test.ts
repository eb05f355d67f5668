import { expect, test } from 'vitest'
import { localDateSchema } from '../../../domain/calendar/instant.ts'
import { overlapIn, policyInForce } from '../../../domain/policy/policyInForce.ts'

const day = (text: string) => localDateSchema.parse(text)
const policies = [
  { policy: 'flagship-2018', from: day('2018-05-01'), until: day('2020-12-22') },
  { policy: 'flagship-2020', from: day('2020-12-23') },
]

test.each([
  ['2018-04-30', null],
  ['2018-05-01', 'flagship-2018'],
  ['2020-12-22', 'flagship-2018'],
  ['2020-12-23', 'flagship-2020'],
  ['2026-11-22', 'flagship-2020'],
])('on %s the policy in force is %s', (on, policy) => {
  expect(policyInForce({ policies }, day(on))).toBe(policy)
})

test('policies that follow one another do not overlap', () => {
  expect(overlapIn(policies)).toBeNull()
})

test('two in force on one day are found, whichever has no end', () => {
  expect(
    overlapIn([
      { policy: 'a', from: day('2018-05-01') },
      { policy: 'b', from: day('2020-12-23') },
    ]),
  ).toEqual([0, 1])
  const touching = [
    { policy: 'a', from: day('2018-05-01'), until: day('2020-12-23') },
    { policy: 'b', from: day('2020-12-23') },
  ]
  expect(overlapIn(touching)).toEqual([0, 1])
})
