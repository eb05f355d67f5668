import { describe, expect, test } from 'vitest'
import { mobileIn, numberIn, sameNumber } from '../../../domain/telephone/number.ts'

// What each beginning of a UK number is for: Ofcom, The National Telephone Numbering Plan (071 to 075 and 077 to 079
// mobile, 070 personal, 076 radiopaging, 01 and 02 geographic, 080 free). The shares of Jersey, Guernsey and Man:
// Ofcom’s list of allocated numbers.
describe('a number as people type it', () => {
  test.each([
    ['07400 123456', '+447400123456'],
    ['07400-123-456', '+447400123456'],
    ['(07400) 123 456', '+447400123456'],
    ['+44 7400 123456', '+447400123456'],
    ['+44 (0)7400 123456', '+447400123456'],
    ['0044 7400 123456', '+447400123456'],
    ['7400123456', '+447400123456'],
    ['020 7946 0000', '+442079460000'],
  ])('%s is dialled as %s', (typed, dialled) => {
    expect(numberIn(typed)).toBe(dialled)
  })

  test.each(['', 'I have none', '999', '12'])('%j is none that a text can go to', (typed) => {
    expect(mobileIn(typed, ['GB'])).toBeNull()
  })
})

describe('a text goes', () => {
  test.each(['07400 123456', '+44 7400 123456', '07500 123456', '07700 900123'])(
    'to a mobile of the UK: %s',
    (typed) => {
      expect(mobileIn(typed, ['GB'])).toBe(numberIn(typed))
    },
  )

  test.each([
    ['a landline', '020 7946 0000'],
    ['a free number', '0800 000 0000'],
    ['a personal number', '070 1234 5678'],
    ['a pager', '07600 123456'],
    ['Jersey', '07797 712345'],
    ['Guernsey', '07781 123456'],
    ['the Isle of Man', '07624 312345'],
    ['Ireland', '+353 85 012 3456'],
    ['a number with a digit too few', '07400 12345'],
  ])('to %s not: %s', (_, typed) => {
    expect(mobileIn(typed, ['GB'])).toBeNull()
  })

  test('to other countries where the landlord says so', () => {
    expect(mobileIn('+353 85 012 3456', ['GB', 'IE'])).toBe('+353850123456')
    expect(mobileIn('07400 123456', ['IE'])).toBeNull()
    expect(mobileIn('07700 900123', ['IE'])).toBeNull()
  })
})

test('two ways to type a number are the same number, and what is none is the same as nothing', () => {
  expect(sameNumber('07400 123456', '+447400123456')).toBe(true)
  expect(sameNumber('07400 123456', '07400 123457')).toBe(false)
  expect(sameNumber('none', 'none')).toBe(false)
  expect(sameNumber(null, null)).toBe(false)
})
