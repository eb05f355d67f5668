import { Temporal } from 'temporal-polyfill'
import { type Day, dayInMilliseconds, localDateOf } from './day.ts'

/** A time zone that answers from memory: offsets are looked up once per stretch of about two hundred days. */
export interface Zone {
  readonly name: string
  /** Milliseconds that local time is ahead of UTC at a moment. */
  offsetAt(milliseconds: number): number
  /** The local day on which a moment falls: 23:30Z in June is the next day in London. */
  localDay(milliseconds: number): Day
  /** The moment at which a local day reaches a time of day, given in milliseconds since its midnight. */
  momentOf(day: Day, timeOfDay: number): number
  /** The last second of a local day, as a moment. */
  endOfDay(day: Day): number
  /** A moment as ISO 8601 with the local offset. */
  write(milliseconds: number): string
  /** The last second of a local day as ISO 8601 with the local offset. */
  writeEndOfDay(day: Day): string
}

/** A name that is no time zone. */
export class UnknownTimeZone extends RangeError {
  override readonly name = 'UnknownTimeZone'
}

const stretch = 2 ** 34
const minute = 60_000

/** Pairs of a moment and the offset that holds from it. */
type Offsets = readonly (readonly [number, number])[]

const offsetsOfStretch = (name: string, index: number): Offsets => {
  const end = (index + 1) * stretch
  let at: Temporal.ZonedDateTime | null = Temporal.Instant.fromEpochMilliseconds(
    index * stretch,
  ).toZonedDateTimeISO(name)
  const offsets: [number, number][] = []
  while (at !== null && at.epochMilliseconds < end) {
    offsets.push([at.epochMilliseconds, at.offsetNanoseconds / 1e6])
    at = at.getTimeZoneTransition('next')
  }
  return offsets
}

const writeOffset = (offset: number): string => {
  const sign = offset < 0 ? '-' : '+'
  const minutes = Math.abs(offset) / minute
  const two = (value: number) => String(value).padStart(2, '0')
  return `${sign}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
}

/** The zone of an IANA name. Throws `UnknownTimeZone`. */
export const zoneOf = (name: string): Zone => {
  const stretches: (Offsets | undefined)[] = []
  const endings: (string | undefined)[] = []
  const ends: (number | undefined)[] = []

  const offsetAt = (milliseconds: number): number => {
    const index = Math.floor(milliseconds / stretch)
    let offsets = stretches[index]
    if (offsets === undefined) {
      offsets = offsetsOfStretch(name, index)
      stretches[index] = offsets
    }
    let offset = 0
    for (const [from, value] of offsets) {
      if (from > milliseconds) break
      offset = value
    }
    return offset
  }

  const momentOf = (day: Day, timeOfDay: number): number => {
    const local = day * dayInMilliseconds + timeOfDay
    const guess = local - offsetAt(local)
    return local - offsetAt(guess)
  }

  const endOfDay = (day: Day): number => {
    const known = ends[day]
    if (known !== undefined) return known
    const end = momentOf(day + 1, 0) - 1000
    ends[day] = end
    return end
  }

  const write = (milliseconds: number): string => {
    const offset = offsetAt(milliseconds)
    const local = new Date(milliseconds + offset).toISOString()
    const seconds = local.endsWith('.000Z') ? local.slice(0, 19) : local.slice(0, 23)
    return seconds + writeOffset(offset)
  }

  const writeEndOfDay = (day: Day): string => {
    let text = endings[day]
    if (text === undefined) {
      text = `${localDateOf(day)}T23:59:59${writeOffset(offsetAt(endOfDay(day)))}`
      endings[day] = text
    }
    return text
  }

  try {
    offsetAt(0)
  } catch (cause) {
    throw new UnknownTimeZone(`“${name}” is not a time zone; write one like Europe/London`, { cause })
  }
  return {
    name,
    offsetAt,
    localDay: (milliseconds) => Math.floor((milliseconds + offsetAt(milliseconds)) / dayInMilliseconds),
    momentOf,
    endOfDay,
    write,
    writeEndOfDay,
  }
}
