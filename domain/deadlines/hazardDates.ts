import type { Calendar } from '../calendar/calendar.ts'
import { dayOf } from '../calendar/day.ts'
import type { HazardLaw } from '../policy/hazardLaw.ts'
import type { Limit } from '../policy/limit.ts'
import { dueAfter } from './clock.ts'
import { type Dated, isOwed, type Outcome, stateOf } from './dated.ts'
import type { Hazard } from './story.ts'

/** Whether the law covered hazards of this severity on the day the landlord became aware. */
const covers = (law: HazardLaw, hazard: Hazard, calendar: Calendar): boolean => {
  const known = calendar.zone.localDay(hazard.known)
  return law.hazards.some(
    (row) => row.from !== null && dayOf(row.from) <= known && row.severity.includes(hazard.severity),
  )
}

const datesOfHazard = (hazard: Hazard, law: HazardLaw, calendar: Calendar, asOf: number): Dated[] => {
  const step = (
    milestone: Dated['milestone'],
    limit: Limit,
    from: number | null,
    done: number | null,
  ): Dated[] => {
    if (from === null) return []
    const due = dueAfter(from, limit, law.counting, calendar)
    const outcome: Outcome = { done, released: null, asOf }
    const state = stateOf(due, outcome)
    return [{ stage: 'hazard', milestone, due, clause: limit.clause, state, owed: isOwed(outcome) }]
  }
  const { significant, emergency } = law
  const summary = step('summary', significant.summary, hazard.investigated, hazard.summarySent)
  if (hazard.severity === 'emergency') {
    return [...step('make-safe', emergency.makeSafe, hazard.known, hazard.madeSafe), ...summary]
  }
  return [
    ...step('investigate', significant.investigate, hazard.known, hazard.investigated),
    ...summary,
    ...step('safety-work', significant.safetyWork, hazard.investigated, hazard.madeSafe),
    ...step('works-started', significant.worksStarted, hazard.investigated, hazard.worksStarted),
  ]
}

/** The law's own clocks, which run beside the complaint and go on when it is withdrawn or closed. */
export const hazardDates = (
  hazards: readonly Hazard[],
  law: HazardLaw,
  calendar: Calendar,
  asOf: number,
): Dated[] =>
  hazards
    .filter((hazard) => covers(law, hazard, calendar))
    .flatMap((hazard) => datesOfHazard(hazard, law, calendar, asOf))
