import { expect, test } from 'vitest'
import { calm, wild } from './faults.ts'
import { type Difference, storm } from './storm.ts'

const given = process.env.SEED ?? (process.env.CI === 'true' ? '20261122' : undefined)
const seed = given === undefined ? Math.floor(Math.random() * 1_000_000) : Number(given)

const firstOf = (different: readonly Difference[]) => different.slice(0, 1)

test('without faults the system lives each life as the pure engine does, and each letter goes once', async () => {
  const came = await storm(6, seed, calm)
  expect(firstOf(came.different), `SEED=${seed}`).toEqual([])
  expect([came.twice, came.twiceForNothing]).toEqual([0, []])
  expect(came.notices).toBeGreaterThan(came.cases)
}, 120_000)

test('after the storm each life is what it would have been, and a letter went twice only where a fault fell between it and its record', async () => {
  const came = await storm(24, seed, wild)
  const { faults, twice, mails, cases } = came
  console.log(JSON.stringify({ seed, cases, mails, twice, faults }))
  expect(firstOf(came.different), `SEED=${seed}`).toEqual([])
  expect(came.twiceForNothing, `SEED=${seed}`).toEqual([])
  expect(Object.values(faults).reduce((sum, each) => sum + each, 0)).toBeGreaterThan(cases)
}, 180_000)
