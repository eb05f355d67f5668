import type { Calendar } from '../calendar/calendar.ts'
import { dayOf } from '../calendar/day.ts'
import { type Due, dueInWords, endOf } from './clock.ts'
import type { MilestoneName } from './milestoneName.ts'
import type { Run } from './story.ts'

/** A date that a landlord or a resident was told, as a day or a moment, to the end of that local day. */
export const endOfTold = (text: string, calendar: Calendar): Due =>
  endOf(text.length === 10 ? dayOf(text) : calendar.zone.localDay(Date.parse(text)), calendar)

const told = (run: Run, milestone: MilestoneName, since: number | null, calendar: Calendar): Due[] =>
  run.promises
    .filter((promise) => promise.milestone === milestone && (since === null || promise.at >= since))
    .map((promise) => endOfTold(promise.until, calendar))

/** A date as it stands after what was promised: the one that holds, and the computed one where it gave way. */
export interface Kept {
  readonly due: Due
  readonly literal?: Due
  readonly why?: string
}

const keep = (computed: Due, promised: Due, calendar: Calendar): Kept => ({
  due: promised,
  literal: computed,
  why: `${dueInWords(promised, calendar)} was promised, so it stays.`,
})

/** What the landlord owes: the earliest date promised holds where it is before the computed one. */
export const keptByLandlord = (
  run: Run,
  milestone: MilestoneName,
  computed: Due,
  { since, calendar }: { readonly since: number | null; readonly calendar: Calendar },
): Kept => {
  let first: Due | null = null
  for (const due of told(run, milestone, since, calendar)) {
    if (first === null || due.moment < first.moment) first = due
  }
  return first === null || first.moment >= computed.moment
    ? { due: computed }
    : keep(computed, first, calendar)
}

/** What the resident may still do: the latest date promised holds where it is after the computed one. */
export const keptForResident = (
  run: Run,
  milestone: MilestoneName,
  computed: Due,
  calendar: Calendar,
): Kept => {
  let last: Due | null = null
  for (const due of told(run, milestone, null, calendar)) {
    if (last === null || due.moment > last.moment) last = due
  }
  return last === null || last.moment <= computed.moment ? { due: computed } : keep(computed, last, calendar)
}
