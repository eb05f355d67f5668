import type { Calendar } from '../calendar/calendar.ts'
import type { Stage } from '../policy/stage.ts'
import { type Due, dueInWords, inTime } from './clock.ts'
import { endOfTold } from './promise.ts'
import type { Run } from './story.ts'

type Notice = Run['notices'][number]
type Extension = NonNullable<Stage['extension']>

/** A response date after its extensions. */
export interface Extended {
  due: Due
  /** When the notice that holds was given; `null` where none does. */
  told: number | null
  readonly why: string[]
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

const beyond = (extension: Extension, asked: Due, limit: Due, calendar: Calendar): string => {
  const words = `${dueInWords(asked, calendar)} was told, which is beyond ${dueInWords(limit, calendar)} (${extension.clause})`
  return extension.cap === 'hard'
    ? `${words}; the ceiling holds.`
    : `${words}; the ceiling holds unless a manager records a good reason.`
}

/** Moves the date as one notice has it, up to the ceiling; a notice without a date takes all there is. */
const move = (
  so: Extended,
  extension: Extension,
  notice: Notice,
  { limit, calendar }: { readonly limit: Due | null; readonly calendar: Calendar },
): void => {
  const asked = notice.until === null ? limit : endOfTold(notice.until, calendar)
  if (asked === null) return
  const ceilingHolds = extension.cap === 'hard' || !notice.beyondCeiling
  const over = limit !== null && ceilingHolds && asked.moment > limit.moment
  const due = over ? limit : asked
  if (due.moment <= so.due.moment) return
  so.why.push(`Extended from ${dueInWords(so.due, calendar)} (${extension.clause}).`)
  if (over) so.why.push(beyond(extension, asked, limit, calendar))
  so.due = due
  so.told = notice.at
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
    if (refused === null) move(so, extension, notice, { limit, calendar })
    else so.why.push(refused)
  }
  return so
}
