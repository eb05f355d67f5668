import { StartExecutionCommand } from '@aws-sdk/client-sfn'
import { DeleteCommand } from '@aws-sdk/lib-dynamodb'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Finding, reconcileTimelines } from '../../casework/reconcileTimelines.ts'
import { acknowledges, ada, answers, arrives } from '../domain/case/policyStory.ts'
import { openTimelineOffice, type TimelineOffice } from './timelineOffice.ts'

const policy = 'code-2024'
const caseId = 'CASEONE'

let office: TimelineOffice
beforeEach(async () => {
  office = await openTimelineOffice()
  await office.act(caseId, arrives(policy, '2026-11-09'))
})
afterEach(() => office.close())

const reconcile = async (): Promise<readonly Finding['found'][]> => {
  const found: Finding['found'][] = []
  for await (const finding of reconcileTimelines(office)) found.push(finding.found)
  await office.settle()
  return found
}

/** What the case goes on to without anybody: its first reminder comes on Wednesday 11 November at nine. */
const isDriven = async (): Promise<void> => {
  await office.moveTo('2026-11-11T09:00:00Z')
  const events = await office.eventsOf(caseId)
  expect(events.filter((event) => event.type === 'reminded')).toHaveLength(1)
}

describe('the reconciliation', () => {
  test('finds nothing where every case has its execution', async () => {
    expect(await office.running(policy)).toEqual(['CASEONE-1'])
    expect(await reconcile()).toEqual([])
  })

  test('starts a fresh execution for one that was stopped by hand', async () => {
    await office.stopExecution(office.executionArn(policy, 'CASEONE-1'))
    expect(await reconcile()).toEqual(['lost'])
    expect(await office.running(policy)).toEqual(['CASEONE-2'])
    expect(await reconcile()).toEqual([])
    await isDriven()
  })

  test('starts one where the service knows none of that name', async () => {
    await office.casework.timeline.restart(policy, caseId, 1)
    await office.settle()
    // The second is there; a third is wanted and was never started, as after a crash between the two.
    await office.stopExecution(office.executionArn(policy, 'CASEONE-2'))
    await office.stopExecution(office.executionArn(policy, 'CASEONE-1'))
    const { wantNext } = await import('../../aws/timelineRow.ts')
    await wantNext(office.table, caseId, 2)
    expect(await reconcile()).toEqual(['lost'])
    expect(await office.running(policy)).toEqual(['CASEONE-4'])
    await isDriven()
  })

  test('starts one for a case whose register was lost, and stops what ran without one', async () => {
    await office.table.client.send(
      new DeleteCommand({ TableName: office.table.name, Key: { pk: `CASE#${caseId}`, sk: 'WAITING' } }),
    )
    expect(await reconcile()).toEqual(['never-started'])
    expect(await office.running(policy)).toEqual(['CASEONE-2'])
    expect(await reconcile()).toEqual([])
    await isDriven()
  })

  test('stops an older execution that runs beside the wanted one', async () => {
    await office.casework.timeline.restart(policy, caseId, 1)
    await office.settle()
    expect(await office.running(policy)).toEqual(['CASEONE-1', 'CASEONE-2'])
    expect(await reconcile()).toEqual(['duplicate'])
    expect(await office.running(policy)).toEqual(['CASEONE-2'])
    await isDriven()
  })

  test('stops an execution of a case that is over, and of one that there is not', async () => {
    await office.act(caseId, ada('withdraw', '2026-11-10', { why: 'Mended.' }))
    expect(await office.running(policy)).toEqual([])
    for (const name of ['CASEONE-7', 'NOBODY-1', 'by-hand'])
      await office.client.send(
        new StartExecutionCommand({
          stateMachineArn: office.machineArn(policy),
          name,
          input: JSON.stringify({ caseId: name.replace(/-\d+$/, ''), generation: 9 }),
        }),
      )
    // Each looks at its case and ends of itself, unless it is stuck; either way none is left.
    await reconcile()
    expect(await office.running(policy)).toEqual([])
  })

  test('wakes one that waits for a date that has moved', async () => {
    const waiting = await office.casework.timeline.waiting(caseId)
    await office.casework.timeline.keepWaiting(caseId, {
      generation: 1,
      token: waiting?.token ?? '',
      locationKey: 'stage-1/acknowledge/2026-12-01T09:00:00.000Z',
    })
    expect(await reconcile()).toEqual(['stale'])
    expect(await reconcile()).toEqual([])
    await isDriven()
  })
})

