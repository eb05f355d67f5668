import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js/mobile'
import { z } from 'zod'

/** A number as the world dials it (ITU-T E.164): `+447400123456`. */
export const numberSchema = z.string().regex(/^\+[1-9]\d{6,14}$/, 'a number is written like +447400123456')

/** A number without a country’s code is dialled from here. */
const home: CountryCode = 'GB'

/** The number that somebody typed, whatever it rings, as the world dials it; null where it is none. */
export const numberIn = (typed: string): string | null =>
  parsePhoneNumberFromString(typed, home)?.number ?? null

/** Do both reach the same telephone, however each is typed? */
export const sameNumber = (one: string | null, other: string | null): boolean => {
  if (one === null || other === null) return false
  const number = numberIn(one)
  return number !== null && number === numberIn(other)
}

/** 07700 900000 to 900999 reach nobody: Ofcom keeps them for drama, and so for whoever tries this out. */
const drama = /^\+447700900\d{3}$/

/**
 * The number that a text can be sent to: a mobile of one of these countries (ISO 3166-1); else null. +44 alone does not
 * say so: it also begins landlines, personal numbers and pagers, and the mobiles of Jersey, Guernsey and Man, which cost more.
 */
export const mobileIn = (typed: string, countries: readonly string[]): string | null => {
  const parsed = parsePhoneNumberFromString(typed, home)
  if (parsed === undefined) return null
  const { number, country } = parsed
  if (drama.test(number)) return countries.includes(home) ? number : null
  // By the metadata for mobiles, a number is valid only where it is one.
  return parsed.isValid() && country !== undefined && countries.includes(country) ? number : null
}
