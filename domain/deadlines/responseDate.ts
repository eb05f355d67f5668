import type { Calendar } from '../calendar/calendar.ts'
import type { Limit } from '../policy/limit.ts'
import { type Counting, type Due, dueAfter, dueInWords, inTime } from './clock.ts'
import { extend } from './extension.ts'
import { keptByLandlord } from './promise.ts'
import { acknowledgedAt, type Run } from './story.ts'

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
  const sent = acknowledgedAt(run)
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

const sentence = (parts: readonly (string | undefined)[]): string | undefined => {
  const said = parts.filter((part) => part !== undefined)
  return said.length === 0 ? undefined : said.join(' ')
}

export const responseDate = (run: Run, anchors: Anchors, rules: Rules): ResponseDate | null => {
  const { calendar } = rules
  const spec = run.spec?.respond?.limit
  const set = spec === undefined ? null : firstSet(spec, run, anchors, rules)
  if (set === null) return null
  const cap = run.spec?.extension?.limit
  const limit = cap === undefined ? null : dueAfter(set.due.moment, cap, { dayOne: 'day-after' }, calendar)
  const so = extend(set.due, limit, run, calendar)
  const kept = keptByLandlord(run, 'respond', so.due, { since: so.told, calendar })
  return {
    due: kept.due,
    literal: kept.literal ?? set.literal,
    limit,
    extended: so.told !== null,
    why: sentence([set.why, ...so.why, kept.why]),
  }
}
