import { dayOf, localDateOf } from '../../domain/calendar/day.ts'
import { type Instant, instantOf, millisecondsOf } from '../../domain/calendar/instant.ts'
import type { Zone } from '../../domain/calendar/zone.ts'

const minute = 60_000

/** A moment on the landlord's clock, `2026-11-28T23:40`, as a form shows and takes it. */
export const localMoment = (zone: Zone, instant: Instant): string =>
  zone.write(millisecondsOf(instant)).slice(0, 16)

/** The moment that somebody put in; null where it is none. */
export const instantOfLocal = (zone: Zone, text: string): Instant | null => {
  const parts = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})$/.exec(text)
  if (parts === null) return null
  const [, day = '', hours, minutes] = parts
  return instantOf(zone.momentOf(dayOf(day), (Number(hours) * 60 + Number(minutes)) * minute))
}

/** The landlord's local day at a moment. */
export const today = (zone: Zone, now: Instant): string => localDateOf(zone.localDay(millisecondsOf(now)))
