import type { Instant } from '../../calendar/instant.ts'
import type { CaseEvent, CaseEventOf } from '../../case/event.ts'

/** How people and moments are said, which depends on the landlord. */
export interface Told {
  /** Who it was, by name. */
  readonly who: (actor: string) => string
  /** A moment in the landlord's own time: “14:30 on Friday 4 December 2026”. */
  readonly moment: (instant: Instant) => string
}

/** What happened, in a sentence for staff, for each event of a family. */
export type Sentences<T extends CaseEvent['type']> = {
  readonly [Type in T]: (event: CaseEventOf<Type>, told: Told) => string
}

/** `stage-1` → “stage 1”, `partly-upheld` → “partly upheld”. */
export const plain = (text: string): string => text.replaceAll(/[-_]/g, ' ')

/** What somebody wrote, as the end of a sentence. */
export const ended = (text: string): string => {
  const said = text.trim()
  return /[.!?”)]$/.test(said) ? said : `${said}.`
}

/** A sentence's end, with what somebody wrote where they wrote something. */
export const because = (text: string | null | undefined): string =>
  (text ?? '').trim() === '' ? '.' : `: ${ended(text ?? '')}`
