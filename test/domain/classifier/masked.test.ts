import { expect, test } from 'vitest'
import { masked } from '../../../domain/classifier/masked.ts'

test.each([
  ['I am Amina Yusuf of 14 Elm Road.', ['Amina Yusuf'], 'I am [name] [name] of [address].'],
  ['Mrs Okafor never rang.', [], 'Mrs [name] never rang.'],
  ['Ring me on 07700 900456 please.', [], 'Ring me on [number] please.'],
  ['Write to amina@resident.example about PR664120X.', [], 'Write to [email] about [number].'],
  ['Nobody came for 3 weeks, on 3 March.', [], 'Nobody came for 3 weeks, on 3 March.'],
  ['AMINA says the tap leaks', ['Amina Yusuf'], '[name] says the tap leaks'],
])('%s', (text, names, expected) => {
  expect(masked(text, names)).toBe(expected)
})
