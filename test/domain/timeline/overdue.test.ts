import { describe, expect, test } from 'vitest'
import { isOpened, type OpenedCase } from '../../../domain/case/case.ts'
import type { CaseCommand } from '../../../domain/case/command.ts'
import { alarms } from '../../../domain/timeline/alarms.ts'
import { at } from '../case/caseStory.ts'
import { acknowledges, ada, answers, arrives, machine, resident, under } from '../case/policyStory.ts'

const code = under('code-2024')

const opened = (policy: ReturnType<typeof under>, ...commands: readonly CaseCommand[]): OpenedCase => {
  const state = policy.state(...commands)
  if (!isOpened(state)) throw new Error('not opened')
  return state
}

/** What is still to come, as moment, event and what it is about. */
const coming = (policy: ReturnType<typeof under>, ...commands: readonly CaseCommand[]) =>
  alarms(opened(policy, ...commands), policy.rules).map(({ at: moment, event }) => [
    moment,
    event.type,
    'milestone' in event ? event.milestone : null,
  ])

const reach = (when: string) => machine('reach-milestones', when, {})

describe('an overdue date', () => {
  // Received Monday 9 November 2026: acknowledged by Monday 16 (Code 6.2), five working days after Tuesday 17 is the 24th.
  const missed = [arrives('code-2024', '2026-11-09'), reach('2026-11-17T00:00:00Z')]

  test('is told to the managers again each week at the opening hour, until it is done', () => {
    expect(coming(code, ...missed)).toContainEqual([
      '2026-11-24T09:00:00.000Z',
      'still-overdue',
      'acknowledge',
    ])
    const again = [...missed, reach('2026-11-24T09:00:00Z')]
    expect(code.events(...again).at(-1)).toMatchObject({ type: 'still-overdue', workingDaysLate: 6 })
    expect(coming(code, ...again)).toContainEqual([
      '2026-12-01T09:00:00.000Z',
      'still-overdue',
      'acknowledge',
    ])
    const types = coming(code, ...again, acknowledges('2026-11-25')).map(([, type]) => type)
    expect(types).not.toContain('still-overdue')
  })

  test('that was overdue while the machine was off is told once, then in its usual step', () => {
    const late = code.events(arrives('code-2024', '2026-11-09'), reach('2027-01-04T12:00:00Z'))
    expect(late.filter((event) => event.at.startsWith('2027')).map((event) => event.type)).toEqual([
      'reminded', // to acknowledge, three working days before Monday 16 November
      'reminded',
      'milestone-missed',
      'reminded', // to answer, by Monday 30 November
      'reminded',
      'milestone-missed',
    ])
    const next = [arrives('code-2024', '2026-11-09'), reach('2027-01-04T12:00:00Z')]
    expect(coming(code, ...next)[0]).toEqual(['2027-01-11T09:00:00.000Z', 'still-overdue', 'acknowledge'])
    const twice = code.events(...next, reach('2027-02-01T12:00:00Z'))
    expect(twice.filter((event) => event.type === 'still-overdue')).toHaveLength(2)
  })

  test('about a hazard is told again each working day', () => {
    const hazard = arrives('code-2024', '2026-11-09', { flags: ['hazard_emergency'] })
    const late = [hazard, reach('2026-11-10T10:00:01Z')]
    expect(coming(code, ...late)).toContainEqual(['2026-11-11T09:00:00.000Z', 'still-overdue', 'make-safe'])
  })

  test('that policy and Code both demand is told again once (Flagship 2020: 24 hours; Code 6.2: five working days)', () => {
    const policy = under('flagship-2020')
    const late = [arrives('flagship-2020', '2026-11-09'), reach('2026-11-20T00:00:00Z')]
    const missed = policy.events(...late).filter((event) => event.type === 'milestone-missed')
    expect(missed.filter((event) => event.milestone === 'acknowledge').length).toBe(2)
    const again = coming(policy, ...late).filter(
      ([, type, what]) => type === 'still-overdue' && what === 'acknowledge',
    )
    expect(again).toHaveLength(1)
  })

  test('is no reminder of a hazard that was not known at the time', () => {
    const raised = ada('raise-flag', '2026-11-18', { flag: 'hazard_emergency', why: 'Sparks.' })
    const types = coming(code, arrives('code-2024', '2026-11-09'), acknowledges('2026-11-10'), raised)
      .filter(([, , milestone]) => milestone === 'make-safe')
      .map(([, type]) => type)
    expect(types).toEqual(['milestone-missed'])
  })
})

test('a promise that is late is told again until it is kept', () => {
  const promised = [
    arrives('code-2024', '2026-11-09'),
    acknowledges('2026-11-11'),
    answers('2026-11-20', 'stage-1', ada, {
      actions: [{ id: 'window', what: 'Mend the window', until: '2026-12-18' as never }],
    }),
    reach('2026-12-19T00:00:00Z'),
  ]
  // Saturday 19 December; Christmas Day, 28 December and New Year's Day are no working days.
  expect(coming(code, ...promised)).toContainEqual(['2026-12-29T09:00:00.000Z', 'action-still-overdue', null])
  const again = code.events(...promised, reach('2026-12-29T09:00:00Z'))
  expect(again.at(-1)).toMatchObject({ type: 'action-still-overdue', id: 'window', workingDaysLate: 5 })
})

