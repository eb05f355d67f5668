import type { Milestone, MilestoneName } from './milestone.ts'

/** Dates that the landlord must keep. The others are limits or the resident's own time, which pass without a breach. */
const duties: ReadonlySet<MilestoneName> = new Set([
  'acknowledge',
  'contact',
  'respond',
  'meet-by',
  'make-safe',
  'investigate',
  'summary',
  'safety-work',
  'works-started',
])

export const isDuty = ({ milestone }: Pick<Milestone, 'milestone'>): boolean => duties.has(milestone)

/** A duty that somebody still has to do, whether there is time left or not. */
export const isToDo = (milestone: Milestone): boolean =>
  isDuty(milestone) && (milestone.state === 'pending' || milestone.owed === true)
