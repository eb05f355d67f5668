import { describe, expect, test } from 'vitest'
import type { OpenedCase } from '../../../domain/case/case.ts'
import type { Flag } from '../../../domain/classifier/reading.ts'
import { owedNotices } from '../../../domain/notices/owedNotices.ts'
import { receipt } from '../../../domain/notices/receipt.ts'
import { renderHtml, renderText } from '../../../domain/notices/render.ts'
import { sayDate, sayDue } from '../../../domain/notices/sayDate.ts'
import { at, message, opening, played } from '../case/caseStory.ts'
import { arrives } from '../case/policyStory.ts'
import { landlord, letterhead, letterOf, noticeOf, openedFrom } from './letters.ts'

const opened = (...changes: Parameters<typeof opening>): OpenedCase => openedFrom(played(opening(...changes)))

const of = (state: OpenedCase) => noticeOf('code-2024', state)

const textOf = (state: OpenedCase): string => renderText(receipt(message(), of(state)), letterhead)

describe('dates in words', () => {
  test('a date is said in full with its weekday', () => {
    expect(sayDate('2026-12-04')).toBe('Friday 4 December 2026')
    expect(sayDate('2027-01-01')).toBe('Friday 1 January 2027')
  })

  test('a limit in days is its day; a limit in hours has its time', () => {
    expect(sayDue('2026-12-04T23:59:59+00:00')).toBe('Friday 4 December 2026')
    expect(sayDue('2026-12-25T16:00:00+00:00')).toBe('16:00 on Friday 25 December 2026')
  })
})

describe('the receipt of a complaint', () => {
  const text = textOf(opened())

  test('says the reference, what we were told, what happens next and by when', () => {
    expect(text).toContain('PR-7F3K-9QZ2')
    expect(text).toContain('> Nobody has come in eleven weeks.')
    // Received Monday 9 November 2026: acknowledged by Monday 16 (Code 6.2), answered by Monday 30 at the latest (6.3).
    expect(text).toContain('By Monday 16 November 2026')
    expect(text).toContain('By Monday 30 November 2026')
  })

  test('gives the Ombudsman’s details and says that help may be asked for at any time (Code 3.7)', () => {
    expect(text).toContain('Housing Ombudsman')
    expect(text).toContain('0300 111 3000')
    expect(text).toContain('PR2 0ET')
    expect(text).toMatch(/at any time/)
  })

  test('asks whether anything makes it harder to deal with us (Code 5.10)', () => {
    expect(text).toMatch(/makes it harder for you to deal with us/)
  })

  test('never says what we do not say', () => {
    expect(text).not.toMatch(/unfortunately|please be advised|inconvenience|valued customer|!/i)
  })
})

describe('a receipt that a policy takes for the acknowledgement', () => {
  test('promises the Code’s own, and not the one that it is itself (4.1)', () => {
    // Monday 9 November 2026 10:00: the policy's 24 hours end on the 10th; Code 6.2's five working days on Monday 16.
    const text = letterOf('receipt', 'flagship-2020', arrives('flagship-2020', '2026-11-09T10:00:00Z'))
    expect(text).toContain('By Monday 16 November 2026: someone will get in touch')
    expect(text).not.toContain('10 November')
  })
})

test('the letter of a complaint that a person first had to read is its receipt', () => {
  const route = { outcome: 'stage-1', clause: '1.2', why: 'Unsure.', confirm: true } as const
  const key = 'confirmed-complaint/2026-11-09T14:00:00.000Z'
  const sent = at('2026-11-09T14:00:02Z')
  const events = played(
    opening({ message: { author: 'staff', staff: 'ada' }, route }),
    {
      type: 'confirm-reading',
      at: at('2026-11-09T14:00:00Z'),
      by: 'staff:ada',
      route: { ...route, confirm: false },
    },
    { type: 'record-notice', at: sent, by: 'putright', notice: { key, channel: 'email', providerId: 'x' } },
  )
  expect(openedFrom(events).facts).toContainEqual({ type: 'receipt-sent', at: sent, stage: 'stage-1' })
})

describe('danger', () => {
  test('stands before everything else, with the gas emergency number and the landlord’s own', () => {
    const text = textOf(opened({ reading: { flags: ['hazard_emergency'] } }))
    expect(text.indexOf('999')).toBeLessThan(text.indexOf('Hello'))
    expect(text).toContain('0800 111 999')
    expect(text).toContain(landlord.emergencyLine)
  })
})

