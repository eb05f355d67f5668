import { type Day, dayOf, dayOfCivil, weekdayOf } from './day.ts'
import type { Division } from './division.ts'
import type { LocalDate } from './instant.ts'
import { type Zone, zoneOf } from './zone.ts'

/** Days on which work is done: Monday to Friday but for bank holidays and the landlord's own closures. */
export interface Calendar {
  readonly division: Division
  readonly zone: Zone
  /** Which list of bank holidays this was made from. */
  readonly version: string
  /** The last day whose bank holidays are published; later ones are computed by rule and may still change. */
  readonly firmUntil: Day
  /** The same without the landlord's own closures: what the law and the Code count by. */
  readonly statutory: Calendar
  isWorking(day: Day): boolean
  /** The n-th working day after a day (n at least 1); for n = 0 the last working day on or before it. */
  addWorkingDays(day: Day, count: number): Day
  /** The day itself where it is a working day, else the next that is. */
  workingDayOnOrAfter(day: Day): Day
}

/** A day outside the years that calendars hold. */
export class DayOutsideCalendar extends Error {
  override readonly name = 'DayOutsideCalendar'
}

export interface CalendarParts {
  readonly division: Division
  readonly timeZone: string
  readonly version: string
  readonly firmUntil: LocalDate | string
  readonly bankHolidays: readonly (LocalDate | string)[]
  readonly closures: readonly (LocalDate | string)[]
}

/** The years that every calendar covers; wide enough that a case of today can't reach an end. */
export const firstYear = 2000
export const lastYear = 2060

const first = dayOfCivil(firstYear, 1, 1)
const last = dayOfCivil(lastYear, 12, 31)

/**
 * Builds both tables once: how many working days lie on or before each day, and the day of the n-th one.
 * Every addition after that is two look-ups, however many days it adds.
 */
export const makeCalendar = (parts: CalendarParts): Calendar => {
  const off = new Set([...parts.bankHolidays, ...parts.closures].map(dayOf))
  const passed = new Int32Array(last - first + 1)
  const ordinal = new Int32Array(last - first + 1)
  let count = 0
  for (let day = first; day <= last; day++) {
    if (weekdayOf(day) < 5 && !off.has(day)) {
      ordinal[count] = day
      count += 1
    }
    passed[day - first] = count
  }

  const passedOn = (day: Day): number => {
    const value = passed[day - first]
    if (value === undefined) throw outside(day)
    return value
  }
  const nth = (index: number, from: Day): Day => {
    const day = index < 0 || index >= count ? undefined : ordinal[index]
    if (day === undefined) throw outside(from)
    return day
  }
  const isWorking = (day: Day): boolean => passedOn(day) !== (day === first ? 0 : passedOn(day - 1))
  const addWorkingDays = (day: Day, days: number): Day => nth(passedOn(day) - 1 + days, day)

  const calendar: Calendar = {
    get statutory() {
      return statutory
    },
    division: parts.division,
    zone: zoneOf(parts.timeZone),
    version: parts.version,
    firmUntil: dayOf(parts.firmUntil),
    isWorking,
    addWorkingDays,
    workingDayOnOrAfter: (day) => (isWorking(day) ? day : addWorkingDays(day, 1)),
  }
  const statutory = parts.closures.length === 0 ? calendar : makeCalendar({ ...parts, closures: [] })
  return calendar
}

const outside = (day: Day): DayOutsideCalendar =>
  new DayOutsideCalendar(
    `Calendars cover ${firstYear} to ${lastYear}; day ${day} since 1970, or a date counted from it, is outside.`,
  )
