import { afterEach, describe, expect, test, vi } from 'vitest'
import { reconcileTimelines } from '../../casework/reconcileTimelines.ts'
import type { CaseEvent } from '../../domain/case/event.ts'
import { acknowledges, answers, arrives, everyPolicy } from '../domain/case/policyStory.ts'
import { openTimelineOffice, type TimelineOffice } from './timelineOffice.ts'

let office: TimelineOffice
afterEach(() => office.close())

const since = async (caseId: string, from: string): Promise<readonly CaseEvent[]> =>
  (await office.eventsOf(caseId)).filter(({ at, type }) => at >= from && type !== 'notice-sent')

describe('a machine that was off over Christmas', () => {
  test('does all that came due when it wakes, in order, once, and tells each person once', async () => {
    office = await openTimelineOffice({ from: '2026-12-18T10:00:00Z' })
    await office.act('LATE', arrives('code-2024', '2026-12-18'))
    await office.moveTo('2026-12-22T10:00:00Z')
    await office.act('LATE', acknowledges('2026-12-22'))
    office.sent.length = 0
    // Answer due Friday 8 January 2027 (Code 6.3); reminders on Tuesday 5 and Thursday 7; the machine wakes on Monday 11.
    await office.wakeAt('2027-01-11T08:00:00Z')
    const events = await since('LATE', '2027-01-01')
    expect(
      events.map((event) => [event.type, 'workingDaysBefore' in event ? event.workingDaysBefore : null]),
    ).toEqual([
      ['reminded', 3],
      ['reminded', 1],
      ['milestone-missed', null],
    ])
    const told = office.sent.map(({ to, subject }) => `${to} ${subject}`)
    expect(new Set(told).size).toBe(told.length)
    // The manager hears of the breach; nobody is reminded of a date that has passed.
    expect(told.map((line) => line.split(' ')[0])).toEqual(['ruth.ellison@larkfield.example'])
    // The resident hears that it is late once we open, an hour later, and once.
    await office.moveTo('2027-01-11T09:00:00Z')
    expect(office.sent.map(({ to }) => to).slice(told.length)).toEqual(['maureen@example.org'])
    // Five working days after Monday 11 January, at the opening hour, the managers hear of it again.
    await office.moveTo('2027-01-18T09:00:00Z')
    expect((await since('LATE', '2027-01-12')).map(({ type }) => type)).toEqual(['still-overdue'])
  })

  test('has lost no timeline of any policy', async () => {
    office = await openTimelineOffice({ from: '2026-12-09T10:00:00Z' })
    for (const policy of everyPolicy)
      await office.act(policy, { ...arrives(policy, '2026-12-09'), reference: `PR-${policy}` } as never)
    await office.wakeAt('2027-02-01T12:00:00Z')
    for (const policy of everyPolicy) {
      const missed = (await since(policy, '2027-02-01')).filter(({ type }) => type === 'milestone-missed')
      const keys = missed.map((event) => JSON.stringify(event))
      expect(new Set(keys).size, policy).toBe(keys.length)
      expect(await office.running(policy), policy).toEqual([`${policy}-1`])
    }
    const findings = []
    for await (const finding of reconcileTimelines(office)) findings.push(finding)
    expect(findings).toEqual([])
  })
})

test('nothing that a person wrote, or is called, is in any log, not even when something breaks', async () => {
  const written: string[] = []
  const note = (...parts: readonly unknown[]): boolean => {
    written.push(parts.map(String).join(' '))
    return true
  }
  const spies = [
    ...(['log', 'info', 'warn', 'error', 'debug'] as const).map((level) =>
      vi.spyOn(console, level).mockImplementation(note),
    ),
    vi.spyOn(process.stdout, 'write').mockImplementation(note),
    vi.spyOn(process.stderr, 'write').mockImplementation(note),
  ]
  try {
    office = await openTimelineOffice()
    await office.act('QUIET', arrives('code-2024', '2026-11-09'))
    office.breakMail('Could not reach Maureen at maureen@example.org: Nobody has come in eleven weeks.')
    await office.act('QUIET', acknowledges('2026-11-09T11:00:00Z'))
    office.breakMail(null)
    await office.moveTo('2026-12-05T10:00:00Z')
    await office.act('QUIET', answers('2026-12-05'))
    await office.lambda.invoke('deliver-commits', { Records: [{ Maureen: 'maureen@example.org' }] })
  } finally {
    for (const spy of spies) spy.mockRestore()
  }
  const log = written.join('\n')
  // Something was logged: the broken mail and the event that is none.
  expect(log).toContain('deliver-commits')
  for (const secret of ['Maureen', 'maureen@', 'eleven weeks', 'A small matter', 'Nobody'])
    expect(log).not.toContain(secret)
})
