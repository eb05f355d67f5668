import { rulesFor } from '../../casework/handleCommand.ts'
import { noticesOf } from '../../casework/noticesOf.ts'
import type { LandlordRules } from '../../casework/ports.ts'
import type { AskedCommand } from '../../casework/staffCommand.ts'
import { type Instant, instantOf, millisecondsOf } from '../../domain/calendar/instant.ts'
import { type Case, isOpened, nobodyYet } from '../../domain/case/case.ts'
import type { CaseCommand } from '../../domain/case/command.ts'
import { decide } from '../../domain/case/decide.ts'
import type { CaseEvent } from '../../domain/case/event.ts'
import { evolve } from '../../domain/case/evolve.ts'
import { type Random, randomFrom } from '../../domain/simulation/random.ts'
import { alarms } from '../../domain/timeline/alarms.ts'
import type { Rules } from '../../domain/timeline/rules.ts'
import { message } from '../domain/case/caseStory.ts'
import { arrives, everyPolicy } from '../domain/case/policyStory.ts'

const hour = 3_600_000
const day = 24 * hour

/** Monday 1 March 2027, so that Easter and the night the clocks go on fall into every storm. */
export const stormBegins = Date.parse('2027-03-01T08:00:00Z')
export const stormEnds = stormBegins + 90 * day

/** Who asks: `ada` works stage 1, `ben` what comes after. */
export interface Act {
  readonly at: number
  readonly who: 'ada' | 'ben'
  readonly command: AskedCommand
}

/** One case as it will be lived, whatever goes wrong around it. */
export interface Life {
  readonly caseId: string
  readonly opens: CaseCommand
  readonly acts: readonly Act[]
}

const definition = { means: 'phone', definition: 'Nobody came.', outcomesSought: 'A repair.' } as const
const answer = { decision: 'upheld', response: 'We were wrong, and why.' } as const

const dateIn = (at: number): string => new Date(at).toISOString().slice(0, 10)

/** What staff and resident do, each only perhaps, at an hour of the day and some days after it began. */
const actsOf = (random: Random, began: number): readonly Act[] => {
  const acts: Act[] = []
  const between = (from: number, to: number): number => from + random() * (to - from)
  const perhaps = (chance: number, days: number, who: Act['who'], command: object): void => {
    const on = Math.floor((began + days * day) / day) * day
    // At half past, so that nobody acts in the very second of a reminder.
    const at = on + (9.5 + Math.floor(random() * 8)) * hour
    if (random() < chance && at > began) acts.push({ at, who, command: command as AskedCommand })
  }
  const stage1 = { stage: 'stage-1' } as const
  const stage2 = { stage: 'stage-2' } as const
  const until = dateIn(began + 25 * day)
  perhaps(0.8, between(1, 9), 'ada', { type: 'acknowledge', ...stage1, ...definition })
  perhaps(0.3, between(1, 3), 'ada', { type: 'make-contact', ...stage1, means: 'phone', said: 'Rang.' })
  perhaps(0.25, between(5, 16), 'ada', {
    type: 'extend',
    ...stage1,
    until,
    reasons: 'Parts.',
    residentSaid: 'agreed',
  })
  perhaps(0.15, between(1, 5), 'ada', { type: 'raise-flag', flag: 'hazard_significant', why: 'Mould.' })
  perhaps(0.15, between(6, 18), 'ada', { type: 'record-investigation', note: 'Seen.' })
  perhaps(0.15, between(18, 30), 'ada', { type: 'record-made-safe', note: 'Cleaned.' })
  perhaps(0.08, between(3, 20), 'ada', { type: 'withdraw', why: 'They said so.' })
  const actions = [{ id: 'mend', what: 'Mend it', until: dateIn(began + 35 * day) }]
  perhaps(0.85, between(5, 25), 'ada', {
    type: 'respond',
    ...stage1,
    ...answer,
    ...(random() < 0.3 ? { actions } : {}),
  })
  perhaps(0.5, between(28, 45), 'ada', { type: 'complete-action', id: 'mend', how: 'Mended.' })
  const asked = between(8, 45)
  perhaps(0.5, asked, 'ada', { type: 'request-escalation' })
  perhaps(0.9, asked + 1, 'ben', { type: 'accept-escalation' })
  perhaps(0.8, asked + 3, 'ben', { type: 'acknowledge', ...stage2, ...definition })
  perhaps(0.9, asked + between(6, 30), 'ben', { type: 'respond', ...stage2, ...answer })
  perhaps(0.5, 75, 'ben', { type: 'close', why: 'Done.' })
  // Nobody asks two things of one case in one second: which alarm falls between the two would be the machine's pace.
  return acts
    .toSorted((left, right) => left.at - right.at)
    .filter(({ at }, index, all) => at !== all[index - 1]?.at)
}

