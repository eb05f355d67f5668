import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { caseDirectory } from '../../aws/caseDirectory.ts'
import type { Table } from '../../aws/table.ts'
import type { CaseSummary, OpenList, Page } from '../../casework/ports.ts'
import { at } from '../domain/case/caseStory.ts'
import { dynamodbTargets, type RunningTarget } from '../local/dynamodbTargets.ts'

const summary = (caseId: string, changes: Partial<CaseSummary> = {}): CaseSummary => ({
  caseId,
  landlord: 'larkfield',
  version: 1,
  reference: `PR-${caseId}`,
  status: 'open',
  disposition: 'complaint',
  policy: 'code-2024',
  openedAt: at('2026-11-02T09:00:00Z'),
  channel: 'email',
  stage: 'stage-1',
  handler: null,
  flags: [],
  person: null,
  live: true,
  hazard: false,
  next: null,
  tasks: 0,
  ...changes,
})

const due = (when: string): CaseSummary['next'] => ({
  what: 'respond',
  stage: 'stage-1',
  due: at(when),
  clause: '6.3',
})

const ids = ({ items }: Page<CaseSummary>): readonly string[] => items.map(({ caseId }) => caseId)

const usual = { limit: 25 }

describe.each(dynamodbTargets)('lists of cases in $name', (target) => {
  const here = describe.skipIf(target.missing !== undefined)
  let running: RunningTarget
  let table: Table
  /** Rows that queries and batches have read since it was last emptied. */
  let read = 0

  beforeAll(async () => {
    if (target.missing !== undefined) return
    running = await target.start('lists')
    const client = DynamoDBDocumentClient.from(running.client, {
      marshallOptions: { removeUndefinedValues: true },
    })
    client.middlewareStack.add(
      (next) => async (args) => {
        const result = await next(args)
        const { ScannedCount = 0, Responses = {} } = result.output as {
          ScannedCount?: number
          Responses?: Record<string, unknown[]>
        }
        read += ScannedCount + Object.values(Responses).flat().length
        return result
      },
      { step: 'initialize' },
    )
    table = { name: 'lists', client }
  }, 60_000)

  afterAll(async () => {
    await running?.close()
  })

  here('open cases', () => {
    const open = (landlord: string, list: OpenList) => caseDirectory(table).open(landlord, list, usual)

    test('stand in the lists that their summaries put them in, the most pressing first', async () => {
      const directory = caseDirectory(table)
      const landlord = 'one'
      const put = (id: string, changes: Partial<CaseSummary>) =>
        directory.putSummary(summary(id, { landlord, ...changes }))
      await put('LATE', { next: due('2026-11-05T23:59:59Z'), handler: 'staff:ada' })
      await put('TODAY', { next: due('2026-11-09T23:59:59Z'), handler: 'staff:ada', hazard: true })
      await put('SOON', { next: due('2026-11-10T23:59:59Z') })
      await put('ANY', { status: 'to-confirm', hazard: true })
      await put('OVER', { live: false, status: 'closed', handler: 'staff:ada' })
      await put('WAITS', { status: 'responded' })
      const request = { stage: null, disposition: 'service_request' }
      await put('REQUEST', request)
      await put('TO-READ', { ...request, tasks: 1 })
      await put('OVER-AND-WRITTEN-TO', { live: false, status: 'closed', tasks: 1 })

      expect(ids(await open(landlord, { list: 'handler', handler: 'staff:ada' }))).toEqual(['LATE', 'TODAY'])
      const unassigned = ids(await open(landlord, { list: 'handler', handler: null }))
      expect(unassigned[0]).toBe('SOON')
      expect(unassigned.toSorted()).toEqual(['ANY', 'OVER-AND-WRITTEN-TO', 'SOON', 'TO-READ'])
      expect(ids(await open(landlord, { list: 'requests' }))).toEqual(['REQUEST'])
      expect(ids(await open(landlord, { list: 'to-confirm' }))).toEqual(['ANY'])
      expect(ids(await open(landlord, { list: 'hazards' }))).toEqual(['TODAY', 'ANY'])
      const today = { from: at('2026-11-09T00:00:00Z'), before: at('2026-11-10T00:00:00Z') }
      expect(ids(await open(landlord, { list: 'due', ...today }))).toEqual(['TODAY'])
      const past = { from: null, before: at('2026-11-09T00:00:00Z') }
      expect(ids(await open(landlord, { list: 'due', ...past }))).toEqual(['LATE'])
      expect(ids(await open('another', { list: 'hazards' }))).toEqual([])
    })

    test('leave a list with the change that ends their reason to be in it', async () => {
      const directory = caseDirectory(table)
      const here = { landlord: 'two', hazard: true, next: due('2026-11-09T23:59:59Z') }
      await directory.putSummary(summary('DONE', here))
      await directory.putSummary(
        summary('DONE', { ...here, version: 2, hazard: false, next: null, live: false }),
      )
      for (const list of [
        { list: 'hazards' },
        { list: 'handler', handler: null },
        { list: 'due', from: null, before: at('2027-01-01T00:00:00Z') },
      ] as const)
        expect(ids(await open('two', list))).toEqual([])
    })

    test('are read a page at a time: the cost is the page, not the cases that there are', async () => {
      const directory = caseDirectory(table)
      const many = Array.from({ length: 60 }, (_, index) => String(index).padStart(3, '0'))
      await Promise.all(
        many.map((id) =>
          directory.putSummary(
            summary(`M${id}`, { landlord: 'three', next: due(`2026-11-09T10:00:00.${id}Z`) }),
          ),
        ),
      )
      const seen: string[] = []
      let after: string | undefined
      do {
        read = 0
        const page = await directory.open('three', { list: 'handler', handler: null }, { limit: 7, after })
        expect(read).toBeLessThanOrEqual(14)
        seen.push(...ids(page))
        after = page.next ?? undefined
      } while (after !== undefined)
      expect(seen).toEqual(many.map((id) => `M${id}`))
    })

    test('are not read on from the place of another list, nor from nonsense', async () => {
      const directory = caseDirectory(table)
      const first = await directory.open('three', { list: 'handler', handler: null }, { limit: 1 })
      const elsewhere = { limit: 1, after: first.next ?? '' }
      await expect(directory.open('two', { list: 'hazards' }, elsewhere)).rejects.toMatchObject({
        name: 'NoSuchPage',
      })
      await expect(
        directory.open('one', { list: 'handler', handler: null }, elsewhere),
      ).rejects.toMatchObject({ name: 'NoSuchPage' })
      for (const after of ['x', '', 'e30', 'eyJwayI6MX0'])
        await expect(
          directory.open('three', { list: 'handler', handler: null }, { limit: 1, after }),
        ).rejects.toMatchObject({ name: 'NoSuchPage' })
    })
  })

  here('people', () => {
    test('are found by the beginning of any of their keys, by no other landlord, a page at a time', async () => {
      const directory = caseDirectory(table)
      for (const [id, keys] of [
        ['P1', ['joan whitfield', 'whitfield joan', 'skylark court flat 4']],
        ['P2', ['marek zielinski', 'zielinski marek', 'skylark court flat 12']],
      ] as const) {
        await directory.putSummary(summary(id))
        await directory.rememberPerson('larkfield', id, keys)
        await directory.rememberPerson('larkfield', id, keys)
      }
      const find = (beginning: string, page = usual) => directory.findByPerson('larkfield', beginning, page)
      expect(ids(await find('whit'))).toEqual(['P1'])
      expect(ids(await find('marek zielinski'))).toEqual(['P2'])
      expect(ids(await find('skylark'))).toEqual(['P2', 'P1'])
      expect(ids(await find('skylark court flat 4'))).toEqual(['P1'])
      expect(ids(await find('nobody'))).toEqual([])
      expect(ids(await directory.findByPerson('another', 'whit', usual))).toEqual([])
      read = 0
      const first = await find('skylark', { limit: 1 })
      expect([ids(first), read]).toEqual([['P2'], 2])
      const second = await directory.findByPerson('larkfield', 'skylark', {
        limit: 1,
        after: first.next ?? '',
      })
      expect(ids(second)).toEqual(['P1'])
    })
  })
})
