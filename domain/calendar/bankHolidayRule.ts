import { type Day, dayOfCivil, localDateOf, weekdayOf } from './day.ts'
import type { Division } from './division.ts'
import type { LocalDate } from './instant.ts'

/*
 * Bank holidays by rule, for years that gov.uk has not published yet (or no longer publishes).
 * Source: Banking and Financial Dealings Act 1971, Schedule 1, with the holidays given by royal proclamation
 * each year (New Year's Day and the first Monday in May in England and Wales, the last Monday in May, Boxing
 * Day in Scotland). One-off holidays can't be computed: a published year always wins over this rule.
 */

/** Easter Sunday in the Gregorian calendar (the anonymous algorithm printed in Nature, 20 April 1876). */
const easter = (year: number): Day => {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const e = b % 4
  const g = Math.floor((8 * b + 13) / 25)
  const h = (19 * a + b - Math.floor(b / 4) - g + 15) % 30
  const l = (32 + 2 * e + 2 * Math.floor(c / 4) - h - (c % 4)) % 7
  const m = Math.floor((a + 11 * h + 19 * l) / 433)
  const month = Math.floor((h + l - 7 * m + 90) / 25)
  return dayOfCivil(year, month, (h + l - 7 * m + 33 * month + 19) % 32)
}

const monday = 0
const firstMonday = (year: number, month: number): Day => {
  const start = dayOfCivil(year, month, 1)
  return start + ((monday - weekdayOf(start) + 7) % 7)
}
const lastMonday = (year: number, month: number): Day => {
  const end = dayOfCivil(year, month + 1, 0)
  return end - weekdayOf(end)
}

/** Fixed days in order; one that falls on a weekend or on a day already taken moves to the next free weekday. */
const substituted = (days: readonly Day[]): Day[] => {
  const taken = new Set(days.filter((day) => weekdayOf(day) < 5))
  for (const weekend of days.filter((day) => weekdayOf(day) >= 5)) {
    let day = weekend
    while (weekdayOf(day) >= 5 || taken.has(day)) day += 1
    taken.add(day)
  }
  return [...taken]
}

const fixed: Record<Division, readonly (readonly [number, number])[]> = {
  'england-and-wales': [
    [1, 1],
    [12, 25],
    [12, 26],
  ],
  scotland: [
    [1, 1],
    [1, 2],
    [11, 30],
    [12, 25],
    [12, 26],
  ],
  'northern-ireland': [
    [1, 1],
    [3, 17],
    [7, 12],
    [12, 25],
    [12, 26],
  ],
}

const moving: Record<Division, (year: number) => Day[]> = {
  'england-and-wales': (year) => [easter(year) - 2, easter(year) + 1, lastMonday(year, 8)],
  scotland: (year) => [easter(year) - 2, firstMonday(year, 8)],
  'northern-ireland': (year) => [easter(year) - 2, easter(year) + 1, lastMonday(year, 8)],
}

/** The bank holidays of a year as the rule gives them, in order. */
export const bankHolidaysByRule = (division: Division, year: number): LocalDate[] =>
  [
    ...substituted(fixed[division].map(([month, day]) => dayOfCivil(year, month, day))),
    ...moving[division](year),
    firstMonday(year, 5),
    lastMonday(year, 5),
  ]
    .sort((a, b) => a - b)
    .map(localDateOf)
