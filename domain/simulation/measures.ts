import { isOpened } from '../case/case.ts'
import type { Milestone } from '../deadlines/milestone.ts'
import { milestones } from '../deadlines/milestones.ts'
import type { Rules } from '../timeline/rules.ts'
import type { Year } from './year.ts'

/** How often one date was kept. */
export interface Kept {
  readonly stage: string
  readonly milestone: string
  readonly basis: Milestone['basis']
  readonly clause: string
  /** Dates that were kept or missed; those still ahead at the end are not counted. */
  readonly counted: number
  readonly onTime: number
  /** `onTime` of `counted`, 0 to 1. */
  readonly share: number
}

const duties: ReadonlySet<string> = new Set(['acknowledge', 'contact', 'respond', 'meet-by'])

const keyOf = ({ stage, milestone, basis }: Milestone): string => `${stage}/${milestone}/${basis}`

const settled = ({ milestone, state }: Milestone): boolean =>
  duties.has(milestone) && (state === 'met' || state === 'missed')

const settledDates = (year: Year, rules: Rules): readonly Milestone[] =>
  year.complaints.flatMap(({ state }) =>
    isOpened(state)
      ? milestones(rules.policy, rules.calendar, state.facts, year.end).milestones.filter(settled)
      : [],
  )

const summed = (dates: readonly Milestone[]): Kept | null => {
  const [first] = dates
  if (first === undefined) return null
  const { stage, milestone, basis, clause } = first
  const onTime = dates.filter((date) => date.state === 'met').length
  const share = Math.round((onTime / dates.length) * 1000) / 1000
  return { stage, milestone, basis, clause, counted: dates.length, onTime, share }
}

/** How often each date was kept, in the order of the procedure. */
export const keptDates = (year: Year, rules: Rules): readonly Kept[] => {
  const order = rules.policy.stages.map((stage) => stage.id as string)
  const groups = Map.groupBy(settledDates(year, rules), keyOf)
  return [...groups.values()]
    .flatMap((dates) => summed(dates) ?? [])
    .sort((a, b) => order.indexOf(a.stage) - order.indexOf(b.stage))
}
