import { describe, expect, test } from 'vitest'
import { caseFrom } from '../../../domain/case/evolve.ts'
import { acknowledging, at, given, message, opening, played, reading } from './caseStory.ts'

const typesOf = (decision: ReturnType<ReturnType<typeof given>['when']>): readonly string[] =>
  'refusal' in decision ? [`refused: ${decision.refusal.why}`] : decision.events.map((event) => event.type)

const reaching = (when: string) => ({ type: 'reach-milestones', at: at(when), by: 'putright' }) as const

describe('opening', () => {
  test('a message opens a case with what was received, what was read and what the policy made of it', () => {
    expect(played(opening()).map((event) => event.type)).toEqual([
      'message-received',
      'message-read',
      'case-opened',
    ])
  })

  test('the same message again opens nothing more', () => {
    expect(given(opening()).when(opening())).toEqual({ events: [] })
  })

  test('the clock starts when the resident said it, where staff log it later', () => {
    const state = caseFrom(
      played(opening({ message: { author: 'staff', staff: 'ada', saidAt: at('2026-11-06T16:00:00Z') } })),
    )
    expect(state).toMatchObject({
      facts: [{ type: 'received', stage: 'stage-1', at: '2026-11-06T16:00:00.000Z' }],
    })
  })

  test('a compliment is closed as soon as it is recorded', () => {
    const route = { outcome: 'compliment', clause: 'none', why: 'Thanks.', confirm: false } as const
    expect(caseFrom(played(opening({ route }))).status).toBe('closed')
  })

  test('a reading that a person must confirm waits for one', () => {
    const route = { outcome: 'stage-1', clause: '1.2', why: 'Unsure.', confirm: true } as const
    expect(caseFrom(played(opening({ route }))).status).toBe('to-confirm')
  })

  test('a hazard in the message starts its legal clock when the landlord became aware', () => {
    const state = caseFrom(played(opening({ reading: { flags: ['hazard_emergency'] } })))
    expect(state).toMatchObject({
      facts: [
        { type: 'received' },
        { type: 'hazard-known', severity: 'emergency', at: '2026-11-09T10:00:00.000Z' },
      ],
    })
  })
})

describe('acknowledging', () => {
  test('a complaint is acknowledged once only', () => {
    const again = given(opening(), acknowledging('2026-11-11T10:00:00Z')).when(
      acknowledging('2026-11-12T10:00:00Z'),
    )
    expect(typesOf(again)).toEqual(['refused: This has been acknowledged already.'])
  })

  test('an acknowledgement without our understanding of the complaint is refused with the Code’s clause (5.6)', () => {
    const empty = { ...acknowledging('2026-11-11T10:00:00Z'), definition: ' ' }
    expect(given(opening()).when(empty)).toMatchObject({ refusal: { clause: 'Code 5.6' } })
  })
})

describe('closing', () => {
  test('a complaint is not closed before it is answered (Code 6.6)', () => {
    const close = { type: 'close', at: at('2026-11-12T10:00:00Z'), by: 'staff:ada', why: 'Done.' } as const
    expect(given(opening()).when(close)).toMatchObject({ refusal: { clause: 'Code 6.6' } })
  })
})

describe('dates that come', () => {
  test('nothing is recorded before the first reminder', () => {
    expect(typesOf(given(opening()).when(reaching('2026-11-10T09:00:00Z')))).toEqual([])
  })

  test('the handler is reminded three working days and one working day before the acknowledgement is due (6.2)', () => {
    // Received Monday 9 November 2026, so due Monday 16; three working days before is Wednesday 11, one is Friday 13.
    expect(typesOf(given(opening()).when(reaching('2026-11-11T09:00:00Z')))).toEqual(['reminded'])
    expect(typesOf(given(opening()).when(reaching('2026-11-13T09:00:00Z')))).toEqual(['reminded', 'reminded'])
  })

  test('a missed acknowledgement is a breach from the first second of the next day', () => {
    expect(typesOf(given(opening()).when(reaching('2026-11-16T23:59:59Z')))).not.toContain('milestone-missed')
    expect(given(opening()).when(reaching('2026-11-17T00:00:00Z'))).toMatchObject({
      events: [
        { type: 'reminded' },
        { type: 'reminded' },
        { type: 'milestone-missed', milestone: 'acknowledge', due: '2026-11-16T23:59:59+00:00' },
      ],
    })
  })

  test('waking late records everything that came due, in order, once', () => {
    const late = reaching('2027-02-01T09:00:00Z')
    const decision = given(opening()).when(late)
    const missed =
      'refusal' in decision ? [] : decision.events.filter((event) => event.type === 'milestone-missed')
    // Never acknowledged: the answer is due ten working days after the last day for acknowledging, Monday 30 November.
    expect(missed).toMatchObject([
      { milestone: 'acknowledge', due: '2026-11-16T23:59:59+00:00' },
      { milestone: 'respond', due: '2026-11-30T23:59:59+00:00' },
    ])
    expect(given(opening(), late).when(late)).toEqual({ events: [] })
  })

  test('an acknowledgement in time leaves only the answer’s date to keep', () => {
    // Acknowledged Wednesday 11 November, so the answer is due Wednesday 25 (6.3).
    const decision = given(opening(), acknowledging('2026-11-11T10:00:00Z')).when(
      reaching('2026-11-26T00:00:00Z'),
    )
    expect(decision).toMatchObject({
      events: [
        { type: 'reminded', milestone: 'respond', workingDaysBefore: 3 },
        { type: 'reminded', milestone: 'respond', workingDaysBefore: 1 },
        { type: 'milestone-missed', milestone: 'respond', due: '2026-11-25T23:59:59+00:00' },
      ],
    })
  })
})

describe('a further message', () => {
  const add = (channelMessageId: string) =>
    ({
      type: 'add-message',
      at: at('2026-11-10T10:00:00Z'),
      by: 'putright',
      message: message({ channelMessageId, text: 'One thing more.' }),
      reading: reading({ disposition: 'case_update', flags: ['vulnerability'] }),
    }) as const

  test('joins its case and adds its flags', () => {
    expect(caseFrom(played(opening(), add('m-2')))).toMatchObject({
      flags: ['vulnerability'],
      messageIds: ['m-1', 'm-2'],
    })
  })

  test('delivered twice joins once', () => {
    expect(given(opening(), add('m-2')).when(add('m-2'))).toEqual({ events: [] })
  })
})
