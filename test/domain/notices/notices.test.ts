import { describe, expect, test } from 'vitest'
import type { OpenedCase } from '../../../domain/case/case.ts'
import { owedNotices } from '../../../domain/notices/owedNotices.ts'
import { receipt } from '../../../domain/notices/receipt.ts'
import { renderHtml, renderText } from '../../../domain/notices/render.ts'
import { sayDate, sayDue } from '../../../domain/notices/sayDate.ts'
import { at, message, opening, played } from '../case/caseStory.ts'
import { landlord, letterhead, noticeOf, openedFrom } from './letters.ts'

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
  const keysOf = (changes: Parameters<typeof message>[0]) => {
    const events = played(opening({ message: changes ?? {} }))
    return owedNotices(events, of(openedFrom(events))).map((owed) => owed.notice.key)
  }

  test('a resident who wrote gets one receipt', () => {
    expect(keysOf({})).toEqual(['receipt'])
  })

  test('a machine is never answered (RFC 3834)', () => {
    expect(keysOf({ automatic: 'auto-reply', author: 'machine' })).toEqual([])
  })

  test('what staff log is never sent to a resident', () => {
    expect(keysOf({ author: 'staff', staff: 'ada', proven: true })).toEqual([])
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
