import type { Calendar } from '../calendar/calendar.ts'
import type { Day } from '../calendar/day.ts'
import { type Instant, instantOf, millisecondsOf } from '../calendar/instant.ts'
import type { Landlord } from '../landlord/landlord.ts'

/** When the offices are open on a working day, by the landlord's own clock: `HH:MM`. */
export type OfficeHours = Landlord['openingHours']

const minute = 60_000

const timeOfDay = (text: string): number => {
  const [hours = 0, minutes = 0] = text.split(':').map(Number)
  return (hours * 60 + minutes) * minute
}

const momentsOf = (day: Day, { from, to }: OfficeHours, { zone }: Calendar) => ({
  opens: zone.momentOf(day, timeOfDay(from)),
  closes: zone.momentOf(day, timeOfDay(to)),
})

/** When people start work on a day. */
export const opensOn = (day: Day, hours: OfficeHours, calendar: Calendar): Instant =>
  instantOf(momentsOf(day, hours, calendar).opens)

/** Whether the landlord’s offices are open: a working day, within its hours, on its own clock. */
export const isOpenAt = (now: Instant, hours: OfficeHours, calendar: Calendar): boolean => {
  const moment = millisecondsOf(now)
  const day = calendar.zone.localDay(moment)
  const { opens, closes } = momentsOf(day, hours, calendar)
  return calendar.isWorking(day) && opens <= moment && moment < closes
}

/** The next moment at which the offices open, later than now. */
export const nextOpening = (now: Instant, hours: OfficeHours, calendar: Calendar): Instant => {
  const moment = millisecondsOf(now)
  const today = calendar.zone.localDay(moment)
  const { opens } = momentsOf(today, hours, calendar)
  if (calendar.isWorking(today) && opens > moment) return instantOf(opens)
  return instantOf(momentsOf(calendar.addWorkingDays(today, 1), hours, calendar).opens)
}
