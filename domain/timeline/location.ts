import { z } from 'zod'
import { type Instant, instantSchema, millisecondsOf } from '../calendar/instant.ts'
import { type Case, isLive, isOpened } from '../case/case.ts'
import { alarms } from './alarms.ts'
import { placeOf } from './place.ts'
import type { Rules } from './rules.ts'

/** Where a case is on its policy's timeline, as the state machine is told. */
export const locationSchema = z.object({
  caseId: z.string(),
  /** One of the places of the policy, or `over`: nothing more will come of itself. */
  place: z.string(),
  /** When something is next to happen, if nothing else happens first. */
  nextAt: instantSchema.nullable(),
  /** Whole seconds from the telling until then, at least 1. */
  waitSeconds: z.int().min(1),
})
export type Location = z.infer<typeof locationSchema>

/**
 * The longest that a state waits before it looks at the case again. An execution may last a year; it is continued in a
 * fresh one after half of it (see `compile.ts`), so that no wait reaches beyond the year.
 */
const longestWaitSeconds = 150 * 24 * 60 * 60

/** A case on which nothing is waited for any more, such as one that is closed, or a timeline that another has replaced. */
export const over = (caseId: string): Location => ({ caseId, place: 'over', nextAt: null, waitSeconds: 1 })

/** Where is this case now, and how long until its next date? */
export const locate = (caseId: string, state: Case, rules: Rules, now: Instant): Location => {
  if (!isOpened(state)) return over(caseId)
  const next = alarms(state, rules)[0]
  if (next === undefined && !isLive(state)) return over(caseId)
  const place = placeOf(state, rules, next)
  if (next === undefined) return { caseId, place, nextAt: null, waitSeconds: longestWaitSeconds }
  const seconds = Math.ceil((millisecondsOf(next.at) - millisecondsOf(now)) / 1000)
  const waitSeconds = Math.min(Math.max(seconds, 1), longestWaitSeconds)
  return { caseId, place, nextAt: next.at, waitSeconds }
}

export const isOver = ({ place }: Pick<Location, 'place'>): boolean => place === 'over'

/** Two locations with the same key need no waking in between. */
export const locationKey = (location: Location): string => `${location.place}/${location.nextAt ?? 'never'}`
