import { describe, expect, test } from 'vitest'
import type { CaseCommand } from '../../../domain/case/command.ts'
import type { Role } from '../../../domain/landlord/landlord.ts'
import { sightInLists, sightOf } from '../../../domain/staff/sight.ts'
import { ada, arrives, under } from '../case/policyStory.ts'

const { state } = under('code-2024')
const opened = (...commands: readonly CaseCommand[]) => {
  const now = state(...commands)
  if (!('stages' in now)) throw new Error('not opened')
  return now
}
const arrived = arrives('code-2024', '2026-11-09')
const given = ada('assign', '2026-11-09', {
  stage: 'stage-1',
  handler: 'staff:fay',
  role: 'complaints officer',
})
const sight = (roles: readonly Role[], of = opened(arrived), loggedBy: readonly string[] = []) =>
  sightOf({ id: 'fay', roles }, of, loggedBy)

describe('of one case', () => {
  test.each([
    ['handler', 'whole'],
    ['reviewer', 'whole'],
    ['manager', 'whole'],
    ['frontline', 'outline'],
    ['administrator', 'dates'],
  ] as const)('a %s sees the %s', (role, expected) => {
    expect(sight([role])).toBe(expected)
  })

  test('frontline staff see the whole of what they logged and of what was given to them', () => {
    expect(sight(['frontline'], opened(arrived), ['staff:fay'])).toBe('whole')
    expect(sight(['frontline'], opened(arrived, given))).toBe('whole')
    expect(sight(['frontline'], opened(arrived), ['staff:other'])).toBe('outline')
  })

  test('nobody sees the whole of a case that they are complained about in (Code 5.8)', () => {
    const about = ada('declare-conflict', '2026-11-09', { person: 'staff:fay', why: 'Complained about.' })
    expect(sight(['handler'], opened(arrived, about))).toBe('outline')
    expect(sight(['manager'], opened(arrived, given, about), ['staff:fay'])).toBe('outline')
  })

  test('an administrator sees no person, whatever they logged', () => {
    expect(sight(['administrator'], opened(arrived), ['staff:fay'])).toBe('dates')
    expect(sight(['administrator', 'handler'])).toBe('whole')
  })
})

test('in lists, flags are for caseworkers and people for those who speak with them', () => {
  expect(sightInLists(['manager'])).toBe('whole')
  expect(sightInLists(['frontline'])).toBe('outline')
  expect(sightInLists(['administrator'])).toBe('dates')
})
