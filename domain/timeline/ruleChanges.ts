import { dayOf } from '../calendar/day.ts'
import { dayInWords } from '../calendar/words.ts'
import type { Limit } from '../policy/limit.ts'
import type { Policy } from '../policy/policy.ts'
import type { RulesSnapshot } from './rulesSnapshot.ts'

/** A day that became a day off, or stopped being one. */
export interface ChangedDay {
  readonly day: string
  readonly why: string
}

type Days = RulesSnapshot['calendar']

const changed = (
  before: readonly string[],
  after: readonly string[],
  say: { readonly added: string; readonly gone: string },
): readonly ChangedDay[] => {
  const [had, has] = [new Set(before), new Set(after)]
  const tell = (day: string, what: string): ChangedDay => ({
    day,
    why: `${dayInWords(dayOf(day))} ${what}.`,
  })
  return [
    ...after.filter((day) => !had.has(day)).map((day) => tell(day, say.added)),
    ...before.filter((day) => !has.has(day)).map((day) => tell(day, say.gone)),
  ]
}

/** The days that differ between two calendars, each as a sentence. */
export const changedDays = (before: Days, after: Days): readonly ChangedDay[] =>
  [
    ...changed(before.bankHolidays, after.bankHolidays, {
      added: 'is now a bank holiday',
      gone: 'is no longer a bank holiday',
    }),
    ...changed(before.closures, after.closures, {
      added: 'is now a day on which we are closed',
      gone: 'is no longer a day on which we are closed',
    }),
  ].toSorted((left, right) => (left.day < right.day ? -1 : 1))

const units: Readonly<Record<Limit['within']['unit'], string>> = {
  hours: 'hour',
  'working-hours': 'working hour',
  'calendar-days': 'day',
  'working-days': 'working day',
  weeks: 'week',
  months: 'month',
  years: 'year',
}

const long = ({ count, unit }: Limit['within']): string => `${count} ${units[unit]}${count === 1 ? '' : 's'}`

const limitsIn = (stage: string, value: unknown): readonly (readonly [string, Limit])[] => {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, part]): readonly (readonly [string, Limit])[] => {
    const here = typeof part === 'object' && part !== null && 'within' in part && 'clause' in part
    // Parsed by the policy's own schema, in which nothing but a limit has these two.
    return here ? [[`${stage} ${name}`, part as Limit]] : limitsIn(`${stage} ${name}`, part)
  })
}

const limitsOf = (policy: Policy | undefined, stage: string): ReadonlyMap<string, Limit> => {
  const own = policy?.stages.find(({ id }) => id === stage)
  const code = policy?.codePolicy?.stages.find(({ id }) => id === own?.codeStage)
  const law = stage === 'hazard' ? policy?.hazardLaw : null
  return new Map([
    ...limitsIn('', own),
    ...limitsIn('Code', code),
    ...limitsIn('Law', { emergency: law?.emergency, significant: law?.significant }),
  ])
}

const saidLimit = (was: Limit | undefined, limit: Limit): string => {
  const { within, clause } = limit
  if (was === undefined) return `${clause}: ${long(within)}, where there was no limit.`
  return long(was.within) === long(within)
    ? `${clause}: ${long(within)}, counted another way.`
    : `${clause}: ${long(was.within)} became ${long(within)}.`
}

/** What a date hangs on; where a limit stands or how it was read moves none. */
const counted = (limit: Limit | undefined): string =>
  JSON.stringify([limit?.within, limit?.from, limit?.dayOne, limit?.roll])

/** What changed in the limits of a stage, in the Code's beside it and in how days are counted, each as a sentence. */
export const changedLimits = (
  before: Policy | undefined,
  after: Policy,
  stage: string,
): readonly string[] => {
  const had = limitsOf(before, stage)
  const has = limitsOf(after, stage)
  const limits = [...has]
    .filter(([place, limit]) => counted(had.get(place)) !== counted(limit))
    .map(([place, limit]) => saidLimit(had.get(place), limit))
  const gone = [...had]
    .filter(([place]) => !has.has(place))
    .map(([, { clause, within }]) => `${clause}: ${long(within)} is no limit any more.`)
  const counting = JSON.stringify(before?.counting) === JSON.stringify(after.counting)
  const told = [...limits, ...gone]
  return counting ? told : [...told, `${after.counting.clause}: days are counted another way.`]
}
