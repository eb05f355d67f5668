import { describe, expect, test } from 'vitest'
import { type Classified, inWords, summaryOf, weekOf } from '../../cli/classified.ts'
import { weeksPicture } from '../../cli/weeksPicture.ts'

describe('the week of a message', () => {
  // A calendar: 2 March 2026 is a Monday.
  test.each([
    ['2026-03-02', '2026-03-02'],
    ['2026-03-08', '2026-03-02'],
    ['2026-03-09', '2026-03-09'],
    ['2026-01-01', '2025-12-29'],
    ['2026-03-04T23:30:00Z', '2026-03-02'],
    ['yesterday', null],
    [null, null],
    [undefined, null],
  ])('%s: %s', (at, week) => {
    expect(weekOf(at)).toBe(week)
  })
})

const message = (week: string | null, more: Partial<Classified> = {}): Classified => ({
  week,
  disposition: 'complaint',
  confidence: 'sure',
  flags: [],
  outcome: 'stage-1',
  ...more,
})

const some = summaryOf([
  message('2026-03-09', { flags: ['prior_report'] }),
  message('2026-03-02', { confidence: 'ask' }),
  message('2026-03-02', { disposition: 'enquiry', outcome: 'enquiry' }),
  message(null),
])

test('a summary counts what came in, week by week from the oldest', () => {
  expect(some).toEqual({
    messages: 4,
    asked: 1,
    dispositions: { complaint: 3, enquiry: 1 },
    outcomes: { 'stage-1': 3, enquiry: 1 },
    flags: { prior_report: 1 },
    weeks: [
      { week: '2026-03-02', dispositions: { complaint: 1, enquiry: 1 } },
      { week: '2026-03-09', dispositions: { complaint: 1 } },
    ],
  })
  expect(inWords(some)).toContain('4 messages, 1 of them for a person to confirm')
})

test('the picture has a piece for each kind of each week, named for those who cannot see it', () => {
  const titles = [...weeksPicture(some).matchAll(/<title>([^<]+)<\/title>/g)].map(([, title]) => title)
  expect(titles).toEqual([
    'Week of 2026-03-02: 1 complaint',
    'Week of 2026-03-02: 1 enquiry',
    'Week of 2026-03-09: 1 complaint',
  ])
})

test('where no message says when it came in, the picture says so', () => {
  expect(weeksPicture(summaryOf([message(null)]))).toContain('do not say when they came in')
})
