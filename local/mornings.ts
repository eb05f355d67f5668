import { nextOpening } from '../domain/attention/workingHours.ts'
import type { Calendar } from '../domain/calendar/calendar.ts'
import { instantOf, millisecondsOf } from '../domain/calendar/instant.ts'
import type { Landlord } from '../domain/landlord/landlord.ts'
import type { TimerSource } from './clock.ts'

/**
 * Looks round at each opening of the landlord’s offices, on the system’s clock: on AWS a schedule does it every few
 * minutes, which a clock that is moved on by days would not survive.
 */
export const mornings = (
  { openingHours }: Pick<Landlord, 'openingHours'>,
  calendar: Calendar,
  { now, lookRound }: { readonly now: () => number; readonly lookRound: () => Promise<unknown> },
): TimerSource => {
  const after = (moment: number): number =>
    millisecondsOf(nextOpening(instantOf(moment), openingHours, calendar))
  let next = after(now())
  return {
    nextDue: () => next,
    fire: async (instant) => {
      next = after(instant)
      await lookRound()
    },
  }
}
