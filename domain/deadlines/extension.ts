import type { Calendar } from '../calendar/calendar.ts'
import { dayOf } from '../calendar/day.ts'
import type { Stage } from '../policy/stage.ts'
import { type Due, dueInWords, endOf, inTime } from './clock.ts'
import type { Run } from './story.ts'

const dayOfText = (text: string, calendar: Calendar): number =>
  text.length === 10 ? dayOf(text) : calendar.zone.localDay(Date.parse(text))

type Notice = Run['notices'][number]
type Extension = NonNullable<Stage['extension']>

/** A response date after its extensions. */
export interface Extended {
  due: Due
  /** When the notice that holds was given. */
  told: number | null
  why: string[]
}

const newDate = (notice: Notice, limit: Due | null, calendar: Calendar): Due | null => {
  const asked = notice.until === null ? null : endOf(dayOfText(notice.until, calendar), calendar)
  if (asked === null || limit === null) return asked ?? limit
  return asked.moment > limit.moment ? limit : asked
}

const refusalOf = (extension: Extension, so: Extended, notice: Notice, calendar: Calendar): string | null => {
  if (extension.insideOriginalTime && !inTime(so.due, notice.at)) {
    return `An extension was told only after ${dueInWords(so.due, calendar)}; that is a breach, not an extension (${extension.clause}).`
  }
  if (extension.times === 'once' && so.told !== null) {
    return `A second extension is not allowed (${extension.clause}).`
  }
  return null
}

/** Takes the notices in order: each moves the date where it may, or leaves a word on why not. */
export const extend = (set: Due, limit: Due | null, run: Run, calendar: Calendar): Extended => {
  const so: Extended = { due: set, told: null, why: [] }
  for (const notice of run.notices) {
    const extension = run.spec?.extension
    if (extension === undefined) {
      so.why.push('An extension was told, but this policy has none.')
      continue
    }
    const refused = refusalOf(extension, so, notice, calendar)
    const due = refused === null ? newDate(notice, limit, calendar) : null
    if (refused !== null) so.why.push(refused)
    if (due === null || due.moment <= so.due.moment) continue
    so.why.push(`Extended from ${dueInWords(so.due, calendar)} (${extension.clause}).`)
    so.due = due
    so.told = notice.at
  }
  return so
}

/** An earlier date that the resident was promised holds, whatever a later computation says. */
export const promised = (run: Run, since: number | null, calendar: Calendar): Due | null => {
  const kept = run.promises
    .filter((promise) => promise.milestone === 'respond' && (since === null || promise.at >= since))
    .map((promise) => endOf(dayOfText(promise.until, calendar), calendar))
  return kept.reduce<Due | null>(
    (first, due) => (first === null || due.moment < first.moment ? due : first),
    null,
  )
}
