/**
 * `npm run bench:timeline [CASES]`: a year of cases that are all open at once, on the embedded engine: wall time,
 * memory, what each case costs in state transitions, function calls and DynamoDB units, and so on AWS. 10,000 by default.
 *
 * First a few cases are lived through with every write metered, then all of them for time and memory.
 */
import { handleCommand } from '../casework/handleCommand.ts'
import { receiveMessage } from '../casework/receiveMessage.ts'
import type { CaseCommand } from '../domain/case/command.ts'
import { readMessage } from '../domain/classifier/readMessage.ts'
import { randomFrom } from '../domain/simulation/random.ts'
import type { Lambda } from '../local/lambda.ts'
import { openTimelineOffice, type TimelineOffice } from '../test/casework/timelineOffice.ts'
import { message } from '../test/domain/case/caseStory.ts'
import { ada, ben, resident } from '../test/domain/case/policyStory.ts'
import { awsCost } from './timelineCost.ts'
import { meterReads } from './timelineReads.ts'
import { meterWrites } from './writeUnits.ts'

const day = 86_400_000
const monday = Date.parse('2026-11-09T10:00:00Z')
const atOnce = 12

interface Act {
  readonly at: number
  readonly number: number
  /** Null: the message arrives. */
  readonly command: CaseCommand | null
}

type Kind = 'on-time' | 'late' | 'extended' | 'further'

/** Of ten complaints seven are answered on time, one late, one after an extension, one goes to stage 2. */
const kindOf = (number: number): Kind => (['late', 'extended', 'further'] as const)[number % 10] ?? 'on-time'

const utc = (at: number): string => new Date(at).toISOString().replace(/\.\d+Z$/, 'Z')
const definition = { definition: 'The window has not been mended.', outcomesSought: 'It mended.' }
const answer = { decision: 'upheld', response: 'You were right, and we mend it this week.' }

/** One life: told within the first fortnight, closed at some time of the year. */
const lifeOf = (number: number, kind: Kind): readonly Act[] => {
  const random = randomFrom(number)
  const began = monday + Math.floor(random() * 14 * day)
  const act = (days: number, command: CaseCommand | null): Act => ({
    at: began + Math.floor(days * day),
    number,
    command,
  })
  const at = (days: number): string => utc(began + Math.floor(days * day))
  const acted = (days: number, by: typeof ada, type: CaseCommand['type'], more: object): Act =>
    act(days, by(type, at(days), more))
  const stage1 = { stage: 'stage-1' }
  const stage2 = { stage: 'stage-2' }
  const acknowledged = acted(2 + random(), ada, 'acknowledge', { ...stage1, means: 'phone', ...definition })
  const closes = (after: number): Act =>
    acted(after + 20 + random() * (330 - after), kind === 'further' ? ben : ada, 'close', { why: 'Done.' })
  if (kind === 'on-time')
    return [
      act(0, null),
      acknowledged,
      acted(11 + random(), ada, 'respond', { ...stage1, ...answer }),
      closes(12),
    ]
  if (kind === 'late')
    return [
      act(0, null),
      acknowledged,
      acted(30 + random(), ada, 'respond', { ...stage1, ...answer }),
      closes(31),
    ]
  if (kind === 'extended') {
    const until = utc(began + 22 * day).slice(0, 10)
    const extended = acted(8 + random(), ada, 'extend', { ...stage1, until, reasons: 'Parts come late.' })
    return [
      act(0, null),
      acknowledged,
      extended,
      acted(20, ada, 'respond', { ...stage1, ...answer }),
      closes(21),
    ]
  }
  const asked = 12 + random() * 150
  return [
    act(0, null),
    acknowledged,
    acted(11, ada, 'respond', { ...stage1, ...answer }),
    acted(asked, resident, 'request-escalation', {}),
    acted(asked + 4, ben, 'acknowledge', { ...stage2, means: 'phone', ...definition }),
    acted(asked + 22, ben, 'respond', { ...stage2, ...answer }),
    closes(asked + 23),
  ]
}

/** Calls of each function. */
const counting = () => {
  const calls: Record<string, number> = {}
  const through = (lambda: Lambda): Lambda => ({
    ...lambda,
    invoke: (nameOrArn, event) => {
      const name = nameOrArn.split(':').at(-1) ?? nameOrArn
      calls[name] = (calls[name] ?? 0) + 1
      return lambda.invoke(nameOrArn, event)
    },
  })
  return { calls, through }
}

const perform = async (
  office: TimelineOffice,
  cases: Map<number, string>,
  { number, command }: Act,
): Promise<void> => {
  const { casework } = office
  if (command !== null) {
    const handled = await handleCommand(casework, cases.get(number) ?? '', command)
    if ('refusal' in handled) throw new Error(`${command.type} was refused: ${handled.refusal.why}`)
    return
  }
  const address = `resident${number}@post.example`
  const mail = message({
    channelMessageId: `mail-${number}@post.example`,
    receivedAt: casework.now(),
    text: `I reported window ${number} six weeks ago. I have rung twice and nobody has come. I want to complain.`,
    person: { name: null, email: address, phone: null, address: null, tenancy: null },
    replyRoute: { channel: 'email', address, messageId: `mail-${number}@post.example`, references: [] },
  })
  const received = await receiveMessage({ ...casework, classifier: readMessage })(mail, {
    choice: 'complaint',
  })
  cases.set(number, received.caseId)
}

