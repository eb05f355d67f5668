import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { bankHolidaysByRule } from '../domain/calendar/bankHolidayRule.ts'
import {
  type Calendar,
  type CalendarParts,
  firstYear,
  lastYear,
  makeCalendar,
} from '../domain/calendar/calendar.ts'
import { type Division, divisionSchema } from '../domain/calendar/division.ts'
import { complainOnStandardError, kept } from './kept.ts'
import { bankHolidaysFile } from './places.ts'
import { BadFile } from './yamlFile.ts'

const year = z.string().regex(/^\d{4}$/)

/** The file of bank holidays: gov.uk's days with where they came from, and the years that they cover. */
const bankHolidaysSchema = z.strictObject({
  source: z.string().min(1),
  licence: z.string().min(1),
  version: z.string().min(1),
  published: z.strictObject({ from: year, to: year }),
  divisions: z.record(divisionSchema, z.array(z.iso.date()).min(1)),
})
type BankHolidays = z.infer<typeof bankHolidaysSchema>

const readBankHolidays = (file: string): BankHolidays => {
  try {
    return bankHolidaysSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch (cause) {
    const why = cause instanceof z.ZodError ? z.prettifyError(cause) : String(cause)
    throw new BadFile(
      `${file}: not a list of bank holidays (${why}). It holds source, licence, version, published years and the days of each division.`,
      { cause },
    )
  }
}

const lists = new Map<string, () => BankHolidays>()

/** The list in use: the same object until its file changes, then the new one. */
const bankHolidays = (): BankHolidays => {
  const file = bankHolidaysFile()
  const known = lists.get(file)
  if (known !== undefined) return known()
  const list = kept(() => ({ value: readBankHolidays(file), files: [file] }), complainOnStandardError)
  const first = list()
  lists.set(file, list)
  return first
}

/** Published years as published; the years around them by rule, which may still change. */
const everyYear = (list: BankHolidays, division: Division): string[] => {
  const days = [...list.divisions[division]]
  for (let each = firstYear; each <= lastYear; each++) {
    const published = each >= Number(list.published.from) && each <= Number(list.published.to)
    if (!published) days.push(...bankHolidaysByRule(division, each))
  }
  return days
}

export interface CalendarRequest {
  readonly division: Division
  readonly timeZone: string
  readonly closures?: readonly string[]
}

/** What a landlord's calendar is made of: the list of bank holidays as it is now, and the closures. */
export const calendarParts = ({ division, timeZone, closures = [] }: CalendarRequest): CalendarParts => {
  const list = bankHolidays()
  return {
    division,
    timeZone,
    version: list.version,
    firmUntil: `${list.published.to}-12-31`,
    bankHolidays: everyYear(list, division),
    closures,
  }
}

/** Calendars already made from a list, so that asking for one again costs nothing until the list changes. */
const made = new WeakMap<BankHolidays, Map<string, Calendar>>()

/**
 * The working days of a landlord: bank holidays of its division and its own closures. Asking again is cheap, and
 * gives a new calendar once the list of bank holidays has changed.
 * Throws `BadFile` where the list can't be read, `UnknownTimeZone` for a zone that there is not.
 */
export const loadCalendar = ({ division, timeZone, closures = [] }: CalendarRequest): Calendar => {
  const list = bankHolidays()
  const calendars = made.get(list) ?? new Map<string, Calendar>()
  made.set(list, calendars)
  const key = [division, timeZone, ...closures].join(' ')
  const known = calendars.get(key)
  if (known !== undefined) return known
  const calendar = makeCalendar(calendarParts({ division, timeZone, closures }))
  calendars.set(key, calendar)
  return calendar
}
