import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate as turn } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createClock } from '../../../local/clock.ts'
import { createEngine, type Engine } from '../../../local/step-functions/engine.ts'
import { record } from '../../../local/step-functions/journal.ts'
import { openStore, type Store } from '../../../local/step-functions/store.ts'
import { roleArn, start } from './engineUnderTest.ts'

let folder: string
let store: Store
let engine: Engine
let id: number
const machineArn = 'arn:aws:states:eu-west-2:000000000000:stateMachine:case'

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'putright-transitions-'))
  store = openStore(join(folder, 'executions.sqlite'))
  engine = createEngine({
    store,
    clock: createClock({ realNow: () => start }),
    invoke: async () => ({ payload: null }),
    region: 'eu-west-2',
    concurrency: 1,
    invocationLimitMs: 1000,
    onError: (error) => {
      throw error
    },
  })
  const definition = {
    QueryLanguage: 'JSONata',
    StartAt: 'Rest',
    States: { Rest: { Type: 'Wait', Seconds: 60, End: true } },
  }
  const at = { createdAt: start, updatedAt: start, revisionId: 'INITIAL' }
  store.putMachine({ arn: machineArn, name: 'case', roleArn, ...at }, JSON.stringify(definition))
  const machine = store.machine(machineArn)
  if (machine === null) throw new Error('The machine was not kept')
  id = engine.begin(machine, 'one', '{}').id
  await engine.work.settled()
})
afterEach(async () => {
  await engine.close()
  store.close()
  rmSync(folder, { recursive: true })
})

test('changes to one execution at the same time are kept one after the other, none lost', async () => {
  const seen: number[] = []
  const slow = () =>
    engine.change(id, async (journal) => {
      seen.push(journal.execution.lastEvent)
      await turn()
      record(journal, 'Noted', null)
    })
  await Promise.all([slow(), slow(), slow()])
  const events = store.history(id, { offset: 0, limit: 100 }, false)
  expect(events.map(({ type }) => type).slice(2)).toEqual(['Noted', 'Noted', 'Noted'])
  expect(events.map((event) => event.id)).toEqual([1, 2, 3, 4, 5])
  expect(seen.length).toBeGreaterThan(3)
})

test('a change that refuses leaves nothing behind', async () => {
  const before = store.execution(id)
  const refused = engine.change(id, (journal) => {
    record(journal, 'Noted', null)
    journal.execution.output = 'changed'
    throw new RangeError('no')
  })
  await expect(refused).rejects.toThrow('no')
  expect(store.execution(id)).toEqual(before)
  expect(store.history(id, { offset: 0, limit: 100 }, false)).toHaveLength(2)
})
