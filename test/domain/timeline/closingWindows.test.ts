import { describe, expect, test } from 'vitest'
import { isOpened } from '../../../domain/case/case.ts'
import type { CaseCommand } from '../../../domain/case/command.ts'
import { alarms } from '../../../domain/timeline/alarms.ts'
import { acknowledges, ada, answers, arrives, machine, resident, under } from '../case/policyStory.ts'
import { letterOf, owedByLast } from '../notices/letters.ts'

const solutions = 'housing-solutions-2024'
const reach = (when: string) => machine('reach-milestones', when, {})

/** Answered on a day, two working days after it was acknowledged. */
const answeredOn = (policy: string, when: string): readonly CaseCommand[] => [
  arrives(policy, '2026-11-09'),
  acknowledges('2026-11-10'),
  answers(when),
]

const closing = (policy: string, ...commands: readonly CaseCommand[]): readonly string[] => {
  const state = under(policy).state(...commands)
  if (!isOpened(state)) return ['not opened']
  return alarms(state, under(policy).rules)
    .filter(({ event }) => event.type === 'window-closing')
    .map(({ at }) => at)
}

const kinds = (policy: string, ...commands: readonly CaseCommand[]): readonly string[] =>
  owedByLast(policy, ...commands).map(({ notice }) => notice.kind)

// 6.2: twenty-one days from Friday 13 November 2026 end on Friday 4 December; a week before is Friday 27 November.
const answered = answeredOn(solutions, '2026-11-13')
const told = [...answered, reach('2026-11-27T09:00:00Z')]

describe('the end of the time to go further', () => {
  test('is told five working days before, at the opening hour', () => {
    expect(closing(solutions, ...answered)).toEqual(['2026-11-27T09:00:00.000Z'])
    const letter = letterOf('window-closing', solutions, ...told)
    expect(letter).toMatch(/ends on Friday 4 December 2026/)
    expect(letter).toMatch(/To ask for it, reply to this email[\s\S]*don't have to give a reason/)
    expect(letter).toContain('0300 111 3000')
  })

  test('over Christmas counts the days that are worked', () => {
    // 4.2: twenty working days from Friday 4 December 2026 end on Wednesday 6 January 2027. Before it are worked
    // Tuesday 5, Monday 4, Thursday 31, Wednesday 30 and Tuesday 29.
    const answeredLate = answeredOn('flagship-2020', '2026-12-04')
    expect(closing('flagship-2020', ...answeredLate)).toEqual(['2026-12-29T09:00:00.000Z'])
  })

  test('is told once, and anew only where the last day has moved', () => {
    expect(closing(solutions, ...told)).toEqual([])
    const received = ada('record-outcome-received', '2026-11-27T12:00:00Z', {
      stage: 'stage-1',
      happenedAt: '2026-11-18T10:00:00Z' as never,
    })
    // 6.2 runs from being advised: twenty-one days from Wednesday 18 November end on Wednesday 9 December.
    expect(closing(solutions, ...told, received)).toEqual(['2026-12-02T09:00:00.000Z'])
  })

  test('is not told to whoever has asked, has accepted, or is thought to be content', () => {
    expect(closing(solutions, ...answered, resident('request-escalation', '2026-11-16', {}))).toEqual([])
    const accepts = ada('close', '2026-11-16', { why: 'Content.', residentAccepts: true })
    expect(closing(solutions, ...answered, accepts)).toEqual([])
    const content = machine('raise-task', '2026-11-16', {
      id: 'content',
      what: 'confirm-acceptance',
      why: 'They say so.',
    })
    expect(kinds(solutions, ...answered, content, reach('2026-11-27T09:00:00Z'))).not.toContain(
      'window-closing',
    )
  })

  test('is not told where the policy gives two weeks or less, or no last day at all', () => {
    expect(closing('feedback-first-2021', ...answeredOn('feedback-first-2021', '2026-11-13'))).toEqual([])
    expect(closing('code-2024', ...answeredOn('code-2024', '2026-11-13'))).toEqual([])
  })

  test('is no news from a machine that wakes after it, and waits for us to open where it wakes at night', () => {
    expect(kinds(solutions, ...answered, reach('2026-12-07T10:00:00Z'))).not.toContain('window-closing')
    const night = [...answered, reach('2026-11-28T02:00:00Z')]
    expect(kinds(solutions, ...night)).not.toContain('window-closing')
    expect(kinds(solutions, ...night, reach('2026-11-30T09:00:00Z'))).toContain('window-closing')
  })
})
