import type { Instant } from '../calendar/instant.ts'
import type { CaseEventOf } from '../case/event.ts'

type Unsigned<T> = T extends unknown ? Omit<T, 'at' | 'by'> : never

/** Something that happens of itself at a moment, unless the case moves first. */
export interface Alarm {
  readonly at: Instant
  readonly event: Unsigned<
    | CaseEventOf<'reminded'>
    | CaseEventOf<'milestone-missed'>
    | CaseEventOf<'still-overdue'>
    | CaseEventOf<'window-closing'>
    | CaseEventOf<'window-closed'>
    | CaseEventOf<'letters-fell-due'>
    | CaseEventOf<'action-overdue'>
    | CaseEventOf<'action-still-overdue'>
    | CaseEventOf<'survey-sent'>
    | CaseEventOf<'closed'>
  >
}
