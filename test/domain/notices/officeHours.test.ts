import { describe, expect, test } from 'vitest'
import { isOpened } from '../../../domain/case/case.ts'
import type { CaseCommand } from '../../../domain/case/command.ts'
import { alarms } from '../../../domain/timeline/alarms.ts'
import { acknowledges, ada, answers, arrives, ben, machine, resident, under } from '../case/policyStory.ts'
import { letterOf, owedByLast } from './letters.ts'

const code = 'code-2024'
const reach = (when: string) => machine('reach-milestones', when, {})

/** Whom each letter of the last command goes to, and of which kind it is. */
const told = (policy: string, ...commands: readonly CaseCommand[]): readonly string[] =>
  owedByLast(policy, ...commands).map(
    ({ notice, to }) => `${'route' in to ? 'resident' : 'staff'} ${notice.kind}`,
  )

const next = (policy: string, ...commands: readonly CaseCommand[]) => {
  const state = under(policy).state(...commands)
  const [first] = isOpened(state) ? alarms(state, under(policy).rules) : []
  return [first?.at, first?.event.type]
}

describe('a date that passes at midnight', () => {
  // Received Friday 6 November 2026: acknowledged by Friday 13 (Code 6.2). We open on Monday 16 at nine.
  const missed = [arrives(code, '2026-11-06'), reach('2026-11-14T00:00:00Z')]

  test('is a breach at once, which the managers hear of; the resident hears at the next opening', () => {
    expect(told(code, ...missed)).toEqual(expect.arrayContaining(['staff breach']))
    expect(told(code, ...missed)).not.toContain('resident late')
    expect(next(code, ...missed)).toEqual(['2026-11-16T09:00:00.000Z', 'letters-fell-due'])
    const letter = letterOf('late', code, ...missed, reach('2026-11-16T09:00:00Z'))
    expect(letter).toMatch(/get in touch[^.]*by Friday 13 November 2026/)
  })

  test('is told once, however often the machine wakes', () => {
    const opened = [...missed, reach('2026-11-16T09:00:00Z')]
    expect(told(code, ...opened, reach('2026-11-16T09:00:01Z'))).toEqual([])
    expect(told(code, ...opened, reach('2026-11-17T09:00:00Z'))).not.toContain('resident late')
  })

  test('is not told once it has been kept after all', () => {
    const kept = [...missed, acknowledges('2026-11-15T20:00:00Z')]
    expect(told(code, ...kept, reach('2026-11-16T09:00:00Z'))).toEqual([])
  })

  test('is told at the opening after a machine that was off has woken, not in the night that it wakes', () => {
    const off = [arrives(code, '2026-11-06'), reach('2026-11-18T02:00:00Z')]
    expect(told(code, ...off)).not.toContain('resident late')
    expect(next(code, ...off)).toEqual(['2026-11-18T09:00:00.000Z', 'letters-fell-due'])
    expect(told(code, ...off, reach('2026-11-19T12:00:00Z'))).toContain('resident late')
  })

  test('over Christmas is told when we are back', () => {
    // Received Thursday 17 December 2026: acknowledged by Thursday 24. The 25th and 28th are bank holidays.
    const christmas = [arrives(code, '2026-12-17'), reach('2026-12-25T00:00:00Z')]
    expect(next(code, ...christmas)).toEqual(['2026-12-29T09:00:00.000Z', 'letters-fell-due'])
  })
})

test('a date that passes while we are open is told at once', () => {
  // Flagship 2020, 4.1: twenty-four hours from Tuesday 10 November 11:00.
  const missed = [arrives('flagship-2020', '2026-11-10T11:00:00Z'), reach('2026-11-11T11:00:01Z')] as const
  expect(told('flagship-2020', ...missed)).toContain('resident late')
  expect(next('flagship-2020', ...missed)[1]).not.toBe('letters-fell-due')
})

test('a danger that was not made safe is told at any hour', () => {
  // SI 2025/1042: twenty-four hours from Friday 13 November 23:00, so on Saturday night.
  const missed = [
    arrives(code, '2026-11-13T23:00:00Z', { flags: ['hazard_emergency'] }),
    reach('2026-11-14T23:00:01Z'),
  ]
  expect(told(code, ...missed)).toContain('resident late')
})

describe('a promise whose day passes without it', () => {
  const action = { id: 'fence', what: 'Mend the fence.', until: '2026-11-20' } as never
  const overdue = [
    arrives(code, '2026-11-09'),
    acknowledges('2026-11-10'),
    ada('promise-action', '2026-11-11', { action }),
    reach('2026-11-21T00:00:00Z'),
  ]

  test('is told to the managers at once and to the resident on Monday', () => {
    expect(told(code, ...overdue)).toContain('staff promise-overdue')
    expect(told(code, ...overdue)).not.toContain('resident action-overdue')
    expect(told(code, ...overdue, reach('2026-11-23T09:00:00Z'))).toContain('resident action-overdue')
  })

  test('is not told where it was kept over the weekend', () => {
    const kept = ada('complete-action', '2026-11-22', { id: 'fence', how: 'Mended.' })
    expect(told(code, ...overdue, kept, reach('2026-11-23T09:00:00Z'))).not.toContain(
      'resident action-overdue',
    )
  })
})

describe('the end of the time to go further', () => {
  const policy = 'housing-solutions-2024'
  // 6.2: answered Friday 13 November 2026, twenty-one days to Friday 4 December.
  const answered = [arrives(policy, '2026-11-09'), acknowledges('2026-11-10'), answers('2026-11-13')]
  const ended = [...answered, reach('2026-12-05T00:00:00Z')]

  test('closes the case at midnight, and the letter goes on Monday', () => {
    expect(told(policy, ...ended)).not.toContain('resident closed')
    expect(under(policy).state(...ended).status).toBe('closed')
    expect(told(policy, ...ended, reach('2026-12-07T09:00:00Z'))).toEqual(['resident closed'])
  })

  test('is not told to somebody who asks for the next stage before the letter has gone', () => {
    const asked = resident('request-escalation', '2026-12-06', {})
    expect(told(policy, ...ended, asked, ben('accept-escalation', '2026-12-07T08:00:00Z', {}))).toEqual([
      'resident escalation-accepted',
    ])
    const accepted = [...ended, asked, ben('accept-escalation', '2026-12-07T08:00:00Z', {})]
    expect(told(policy, ...accepted, reach('2026-12-07T09:00:00Z'))).toEqual([])
  })
})
