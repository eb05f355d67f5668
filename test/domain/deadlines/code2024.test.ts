import { expect, test } from 'vitest'
import { loadCalendar } from '../../../configuration/calendar.ts'
import { loadPolicy } from '../../../configuration/policies.ts'
import { factSchema } from '../../../domain/deadlines/fact.ts'
import { milestones } from '../../../domain/deadlines/milestones.ts'

const calendar = loadCalendar({ division: 'england-and-wales', timeZone: 'Europe/London' })
const facts = (...events: object[]) => events.map((event) => factSchema.parse(event))

test('journey 6: received before Christmas, extended on the last day, up to the ceiling', () => {
  const { milestones: dates } = milestones(
    loadPolicy('code-2024'),
    calendar,
    facts(
      { type: 'received', at: '2026-12-18T10:00:00Z' },
      { type: 'acknowledged', at: '2026-12-22T10:00:00Z' },
      { type: 'extension-notified', at: '2027-01-08T16:00:00Z', until: '2027-01-22' },
    ),
  )
  expect(dates.map(({ milestone, due, state }) => [milestone, due.slice(0, 10), state])).toEqual([
    ['acknowledge', '2026-12-29', 'met'],
    ['respond', '2027-01-22', 'pending'],
    ['extension-limit', '2027-01-22', 'pending'],
  ])
})
