import type { Calendar } from '../calendar/calendar.ts'
import { type Due, inTime, writeDue } from './clock.ts'
import type { StageId } from './fact.ts'
import type { Milestone, MilestoneName } from './milestone.ts'

/** A milestone before it is written out. */
export interface Dated {
  readonly stage: StageId
  readonly milestone: MilestoneName
  readonly due: Due
  readonly clause: string
  readonly state: Milestone['state']
  /** Nobody has done it and nothing has released anybody from it. */
  readonly owed?: boolean
  readonly literal?: Due | undefined
  readonly why?: string | undefined
}

/** What decides whether a date is pending, met, missed or void. */
export interface Outcome {
  /** When the thing was done; `null` while it is not. */
  readonly done: number | null
  /** From when on it no longer has to be done: answered, withdrawn, closed. */
  readonly released: number | null
  /** Up to when we know what happened. */
  readonly asOf: number
}

/** A date is met or missed by what was done; undone, it is missed once past, and void once nothing is owed. */
export const stateOf = (due: Due, { done, released, asOf }: Outcome): Milestone['state'] => {
  if (done !== null) return inTime(due, done) ? 'met' : 'missed'
  if (released !== null) return inTime(due, released) ? 'void' : 'missed'
  return inTime(due, asOf) ? 'pending' : 'missed'
}

/** Whether it still has to be done, in time or late. */
export const isOwed = ({ done, released }: Outcome): boolean => done === null && released === null

/** A time that is the resident's own lapses without anybody having failed. */
export const stateOfWindow = (due: Due, outcome: Outcome): Milestone['state'] => {
  const state = stateOf(due, outcome)
  return state === 'missed' && outcome.done === null ? 'void' : state
}

/** Who demands a date, as its clause says. */
const basisOf = (clause: string, otherwise: Milestone['basis']): Milestone['basis'] => {
  if (clause.startsWith('Law ')) return 'law'
  return clause.startsWith('Code ') ? 'code' : otherwise
}

/** A milestone written out; days past the published bank holidays say that they may still change. */
export const write = (dated: Dated, basis: Milestone['basis'], calendar: Calendar): Milestone => {
  const milestone: Milestone = {
    stage: dated.stage,
    milestone: dated.milestone,
    due: writeDue(dated.due, calendar),
    clause: dated.clause.startsWith('Law ') ? dated.clause.slice(4) : dated.clause,
    state: dated.state,
    basis: basisOf(dated.clause, basis),
  }
  if (dated.owed === true && dated.state === 'missed') milestone.owed = true
  if (dated.literal !== undefined) milestone.literalDue = writeDue(dated.literal, calendar)
  const why = whyOf(dated, calendar)
  if (why !== undefined) milestone.why = why
  return milestone
}

const provisional = 'The bank holidays of that year are not published yet, so this date may still change.'

const whyOf = (dated: Dated, calendar: Calendar): string | undefined => {
  if (dated.due.day === null || dated.due.day <= calendar.firmUntil) return dated.why
  return dated.why === undefined ? provisional : `${dated.why} ${provisional}`
}
