import type { Calendar } from '../calendar/calendar.ts'
import type { Limit } from '../policy/limit.ts'
import { type Counting, type Due, dueAfter, dueInWords, inTime } from './clock.ts'
import { type Extended, extend, promised } from './extension.ts'
import type { Run } from './story.ts'

/** How a policy counts, and by which days. */
export interface Rules {
  readonly counting: Counting & { readonly lateAcknowledgement: 'from-sending' | 'from-the-day-it-was-due' }
  readonly calendar: Calendar
}

/** The dates of a stage that others hang on. */
export interface Anchors {
  readonly received: number | null
  readonly firstReceived: number | null
  readonly acknowledge: Due | null
  readonly meeting: Due | null
}

/** The response date as first set, and as the words alone would have it where they differ. */
interface FirstSet {
  readonly due: Due
  readonly literal?: Due
  readonly why?: string
}

const fromAcknowledgement = (limit: Limit, run: Run, anchors: Anchors, rules: Rules): FirstSet | null => {
  const { counting, calendar } = rules
  const sent = run.acknowledged
  const owed = anchors.acknowledge
  if (sent === null) {
    return owed === null ? null : { due: dueAfter(owed.moment, limit, counting, calendar) }
  }
  const literal = dueAfter(sent, limit, counting, calendar)
  const late = owed !== null && !inTime(owed, sent)
  if (!late || counting.lateAcknowledgement === 'from-sending') return { due: literal }
  return {
    due: dueAfter(owed.moment, limit, counting, calendar),
    literal,
    why: `The acknowledgement was late; we count from ${dueInWords(owed, calendar)}, when it was due.`,
  }
}

const firstSet = (limit: Limit, run: Run, anchors: Anchors, rules: Rules): FirstSet | null => {
  const from = (moment: number | null): FirstSet | null =>
    moment === null ? null : { due: dueAfter(moment, limit, rules.counting, rules.calendar) }
  switch (limit.from) {
    case 'received':
      return from(anchors.received)
    case 'first-received':
      return from(anchors.firstReceived)
    case 'acknowledged':
      return fromAcknowledgement(limit, run, anchors, rules)
    case 'meeting-held':
      return from(run.meetingHeld ?? anchors.meeting?.moment ?? null)
    default:
      return null
  }
}

/** The date by which a stage is to be answered, the latest it may be extended to, and why. */
export interface ResponseDate {
  readonly due: Due
  readonly literal: Due | undefined
  /** `null` where the policy has no extension, or one without a cap. */
  readonly limit: Due | null
  readonly extended: boolean
  readonly why: string | undefined
}

/** The date that holds, and why it is not simply the one computed. */
interface Settled {
  readonly due: Due
  readonly literal: Due | undefined
  readonly why: readonly string[]
}

const settle = (run: Run, set: FirstSet, so: Extended, calendar: Calendar): Settled => {
  const why = [...(set.why === undefined ? [] : [set.why]), ...so.why]
  const promise = promised(run, so.told, calendar)
  if (promise === null || promise.moment >= so.due.moment) return { due: so.due, literal: set.literal, why }
  return {
    due: promise,
    literal: so.due,
    why: [...why, `${dueInWords(promise, calendar)} was promised, so it stays.`],
  }
}

export const responseDate = (run: Run, anchors: Anchors, rules: Rules): ResponseDate | null => {
  const spec = run.spec?.respond?.limit
  const set = spec === undefined ? null : firstSet(spec, run, anchors, rules)
  if (set === null) return null
  const cap = run.spec?.extension?.limit
  const limit =
    cap === undefined ? null : dueAfter(set.due.moment, cap, { dayOne: 'day-after' }, rules.calendar)
  const so = extend(set.due, limit, run, rules.calendar)
  const { due, literal, why } = settle(run, set, so, rules.calendar)
  return {
    due,
    literal,
    limit,
    extended: so.told !== null,
    why: why.length === 0 ? undefined : why.join(' '),
  }
}