/** A random life under a random policy; the same seed and number bring the same. */
export const lifeOf = (seed: number, number: number): Life => {
  const random = randomFrom(seed * 1_000_003 + number)
  const policy = everyPolicy[Math.floor(random() * everyPolicy.length)] ?? 'code-2024'
  const began = stormBegins + Math.floor(random() * 10) * day + (1 + Math.floor(random() * 8)) * hour
  const at = instantOf(began)
  const caseId = `STORM${number}`
  const address = `resident${number}@post.example`
  return {
    caseId,
    opens: {
      ...arrives(policy, at),
      reference: `PR-${String(number).padStart(8, '0')}`,
      message: message({
        receivedAt: at,
        channelMessageId: `m-${number}@post.example`,
        person: { name: null, email: address, phone: null, address: null, tenancy: null },
        replyRoute: { channel: 'email', address, messageId: `m-${number}@post.example`, references: [] },
      }),
    } as CaseCommand,
    acts: actsOf(random, began),
  }
}

/** What is compared: what happened, in order, and which letters it owed. When a late machine noted it is left out. */
export interface Lived {
  readonly history: readonly string[]
  readonly notices: readonly string[]
}

const lineOf = (event: CaseEvent): string =>
  [
    event.type,
    'stage' in event ? event.stage : '',
    'milestone' in event ? event.milestone : '',
    'due' in event ? event.due : '',
    'until' in event ? event.until : '',
    'timing' in event ? event.timing : '',
    'workingDaysBefore' in event ? event.workingDaysBefore : '',
    'workingDaysLate' in event ? event.workingDaysLate : '',
  ].join(' ')

export const livedOf = (events: readonly CaseEvent[]): Lived => ({
  history: events.filter(({ type }) => type !== 'notice-sent').map(lineOf),
  // A key may hold the moment at which a date was noted, which a retry puts off by seconds.
  notices: events
    .flatMap((event) => (event.type === 'notice-sent' ? [event.key.replace(/:\d\d:\d\d\.\d+Z/, '')] : []))
    .toSorted(),
})

/** The same life where nothing can go wrong: the engine’s pure functions, and a perfect clock and post. */
export const livedPurely = ({ opens, acts }: Life, landlordRules: LandlordRules, until: number): Lived => {
  const rules: Rules = rulesFor(landlordRules, 'policy' in opens ? opens.policy : '')
  const events: CaseEvent[] = []
  let state: Case = nobodyYet

  const add = (more: readonly CaseEvent[], at: Instant): void => {
    for (const event of more) {
      events.push(event)
      state = evolve(state, event)
    }
    if (more.length === 0 || !isOpened(state)) return
    for (const { notice } of noticesOf(landlordRules, state, { at, events: more })) {
      const record = { key: notice.key, channel: 'email', providerId: 'sent' } as const
      ask({ type: 'record-notice', at, by: 'putright', notice: record })
    }
  }

  const ask = (command: CaseCommand): void => {
    const decision = decide(command, state, rules)
    if ('events' in decision) add(decision.events, command.at)
  }

  /** What became due while something else was awaited (a promise, before the case may close) happens now, not then. */
  let now = millisecondsOf(opens.at)
  const passTo = (moment: number): void => {
    for (;;) {
      const next = isOpened(state) ? alarms(state, rules)[0] : undefined
      if (next === undefined || millisecondsOf(next.at) > moment) return
      now = Math.max(now, millisecondsOf(next.at))
      ask({ type: 'reach-milestones', at: instantOf(now), by: 'putright' })
    }
  }

  ask(opens)
  for (const { at, who, command } of acts) {
    passTo(at)
    now = at
    ask({ ...command, at: instantOf(at), by: `staff:${who}` } as CaseCommand)
  }
  passTo(until)
  return livedOf(events)
}
