import { GetExecutionHistoryCommand } from '@aws-sdk/client-sfn'
import { expect, test } from 'vitest'
import { meterWrites } from '../../bench/writeUnits.ts'
import { acknowledges, ada, answers, arrives } from '../domain/case/policyStory.ts'
import { openTimelineOffice } from './timelineOffice.ts'

/** What such a complaint may cost: `docs/timeline.md` has what it does cost. */
const most = { transitions: 40, writeUnits: 60 }

test('a stage 1 complaint that is acknowledged, answered and closed on time keeps within its cost', async () => {
  const office = await openTimelineOffice()
  const meter = meterWrites(office.table)
  await office.act('LIFE', arrives('code-2024', '2026-11-09'))
  await office.moveTo('2026-11-11T08:00:00Z')
  await office.act('LIFE', acknowledges('2026-11-11T08:00:00Z'))
  // Answered on the last of its ten working days, so both reminders have come (Code 6.3).
  await office.moveTo('2026-11-25T10:00:00Z')
  await office.act('LIFE', answers('2026-11-25T10:00:00Z'))
  await office.act('LIFE', ada('close', '2026-11-26', { why: 'Answered.' }))
  const executionArn = office.executionArn('code-2024', 'LIFE-1')
  const { events = [] } = await office.client.send(
    new GetExecutionHistoryCommand({ executionArn, maxResults: 1000 }),
  )
  // The price list counts a transition for each state that is entered.
  const transitions = events.filter(({ type }) => type?.endsWith('StateEntered')).length
  const types = (await office.eventsOf('LIFE')).map(({ type }) => type)
  await office.close()
  expect(types.filter((type) => type === 'reminded')).toHaveLength(2)
  expect(types).toContain('closed')
  expect(transitions).toBeGreaterThan(0)
  expect(transitions).toBeLessThanOrEqual(most.transitions)
  expect(meter.total()).toBeGreaterThan(types.length)
  expect(meter.total(), JSON.stringify(meter.byRow())).toBeLessThanOrEqual(most.writeUnits)
})
