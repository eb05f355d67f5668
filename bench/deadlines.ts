/**
 * What the dates of a case cost: every milestone of 1,000,000 cases on one core, beside the same working-day
 * additions done by luxon-business-days and date-fns in the same run. All three have to agree before anything is timed.
 * `npm run bench:deadlines [CASES]`.
 */
import { addBusinessDays, endOfDay } from 'date-fns'
import business from 'luxon-business-days'
import { loadCalendar } from '../configuration/calendar.ts'
import { loadPolicy, policyIds } from '../configuration/policies.ts'
import { dayOfCivil, localDateOf, weekdayOf } from '../domain/calendar/day.ts'
import { instantOf } from '../domain/calendar/instant.ts'
import type { Fact } from '../domain/deadlines/fact.ts'
import { milestones } from '../domain/deadlines/milestones.ts'

const { DateTime } = business

/* date-fns counts in the machine's own zone. Set before the first date is made. */
process.env.TZ = 'Europe/London'

const cases = Number(process.argv[2] ?? 1_000_000)
const distinct = Math.min(cases, 50_000)
/** The others are slower; their rate is taken from fewer cases. */
const sample = Math.min(distinct, 20_000)
const hour = 3_600_000

const calendar = loadCalendar({ division: 'england-and-wales', timeZone: 'Europe/London' })

/** The same numbers in every run (xorshift, seeded). */
const numbers = (seed: number) => {
  let state = seed
  return (below: number): number => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return Math.abs(state) % below
  }
}

const some = numbers(20_261_122)
const start = Date.parse('2024-04-02T00:00:00Z')
const hours = (Date.parse('2027-10-01T00:00:00Z') - start) / hour

/** Four kinds of case, a quarter each: just received, acknowledged, answered, at stage 2. */
const story = (): Fact[] => {
  let at = start + some(hours) * hour + some(60) * 60_000
  const later = (): Fact['at'] => {
    at += (4 + some(150)) * hour
    return instantOf(at)
  }
  const facts: Fact[] = [{ type: 'received', at: instantOf(at) }]
  const kind = some(4)
  if (kind > 0) facts.push({ type: 'acknowledged', at: later() })
  if (kind > 1) facts.push({ type: 'responded', at: later() })
  if (kind > 2) facts.push({ type: 'escalation-requested', at: later() })
  return facts
}

/** The three additions that a complaint under the Code needs: acknowledge 5, answer 10, extend 10 (6.2, 6.3, 6.4). */
const additions = [5, 10, 10] as const

type Add = (moment: number) => number[]

const ours: Add = (moment) => {
  const ends: number[] = []
  let day = calendar.zone.localDay(moment)
  for (const count of additions) {
    day = calendar.addWorkingDays(day, count)
    ends.push(calendar.zone.endOfDay(day))
  }
  return ends
}

const holidays = new Set<string>()
for (let day = dayOfCivil(2024, 1, 1); day < dayOfCivil(2029, 1, 1); day++) {
  if (weekdayOf(day) < 5 && !calendar.isWorking(day)) holidays.add(localDateOf(day))
}

const byLuxon: Add = (moment) => {
  const ends: number[] = []
  let date = DateTime.fromMillis(moment, { zone: 'Europe/London' })
  date.setupBusiness({ holidayMatchers: [(day) => holidays.has(day.toISODate() ?? '')] })
  for (const days of additions) {
    date = date.plusBusiness({ days })
    ends.push(date.endOf('day').startOf('second').toMillis())
  }
  return ends
}

const holidayStarts = new Set([...holidays].map((day) => new Date(`${day}T00:00:00`).getTime()))

/** date-fns knows no holidays: it takes the days at once, then one more for each holiday among them. */
const byDateFns: Add = (moment) => {
  const ends: number[] = []
  let date = new Date(moment)
  date.setHours(0, 0, 0, 0)
  for (const count of additions) {
    for (let passed = 0; passed < count; ) {
      date = addBusinessDays(date, 1)
      if (!holidayStarts.has(date.getTime())) passed += 1
    }
    ends.push(endOfDay(date).setMilliseconds(0))
  }
  return ends
}

const stories = Array.from({ length: distinct }, story)
const moments = stories.map(([received]) => Date.parse(received?.at ?? ''))

for (const moment of moments.slice(0, 5_000)) {
  const expected = JSON.stringify(ours(moment))
  for (const [name, add] of [
    ['luxon-business-days', byLuxon],
    ['date-fns', byDateFns],
  ] as const) {
    const found = JSON.stringify(add(moment))
    if (found !== expected)
      throw new Error(`${name} has ${found} for ${instantOf(moment)}; we have ${expected}`)
  }
}

/**
 * Runs a thing as often as asked and gives its rate a second of processor time, so that a busy machine changes
 * nothing. The sum keeps the work from being left out.
 */
const rate = (times: number, run: (index: number) => number): number => {
  let sum = 0
  for (let index = 0; index < Math.min(times, 20_000); index++) sum += run(index % distinct)
  const before = process.cpuUsage()
  for (let index = 0; index < times; index++) sum += run(index % distinct)
  const used = process.cpuUsage(before)
  const seconds = (used.user + used.system) / 1e6
  if (!Number.isFinite(sum)) throw new Error('The sum of the results is not a number.')
  return times / seconds
}

/** How many additions the milestones of a case under the Code take, on average. */
const additionsOf = (facts: readonly Fact[]): number => (facts.length > 3 ? 6 : 3)
const perCase = stories.reduce((sum, facts) => sum + additionsOf(facts), 0) / distinct

const additionRate = (times: number, add: Add): number =>
  rate(times, (index) => add(moments[index] ?? 0)[2] ?? 0) * additions.length

const say = (name: string, value: number, unit: string, note = ''): void =>
  console.log(`${name.padEnd(44)}${Math.round(value).toLocaleString('en-GB').padStart(14)} ${unit}${note}`)

console.log(`${cases.toLocaleString('en-GB')} cases, one core, Node ${process.versions.node}\n`)

let forTheCode = 0
for (const id of policyIds()) {
  const policy = loadPolicy(id)
  const isCode = id === 'code-2024'
  const times = isCode ? cases : Math.ceil(cases / 10)
  const found = rate(times, (index) => milestones(policy, calendar, stories[index] ?? []).milestones.length)
  if (isCode) forTheCode = found
  say(`milestones, ${id}`, found, 'cases/s', isCode ? `, ${(cases / found).toFixed(2)} s for all` : '')
}

const own = additionRate(cases, ours)
const others = [
  { name: 'luxon-business-days', found: additionRate(sample, byLuxon) },
  { name: 'date-fns', found: additionRate(sample, byDateFns) },
]
console.log('')
say('working-day additions, ours', own, 'additions/s')
for (const { name, found } of others) {
  say(
    `working-day additions, ${name}`,
    found,
    'additions/s',
    `  ours is ${(own / found).toFixed(0)} times as fast`,
  )
}

const faster = Math.max(...others.map(({ found }) => found))
const times = (ratio: number): string => `${ratio.toFixed(1)} times the faster of them`
console.log(`
The same additions: ${times(own / faster)}; the goal is 20.
Whole cases, every date with its clause and state, beside their bare ${perCase.toFixed(2)} additions: ${times((forTheCode * perCase) / faster)}.`)
process.exitCode = own / faster >= 20 ? 0 : 1