/** Every simulated week, where the year stands: 10,000 cases take most of an hour. */
const weekly = () => {
  const began = performance.now()
  let week = -1
  return (at: number, cases: number): void => {
    const now = Math.floor((at - monday) / (7 * day))
    if (now === week) return
    week = now
    const seconds = Math.round((performance.now() - began) / 1000)
    const megabytes = Math.round(process.memoryUsage().rss / 1024 / 1024)
    console.error(`week ${week}: ${cases} cases have come, ${seconds} s, ${megabytes} MB`)
  }
}

/** In the order of the clock; what falls into one hour is done side by side, as it comes in. */
const live = async (office: TimelineOffice, acts: readonly Act[], until: number): Promise<void> => {
  const cases = new Map<number, string>()
  const progress = weekly()
  const hours = Map.groupBy(acts, ({ at }) => Math.ceil(at / 3_600_000) * 3_600_000)
  for (const hour of [...hours.keys()].toSorted((left, right) => left - right)) {
    await office.clock.advanceTo(hour)
    const waiting = (hours.get(hour) ?? []).values()
    const lane = async (): Promise<void> => {
      for (const each of waiting) await perform(office, cases, each)
    }
    await Promise.all(Array.from({ length: atOnce }, lane))
    await office.settle()
    progress(hour, cases.size)
  }
  await office.clock.advanceTo(until)
}

/** States entered: one a call, and a choice after each but a wait that goes on (see `domain/timeline/compile.ts`). */
const transitionsOf = (calls: Readonly<Record<string, number>>, parked: number, ended: number): number => {
  const [locate = 0, wait = 0, reach = 0] = ['locate-case', 'await-case', 'reach-milestones'].map(
    (name) => calls[name],
  )
  return 2 * locate + 2 * wait + reach - parked + ended
}

const yearOf = async (count: number, kinds: (number: number) => Kind, metered: boolean) => {
  const { calls, through } = counting()
  const office = await openTimelineOffice({ from: utc(monday), through })
  const reads = meterReads(office.table)
  const meter = metered ? meterWrites(office.table) : null
  const acts = Array.from({ length: count }, (_, number) => lifeOf(number, kinds(number))).flat()
  const began = performance.now()
  const cpu = process.cpuUsage()
  await live(office, acts, monday + 365 * day)
  const seconds = (performance.now() - began) / 1000
  const { user, system } = process.cpuUsage(cpu)
  const parked = (await office.running('code-2024')).length
  const transitions = transitionsOf(calls, parked, count - parked)
  const result = {
    count,
    seconds,
    cpuSeconds: (user + system) / 1_000_000,
    calls,
    transitions,
    mails: office.sent.length,
    reads: reads.units(),
    operations: reads.operations(),
    writes: meter?.total() ?? 0,
    byRow: meter?.byRow() ?? {},
    rss: process.memoryUsage().rss,
  }
  await office.close()
  return result
}

const each = (total: number, count: number): string => (total / count).toFixed(1)
const line = (what: string, ...values: readonly string[]): void =>
  console.log(what.padEnd(46), ...values.map((value) => value.padStart(12)))

const kindsShown: readonly Kind[] = ['on-time', 'late', 'extended', 'further']

const bench = async (): Promise<void> => {
  const count = Number(process.argv[2] ?? 10_000)
  line('a case that is', 'transitions', 'write units', 'read units', 'mails', 'calls')
  for (const kind of kindsShown) {
    const few = await yearOf(10, () => kind, true)
    const calls = Object.values(few.calls).reduce((sum, each) => sum + each, 0)
    line(
      `  ${kind}`,
      ...[few.transitions, few.writes, few.reads, few.mails, calls].map((total) => each(total, few.count)),
    )
  }
  const sample = await yearOf(30, kindOf, true)
  console.log(`\nof the mixture, a case (${sample.count} metered)`)
  line(
    '  write units by row',
    JSON.stringify(
      Object.fromEntries(
        Object.entries(sample.byRow).map(([row, units]) => [row, Number(each(units, sample.count))]),
      ),
    ),
  )
  line(
    '  operations',
    JSON.stringify(
      Object.fromEntries(
        Object.entries(sample.operations).map(([name, done]) => [name, Number(each(done, sample.count))]),
      ),
    ),
  )
  awsCost(sample)

  const year = await yearOf(count, kindOf, false)
  console.log(`\n${count.toLocaleString('en-GB')} cases through a year`)
  line(
    '  wall time',
    `${year.seconds.toFixed(0)} s`,
    `${((year.seconds * 1000) / count).toFixed(0)} ms a case`,
  )
  line(
    '  processor time',
    `${year.cpuSeconds.toFixed(0)} s`,
    `${((year.cpuSeconds * 1000) / count).toFixed(0)} ms a case`,
  )
  line('  memory at the end', `${Math.round(year.rss / 1024 / 1024)} MB`)
  line('  state transitions a case', each(year.transitions, count))
  line(
    '  operations a case',
    JSON.stringify(
      Object.fromEntries(
        Object.entries(year.operations).map(([name, done]) => [name, Number(each(done, count))]),
      ),
    ),
  )
  line('  mails', String(year.mails))
}

await bench()
