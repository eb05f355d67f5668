import { z } from 'zod'
import { type Instant, instantSchema, millisecondsOf } from '../calendar/instant.ts'
import { type Case, isLive } from '../case/case.ts'
import { stageOf } from '../case/evolve.ts'
import { stageIdSchema } from '../deadlines/fact.ts'
import { alarms } from './alarms.ts'
import type { Rules } from './rules.ts'

/** Where a case is on its policy's timeline, as the state machine is told. */
export const locationSchema = z.object({
  caseId: z.string(),
  /** `none`: with a person and no stage's clock; `over`: nothing more will come of itself. */
  stage: z.union([stageIdSchema, z.enum(['none', 'over'])]),
  /** When something is next to happen, if nothing else happens first. */
  nextAt: instantSchema.nullable(),
  /** Whole seconds from the telling until then, at least 1. */
  waitSeconds: z.int().min(1),
})
export type Location = z.infer<typeof locationSchema>

/**
 * The longest that a state waits before it looks at the case again. An execution may last a year
 * (Step Functions quotas, standard workflows); half of that leaves room.
 */
const longestWaitSeconds = 180 * 24 * 60 * 60

const stageOfCase = (state: Case): Location['stage'] => {
  if (!isLive(state)) return 'over'
  return stageOf(state.route.outcome) ?? 'none'
}

/** Where is this case now, and how long until its next date? */
export const locate = (caseId: string, state: Case, rules: Rules, now: Instant): Location => {
  const stage = stageOfCase(state)
  const next = isLive(state) ? alarms(state, rules)[0] : undefined
  if (next === undefined) return { caseId, stage, nextAt: null, waitSeconds: longestWaitSeconds }
  const seconds = Math.ceil((millisecondsOf(next.at) - millisecondsOf(now)) / 1000)
  return { caseId, stage, nextAt: next.at, waitSeconds: Math.min(Math.max(seconds, 1), longestWaitSeconds) }
}

/** Two locations with the same key need no waking in between. */
export const locationKey = (location: Location): string => `${location.stage}/${location.nextAt ?? 'never'}`
