import { expect, test } from 'vitest'
import { keysOf, soughtKey } from '../../../domain/staff/findable.ts'

const joan = { name: 'Joan Whitfield', address: 'Flat 4, Skylark Court, Meadow Road, Larkfield, LK1 2AB' }
const desmond = { name: 'Desmond O’Clarke', address: '7 Chapel Lane, Larkfield\nLK1 4DT' }
const zofia = { name: 'Zofia Żółć-Łęcka', address: null }

const finds = (typed: string, person: Parameters<typeof keysOf>[0]): boolean => {
  const key = soughtKey(typed)
  return key !== '' && keysOf(person).some((each) => each.startsWith(key))
}

test.each([
  ['joan', joan],
  ['JOAN WHIT', joan],
  ['whitfield', joan],
  ['Whitfield, Joan', joan],
  ['lk1 2ab', joan],
  ['LK12AB', joan],
  ['lk1', joan],
  ['skylark', joan],
  ['Flat 4, Skylark Court', joan],
  ['skylark court flat 4', joan],
  ['meadow road', joan],
  ['7 Chapel Lane', desmond],
  ['chapel lane', desmond],
  ['oclarke', desmond],
  ["o'clarke", desmond],
  ['zolc', zofia],
  ['zofia zolc', zofia],
])('“%s” finds its person', (typed, person) => {
  expect(finds(typed, person)).toBe(true)
})

test.each([
  ['marek', joan],
  ['flat 12 skylark', joan],
  ['larkfield', joan],
  ['lk2', joan],
  ['17 chapel lane', desmond],
])('“%s” finds nobody of the sort', (typed, person) => {
  expect(finds(typed, person)).toBe(false)
})

test('one letter, signs alone and nothing are too little to look up', () => {
  for (const typed of ['', ' ', 'j', '!!', '–']) expect(soughtKey(typed)).toBe('')
})

test('somebody of whom nothing is known has no key, and nobody has more than eight', () => {
  expect(keysOf({ name: null, address: null })).toEqual([])
  const many = Array.from({ length: 40 }, (_, index) => `${index} Long Street`).join(', ')
  expect(keysOf({ name: 'A B', address: many })).toHaveLength(8)
})
