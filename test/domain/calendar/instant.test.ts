import fc from 'fast-check'
import { expect, test } from 'vitest'
import { instantOf, instantSchema, millisecondsOf } from '../../../domain/calendar/instant.ts'

test.each([
  ['1970-01-01T00:00:00.000Z', 0],
  ['2000-02-29T12:34:56.789Z', 951_827_696_789],
  ['2026-11-28T23:40:00Z', 1_795_909_200_000],
  ['2026-11-28T23:40:00+00:00', 1_795_909_200_000],
  ['2026-11-28T23:40Z', 1_795_909_200_000],
  ['2027-06-30T00:30:00+01:00', 1_814_311_800_000],
])('%s is %i milliseconds since 1970', (text, milliseconds) => {
  expect(millisecondsOf(instantSchema.parse(text))).toBe(milliseconds)
})

test('reading an instant is what the platform reads, to the millisecond', () => {
  const any = fc.integer({ min: Date.parse('0100-01-01T00:00:00Z'), max: Date.parse('9999-12-31T23:59:59Z') })
  fc.assert(
    fc.property(any, (milliseconds) => {
      expect(millisecondsOf(instantOf(milliseconds))).toBe(milliseconds)
    }),
    { numRuns: 5000 },
  )
})

test('a moment without its offset is refused with how to write one', () => {
  expect(instantSchema.safeParse('2026-11-28T23:40:00').error?.issues[0]?.message).toContain(
    'an instant is written like 2026-11-28T23:40:00Z',
  )
})