describe('a reading that a person must confirm', () => {
  test('is told as that, and not as decided', () => {
    const route = { outcome: 'stage-1', clause: '1.2', why: 'Unsure.', confirm: true } as const
    expect(textOf(opened({ route }))).toContain('One of us will read it ourselves')
  })
})

describe('what a person wrote', () => {
  test('is shown as text in HTML, whatever it holds', () => {
    const state = opened({
      message: {
        text: '<img src=x onerror=alert(1)> & "quotes"',
        person: { name: '<b>Joan</b>', email: null, phone: null, address: null, tenancy: null },
      },
    })
    const html = renderHtml(receipt(message(), of(state)), letterhead)
    expect(html).toContain('&lt;img src=x onerror=alert(1)&gt; &amp; &quot;quotes&quot;')
    expect(html).not.toContain('<img')
    expect(html).not.toContain('<b>Joan')
  })
})

describe('who is owed a notice', () => {
  type Opening = NonNullable<Parameters<typeof opening>[0]>
  const owedOf = (
    changes: Parameters<typeof message>[0],
    flags: readonly Flag[] = [],
    route?: Opening['route'],
  ) => {
    const events = played(
      opening({
        message: changes ?? {},
        reading: { flags: [...flags] },
        ...(route === undefined ? {} : { route }),
      }),
    )
    return owedNotices(events, of(openedFrom(events))).filter(({ notice }) => notice.kind !== 'alert')
  }
  const keysOf = (changes: Parameters<typeof message>[0]) => owedOf(changes).map(({ notice }) => notice.key)
  const logged = (changes: object, ...more: [(readonly Flag[])?, Opening['route']?]) =>
    owedOf(
      { channel: 'staff', author: 'staff', staff: 'amara-okafor', replyRoute: null, ...changes },
      ...more,
    )

  test('a resident who wrote gets one receipt', () => {
    expect(keysOf({})).toEqual(['receipt'])
  })

  test('a machine is never answered (RFC 3834)', () => {
    expect(keysOf({ automatic: 'auto-reply', author: 'machine' })).toEqual([])
  })

  test('what staff logged is received at the resident’s own address, without a word that staff wrote of them', () => {
    const owed = logged({})
    expect(owed.map(({ notice }) => notice.key)).toEqual(['receipt'])
    expect(owed[0]?.to).toMatchObject({ route: { channel: 'email', address: 'maureen@example.org' } })
    const text = owed[0] === undefined ? '' : renderText(owed[0].notice, letterhead)
    expect(text).toMatch(/PR-7F3K-9QZ2[\s\S]*By Monday 16 November 2026[\s\S]*Housing Ombudsman/)
    expect(text).not.toMatch(/eleven weeks|What you told us/)
  })

  test('at home others may read the receipt of what staff logged, so it says nothing of somebody at risk', () => {
    const [told] = owedOf({}, ['safeguarding'])
    const [receipt] = logged({}, ['safeguarding'])
    expect(told === undefined ? '' : renderText(told.notice, letterhead)).toContain('Samaritans')
    expect(receipt === undefined ? 'none' : renderText(receipt.notice, letterhead)).not.toContain(
      'Samaritans',
    )
  })

  test('whoever logged a complaint that can be told nowhere gets its receipt, to tell them', () => {
    const person = { name: 'Joan', email: null, phone: '07700 900101', address: null, tenancy: null }
    const [owed, ...more] = logged({ person })
    expect(more).toEqual([])
    expect(owed?.notice.kind).toBe('by-hand')
    expect(owed?.to).toEqual({ staff: 'amara-okafor' })
    expect(owed === undefined ? '' : renderText(owed.notice, letterhead)).toContain(
      'By Monday 16 November 2026',
    )
  })

  test('what staff logged and a person must first read is told once somebody has', () => {
    const route = { outcome: 'stage-1', clause: '1.2', why: 'Unsure.', confirm: true } as const
    expect(logged({}, [], route)).toEqual([])
  })

  test('what the scan suspects is not answered by itself', () => {
    expect(keysOf({ suspect: 'spam' })).toEqual([])
  })

  test('a receipt that was sent is not owed again', () => {
    const events = played(opening(), {
      type: 'record-notice',
      at: at('2026-11-09T10:00:05Z'),
      by: 'putright',
      notice: { key: 'receipt', channel: 'email', providerId: 'x' },
    })
    expect(owedNotices(events, of(openedFrom(events)))).toEqual([])
  })
})