describe('a time to act', () => {
  const reviewed = [
    arrives('code-2024', '2026-11-09'),
    acknowledges('2026-11-11'),
    answers('2026-11-20'),
    resident('request-escalation', '2026-11-23', { stage: 'stage-1', words: null, grounds: [] } as never),
    acknowledges('2026-11-25', 'stage-2'),
    answers(
      '2026-12-01',
      'stage-2',
      (type, when, fields) => ({ ...ada(type, when, fields), by: 'staff:ben' }) as never,
    ),
    ada('close', '2026-12-02', { why: 'Answered.' }),
  ]

  test('to go to the ombudsman ends twelve months after the last answer, and is on the record', () => {
    expect(coming(code, ...reviewed)).toEqual([['2027-12-02T00:00:00.000Z', 'window-closed', 'refer-by']])
    const after = code.events(...reviewed, reach('2027-12-02T00:00:00Z'))
    expect(after.at(-1)).toMatchObject({ type: 'window-closed', stage: 'external', milestone: 'refer-by' })
    expect(coming(code, ...reviewed, reach('2027-12-02T00:00:00Z'))).toEqual([])
  })

  test('that was used does not end of itself', () => {
    const gone = ada('record-ombudsman-contact', '2026-12-20', { what: 'They wrote.' })
    expect(coming(code, ...reviewed, gone)).toEqual([])
  })

  test('to take it further ends on the record, and then the case', () => {
    const policy = under('flagship-2020')
    const answered = [
      arrives('flagship-2020', '2026-11-09'),
      acknowledges('2026-11-09'),
      answers('2026-11-20'),
    ]
    // Twenty working days after Friday 20 November 2026 is Friday 18 December (4.2).
    const events = policy.events(...answered, reach('2026-12-19T00:00:00Z'))
    expect(events.slice(-2).map((event) => event.type)).toEqual(['window-closed', 'closed'])
  })
})

describe('the survey that a policy sends', () => {
  const closed = (id: string): readonly CaseCommand[] => [
    arrives(id, '2026-11-09'),
    acknowledges('2026-11-11'),
    answers('2026-11-20'),
    ada('close', '2026-11-23', { why: 'Answered.', residentAccepts: true }),
  ]

  test('goes out so many working days after closing (Flagship 2018, 5.6)', () => {
    const policy = under('flagship-2018')
    expect(coming(policy, ...closed('flagship-2018'))).toContainEqual([
      '2026-11-30T09:00:00.000Z',
      'survey-sent',
      null,
    ])
    const sent = [...closed('flagship-2018'), reach('2026-11-30T09:00:00Z')]
    expect(coming(policy, ...sent).map(([, type]) => type)).not.toContain('survey-sent')
  })

  test('goes out after each stage, still open or not (Housing Solutions, 7.3)', () => {
    const policy = under('housing-solutions-2024')
    const answered = closed('housing-solutions-2024').slice(0, 3)
    expect(coming(policy, ...answered)).toContainEqual(['2026-11-27T09:00:00.000Z', 'survey-sent', null])
  })

  test('is none where the policy names none (the Code)', () => {
    expect(coming(code, ...closed('code-2024')).map(([, type]) => type)).not.toContain('survey-sent')
  })
})

describe('dates that a change of the rules moves', () => {
  const told = [
    arrives('code-2024', '2026-11-09'),
    machine('record-notice', '2026-11-09', {
      notice: { key: 'receipt', channel: 'email', providerId: null },
    }),
  ]
  // A closure on Tuesday 10 November: the fifth working day after Monday 9 is then Tuesday 17.
  const closure = under('code-2024', ['2026-11-10'])
  const moved = {
    stage: 'stage-1',
    milestone: 'acknowledge',
    from: '2026-11-16T23:59:59+00:00',
    to: '2026-11-17T23:59:59+00:00',
    why: 'Closed on Tuesday 10 November 2026.',
  } as const
  const move = machine('move-dates', '2026-11-10', { rules: 'new', moved: [moved] })

  test('are on the record with the reason; one that the resident was told stays, as a promise', () => {
    const events = closure.events(...told, move)
    expect(events.at(-1)).toMatchObject({
      type: 'dates-moved',
      rules: 'new',
      moved: [{ ...moved, kept: true }],
    })
    expect(
      closure.date({ stage: 'stage-1', milestone: 'acknowledge', basis: 'policy' }, ...told, move),
    ).toMatchObject({
      due: moved.from,
      literalDue: moved.to,
    })
  })

  test('move where nobody was told', () => {
    const [untold] = told
    const events = closure.events(untold as CaseCommand, move)
    expect(events.at(-1)).toMatchObject({ moved: [{ kept: false }] })
  })

  test('are recorded once for each set of rules, and never as what the rules do not give', () => {
    expect(closure.given(...told, move).when(move)).toEqual({ events: [] })
    expect(code.given(...told).when(move)).toEqual({ events: [] })
  })
})

test('nothing is told before it can have happened', () => {
  const state = opened(code, arrives('code-2024', '2026-11-09'))
  for (const alarm of alarms(state, code.rules)) expect(alarm.at >= at('2026-11-09T10:00:00Z')).toBe(true)
})
