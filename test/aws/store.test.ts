import { DynamoDBDocumentClient, ScanCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { caseDirectory } from '../../aws/caseDirectory.ts'
import { caseStore } from '../../aws/caseStore.ts'
import type { Table } from '../../aws/table.ts'
import { timeline } from '../../aws/timeline.ts'
import type { Commit } from '../../casework/ports.ts'
import { at, opening, played } from '../domain/case/caseStory.ts'
import { dynamodbTargets, type RunningTarget } from '../local/dynamodbTargets.ts'

const events = played(opening())
const commit = (caseId: string, version: number, when = '2026-11-09T10:00:01Z'): Commit => ({
  caseId,
  version,
  at: at(when),
  cause: 'open-case',
  events,
})

const all = async <T>(from: AsyncIterable<T>): Promise<readonly T[]> => {
  const found: T[] = []
  for await (const each of from) found.push(each)
  return found
}

describe.each(dynamodbTargets)('cases in $name', (target) => {
  const here = describe.skipIf(target.missing !== undefined)
  let running: RunningTarget
  let table: Table

  beforeAll(async () => {
    if (target.missing !== undefined) return
    running = await target.start('cases')
    table = {
      name: 'cases',
      client: DynamoDBDocumentClient.from(running.client, {
        marshallOptions: { removeUndefinedValues: true },
      }),
    }
  }, 60_000)

  afterAll(async () => {
    await running?.close()
  })

  here('the commits of a case', () => {
    test('come back whole and in order, however many there are', async () => {
      const store = caseStore(table)
      const commits = Array.from({ length: 12 }, (_, index) => commit('ORDERED', index + 1))
      for (const each of commits) expect(await store.append(each)).toBe('committed')
      expect(await store.load('ORDERED')).toEqual(commits)
    })

    test('of an unknown case are none', async () => {
      expect(await caseStore(table).load('NOBODY')).toEqual([])
    })

    test('take each version once: the same put again, and another’s at once, are told that it is taken', async () => {
      const store = caseStore(table)
      const both = await Promise.all([
        store.append(commit('ONCE', 1)),
        store.append(commit('ONCE', 1, '2026-11-09T11:00:00Z')),
      ])
      expect(both.toSorted()).toEqual(['committed', 'taken'])
      expect(await store.append(commit('ONCE', 1))).toBe('taken')
      expect((await store.load('ONCE')).length).toBe(1)
    })

    test('are undelivered until they are marked, and then are not', async () => {
      const store = caseStore(table)
      const [first, second] = [commit('FED', 1), commit('FED', 2, '2026-11-10T10:00:00Z')]
      await store.append(first)
      await store.append(second)
      const undelivered = async (before: string) =>
        (await all(store.undelivered(at(before))))
          .filter((each) => each.caseId === 'FED')
          .map((each) => each.version)
      expect(await undelivered('2026-11-09T12:00:00Z')).toEqual([1])
      expect(await undelivered('2026-11-11T00:00:00Z')).toEqual([1, 2])
      await store.markDelivered(first)
      expect(await undelivered('2026-11-11T00:00:00Z')).toEqual([2])
      expect(await store.load('FED')).toEqual([first, second])
    })

    test('that were never committed are not made by being marked', async () => {
      const store = caseStore(table)
      await store.markDelivered(commit('GHOST', 1))
      expect(await store.load('GHOST')).toEqual([])
      expect(await store.append(commit('GHOST', 1))).toBe('committed')
    })

    test('are all found when everything is rebuilt', async () => {
      const found = (await all(caseStore(table).everyCommit())).filter((each) => each.caseId === 'ORDERED')
      expect(found.map((each) => each.version).toSorted((left, right) => left - right)).toEqual(
        Array.from({ length: 12 }, (_, index) => index + 1),
      )
    })
  })

  here('the directory', () => {
    test('gives a reference to one case for ever', async () => {
      const directory = caseDirectory(table)
      expect(await directory.claimReference('PR-7F3K-9QZ2', 'A')).toBe(true)
      expect(await directory.claimReference('PR-7F3K-9QZ2', 'A')).toBe(true)
      expect(await directory.claimReference('PR-7F3K-9QZ2', 'B')).toBe(false)
      expect(await directory.findByReference('PR-7F3K-9QZ2')).toBe('A')
      expect(await directory.findByReference('PR-0000-0000')).toBeNull()
    })

    test('finds a case by the newest mail of its thread that is known, and the first case keeps a mail', async () => {
      const directory = caseDirectory(table)
      await directory.rememberThread('one@x', 'A')
      await directory.rememberThread('two@x', 'B')
      await directory.rememberThread('one@x', 'B')
      expect(await directory.findByThread(['one@x', 'unknown@x'])).toBe('A')
      expect(await directory.findByThread(['one@x', 'two@x'])).toBe('B')
      expect(await directory.findByThread([])).toBeNull()
    })

    test('keeps the newest summary, whatever the order they are written in', async () => {
      const directory = caseDirectory(table)
      const summary = (version: number, status: string) => ({
        caseId: 'SUMMED',
        landlord: 'larkfield',
        version,
        reference: 'PR-1111-1111',
        status,
        disposition: 'complaint',
        policy: 'code-2024',
        openedAt: at('2026-12-31T23:59:59Z'),
        channel: 'email',
        stage: 'stage-1',
        handler: null,
        flags: [],
        person: null,
        live: true,
        hazard: false,
        next: null,
        tasks: 0,
      })
      await directory.putSummary(summary(2, 'closed'))
      await directory.putSummary(summary(1, 'open'))
      const listed = await all(directory.list('larkfield', { from: '2026-11', to: '2027-01' }))
      expect(listed.map((each) => each.status)).toEqual(['closed'])
      expect(await all(directory.list('larkfield', { from: '2026-01', to: '2026-11' }))).toEqual([])
      expect(await all(directory.list('another', { from: '2026-11', to: '2027-01' }))).toEqual([])
    })
  })

  here('what a timeline leaves behind', () => {
    test('is its newest token', async () => {
      const waits = timeline(table, (policy) => policy)
      expect(await waits.waiting('W')).toBeNull()
      const key = 'stage-1/answer/never'
      await waits.keepWaiting('W', { generation: 1, token: 'first', locationKey: key })
      await waits.keepWaiting('W', { generation: 1, token: 'second', locationKey: key })
      expect(await waits.waiting('W')).toEqual({
        generation: 1,
        token: 'second',
        locationKey: key,
        over: false,
      })
    })
  })

  here('the table', () => {
    test('holds no row that the product cannot name', async () => {
      const { Items = [] } = await table.client.send(new ScanCommand({ TableName: table.name }))
      expect(Items.length).toBeGreaterThan(0)
      for (const item of Items) expect(String(item.pk)).toMatch(/^(CASE|REFERENCE|THREAD|PERSON)#/)
    })
  })
})
