import { describe, expect, test } from 'vitest'
import { isOpened, type OpenedCase } from '../../../domain/case/case.ts'
import type { CaseCommand } from '../../../domain/case/command.ts'
import { caseFrom } from '../../../domain/case/evolve.ts'
import { alarms } from '../../../domain/timeline/alarms.ts'
import { locate, locationKey } from '../../../domain/timeline/location.ts'
import { acknowledging, at, codeRules, opening, played } from '../case/caseStory.ts'

const opened = (...commands: readonly CaseCommand[]): OpenedCase => {
  const state = caseFrom(played(...commands))
  if (!isOpened(state)) throw new Error('not opened')
  return state
}

describe('reminders', () => {
  test('come at the opening hour of a working day, never at night or on a bank holiday', () => {
    // Acknowledged Tuesday 22 December 2026: answer due Friday 8 January 2027. Three working days before is Tuesday 5.
    const state = opened(
      opening({ message: { receivedAt: at('2026-12-18T10:00:00Z') } }),
      acknowledging('2026-12-22T10:00:00Z'),
    )
    const reminders = alarms(state, codeRules).filter((alarm) => alarm.event.type === 'reminded')
    expect(reminders.map((alarm) => alarm.at)).toEqual([
      '2027-01-05T09:00:00.000Z',
      '2027-01-07T09:00:00.000Z',
    ])
  })

  test('in summer come at nine by local time, which is eight by UTC', () => {
    const july = {
      ...opening({ message: { receivedAt: at('2026-07-06T10:00:00Z') } }),
      at: at('2026-07-06T10:00:01Z'),
    }
    const state = opened(july)
    // Received Monday 6 July 2026: acknowledged by Monday 13; three working days before is Wednesday 8.
    expect(alarms(state, codeRules)[0]?.at).toBe('2026-07-08T08:00:00.000Z')
  })

  test('whose time was past when the case was opened are not given', () => {
    // Said on Monday 2 November and logged a week late: due Monday 9, so both reminders were past.
    const late = opening({ message: { author: 'staff', staff: 'ada', saidAt: at('2026-11-02T10:00:00Z') } })
    const types = alarms(opened(late), codeRules).filter(
      (alarm) => 'milestone' in alarm.event && alarm.event.milestone === 'acknowledge',
    )
    expect(types.map((alarm) => alarm.event.type)).toEqual(['milestone-missed'])
  })
})

describe('where a case is', () => {
  test('is its stage and its next date; over once it is withdrawn', () => {
    const state = opened(opening())
    expect(locate('C', state, codeRules, at('2026-11-09T10:00:00Z'))).toMatchObject({
      place: 'stage-1/acknowledge',
    })
    const gone = opened(opening(), {
      type: 'withdraw',
      at: at('2026-11-10T10:00:00Z'),
      by: 'resident',
      why: 'Mended.',
    })
    expect(locate('C', gone, codeRules, at('2026-11-10T10:00:00Z'))).toMatchObject({
      place: 'over',
      nextAt: null,
    })
  })

  test('waits a whole number of seconds, at least one and at most 150 days', () => {
    const state = opened(opening())
    expect(locate('C', state, codeRules, at('2026-11-11T08:59:59.001Z')).waitSeconds).toBe(1)
    expect(locate('C', state, codeRules, at('2027-11-11T09:00:00Z')).waitSeconds).toBe(1)
    const enquiry = { outcome: 'enquiry', clause: 'none', why: 'A question.', confirm: false } as const
    expect(
      locate('C', opened(opening({ route: enquiry })), codeRules, at('2026-11-09T10:00:00Z')).waitSeconds,
    ).toBe(150 * 86_400)
  })

  test('is the same place while nothing that matters has changed', () => {
    const state = opened(opening())
    const [early, late] = ['2026-11-09T10:00:00Z', '2026-11-10T10:00:00Z'].map((now) =>
      locate('C', state, codeRules, at(now)),
    )
    expect(early && locationKey(early)).toBe(late && locationKey(late))
  })
})
