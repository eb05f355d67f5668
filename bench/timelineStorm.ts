/**
 * `npm run storm -- [CASES] [SEED]`: random lives on one system in which functions fail, die, time out and run twice,
 * deliveries come late and out of order, and executions are killed; each beside the same life where nothing can go wrong.
 */
import { wild } from '../test/storm/faults.ts'

// Logger and metrics read these as they are made, so they come before the system.
process.env.POWERTOOLS_LOG_LEVEL = 'SILENT'
process.env.POWERTOOLS_METRICS_DISABLED = 'true'
const { storm } = await import('../test/storm/storm.ts')

const cases = Number(process.argv[2] ?? 5000)
const seed = Number(process.argv[3] ?? Date.now() % 1_000_000)
/** Together on one system, so that a long storm keeps its memory. */
const together = 100

let [events, notices, mails, twice, seconds] = [0, 0, 0, 0, 0]
const faults: Record<string, number> = {}
console.log(`seed ${seed}`)
for (let from = 0; from < cases; from += together) {
  const of = Math.min(together, cases - from)
  const came = await storm(of, seed + from, wild)
  events += came.events
  notices += came.notices
  mails += came.mails
  twice += came.twice
  seconds += came.seconds
  for (const [fault, times] of Object.entries(came.faults)) faults[fault] = (faults[fault] ?? 0) + times
  console.log(
    `${from + of} cases, seed ${seed + from}: ${came.different.length} differ, ${came.twiceForNothing.length} sent twice for nothing, ${came.seconds.toFixed(0)} s`,
  )
  for (const { caseId, lived, purely } of came.different.slice(0, 3))
    console.log(JSON.stringify({ caseId, lived, purely }, null, 1))
  for (const letter of came.twiceForNothing.slice(0, 5)) console.log(letter)
  if (came.different.length + came.twiceForNothing.length > 0) process.exitCode = 1
}
console.log({ cases, events, notices, mails, twice, faults, seconds: Math.round(seconds) })
