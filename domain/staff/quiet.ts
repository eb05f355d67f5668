import type { CaseEvent } from '../case/event.ts'

/** What Putright notes of its own doings. Whoever decides on a case need not have seen it. */
const quiet: ReadonlySet<CaseEvent['type']> = new Set([
  'notice-sent',
  'message-repeated',
  'reminded',
  'still-overdue',
  'action-still-overdue',
  'letters-fell-due',
  'window-closing',
])

/**
 * Whether an event leaves a case as somebody saw it. A letter that is recorded as sent a second after they looked must
 * not turn their command away; everything that people, residents or dates did must.
 */
export const isQuiet = ({ type }: CaseEvent): boolean => quiet.has(type)