describe('a timeline', () => {
  test('ends when its case does, and a reopened case has a fresh one', async () => {
    await office.act(caseId, acknowledges('2026-11-10'))
    await office.act(caseId, answers('2026-11-12'))
    await office.act(caseId, ada('close', '2026-11-13', { why: 'Answered.' }))
    expect(await office.running(policy)).toEqual([])
    await office.act(caseId, ada('reopen', '2026-11-16', { why: 'More came.' }))
    expect(await office.running(policy)).toEqual(['CASEONE-2'])
    expect(await reconcile()).toEqual([])
  })

  test('continues in a fresh execution before the year is over, and the case notices nothing', async () => {
    await office.act(caseId, ada('withdraw', '2026-11-09T11:00:00Z', { why: 'Mended.' }))
    // A service request has no date, so its execution does nothing but look again every 150 days.
    await office.act('SLOW', arrives(policy, '2026-11-09', { outcome: 'service-request' }))
    expect(await office.running(policy)).toContain('SLOW-1')
    await office.moveTo('2027-11-08T10:00:00Z')
    const running = await office.running(policy)
    expect(running).toContain('SLOW-2')
    expect(running).not.toContain('SLOW-1')
    expect(await reconcile()).toEqual([])
    await office.act('SLOW', ada('raise-complaint', '2027-11-08', { why: 'Nobody came.' }))
    await office.moveTo('2027-11-10T09:00:00Z')
    const events = await office.eventsOf('SLOW')
    expect(events.filter((event) => event.type === 'reminded')).toHaveLength(1)
  })
})

describe('what ends an execution from within', () => {
  let other: TimelineOffice
  afterEach(() => other.close())

  const findingsOf = async (of: TimelineOffice): Promise<readonly Finding[]> => {
    const findings: Finding[] = []
    for await (const finding of reconcileTimelines(of)) findings.push(finding)
    await of.settle()
    return findings
  }

  test('a function that fails for two days fails the execution, and a fresh one takes its place', async () => {
    let broken = false
    other = await openTimelineOffice({
      through: (lambda) => ({
        ...lambda,
        invoke: (name, event) =>
          broken && name.endsWith('reach-milestones')
            ? Promise.resolve({ error: { errorType: 'Error', errorMessage: 'Broken.', stackTrace: [] } })
            : lambda.invoke(name, event),
      }),
    })
    await other.act(caseId, arrives(policy, '2026-11-09'))
    broken = true
    // The first reminder comes on Wednesday 11 November; a hundred tries later the execution has failed.
    await other.moveTo('2026-11-14T12:00:00Z')
    expect(await other.running(policy)).toEqual([])
    broken = false
    expect(await findingsOf(other)).toMatchObject([{ caseId, found: 'lost', ended: 'FAILED' }])
    // What had come due meanwhile is recorded at once, late and once: both reminders before Monday 16 November.
    await other.moveTo('2026-11-14T12:01:00Z')
    const reminded = (await other.eventsOf(caseId)).filter(({ type }) => type === 'reminded')
    expect(reminded).toHaveLength(2)
    expect(await other.running(policy)).toEqual(['CASEONE-2'])
  })

  test('an execution of a case that ended without anybody telling it is stopped', async () => {
    other = await openTimelineOffice({ withoutFeed: true })
    await other.act(caseId, arrives(policy, '2026-11-09'))
    await other.casework.timeline.start(policy, caseId)
    await other.settle()
    await other.act(caseId, ada('withdraw', '2026-11-10', { why: 'Mended.' }))
    expect(await other.running(policy)).toEqual(['CASEONE-1'])
    expect(await findingsOf(other)).toMatchObject([{ caseId, found: 'not-wanted' }])
    expect(await other.running(policy)).toEqual([])
    expect(await findingsOf(other)).toEqual([])
  })
})
