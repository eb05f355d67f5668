import { z } from 'zod'

/** A moment in UTC, always written `YYYY-MM-DDTHH:MM:SS.sssZ`, so that instants sort as text. */
export const instantSchema = z.iso
  .datetime({
    offset: true,
    error: 'an instant is written like 2026-11-28T23:40:00Z or 2026-11-28T23:40:00+00:00',
  })
  .transform((text) => new Date(text).toISOString())
  .brand<'Instant'>()

export type Instant = z.output<typeof instantSchema>

/** Milliseconds since 1970 to an instant. */
export const instantOf = (milliseconds: number): Instant => new Date(milliseconds).toISOString() as Instant

/** An instant to milliseconds since 1970. */
export const millisecondsOf = (instant: Instant): number => Date.parse(instant)

/** A day in the landlord's own time zone, `YYYY-MM-DD`. */
export const localDateSchema = z.iso.date({ error: 'a day is written like 2026-11-28' }).brand<'LocalDate'>()

export type LocalDate = z.output<typeof localDateSchema>
