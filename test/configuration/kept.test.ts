import { mkdtempSync, readFileSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { kept } from '../../configuration/kept.ts'

const file = join(mkdtempSync(join(tmpdir(), 'putright-kept-')), 'number.txt')
let second = 0

/** Writes the file as if a second had passed, which is also how long a look at it lasts. */
const write = (text: string): void => {
  second += 2
  writeFileSync(file, text)
  utimesSync(file, second, second)
  vi.advanceTimersByTime(1001)
}

const number = () => {
  const text = readFileSync(file, 'utf8')
  if (!/^\d+$/.test(text)) throw new Error(`${text} is no number`)
  return { value: { number: Number(text) }, files: [file] }
}

beforeEach(() => vi.useFakeTimers({ toFake: ['performance'] }))
afterEach(() => vi.useRealTimers())

test('the same object is given until the file changes, then the new one', () => {
  write('8')
  const read = kept(number, (error) => expect.unreachable(String(error)))
  const first = read()
  expect(read()).toBe(first)
  write('10')
  expect(read()).toEqual({ number: 10 })
})

test('an unsound change is told of once, and the last sound one stays until it is mended', () => {
  const told: unknown[] = []
  write('8')
  const read = kept(number, (error) => told.push(error))
  expect(read()).toEqual({ number: 8 })
  write('eight')
  expect(read()).toEqual({ number: 8 })
  vi.advanceTimersByTime(1001)
  expect(read()).toEqual({ number: 8 })
  expect(told).toHaveLength(1)
  write('9')
  expect(read()).toEqual({ number: 9 })
})

test('what is unsound from the start is thrown', () => {
  write('eight')
  expect(kept(number, () => {})).toThrow('eight is no number')
})
