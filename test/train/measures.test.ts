import { describe, expect, test } from 'vitest'
import { type Judgement, recallAtPrecision } from '../../train/measures.ts'

/** Messages by falling probability: c is a complaint, o is none. */
const ranked = (letters: string): Judgement[] =>
  [...letters].map((letter, index) => ({
    message: {
      id: String(index),
      channel: 'webchat',
      subject: null,
      text: '',
      disposition: letter === 'c' ? 'complaint' : 'enquiry',
      procedure: null,
      flags: [],
      topic: 'other',
      writer: 'w01',
      difficulty: 'easy',
    },
    disposition: 'complaint',
    complaint: 1 - index / 100,
    flags: [],
    procedure: null,
    topic: 'other',
    asked: false,
  }))

describe('recall at a precision', () => {
  test('counts the complaints down to the last place where enough of those above are complaints', () => {
    // Above the fourth complaint four of five are complaints (80 %), above the fifth five of eight.
    expect(recallAtPrecision(ranked('cccocooc'), 0.8)).toBe('80.0 %')
  })
  test('is all where no other message stands above a complaint', () => {
    expect(recallAtPrecision(ranked('cccoo'), 0.95)).toBe('100.0 %')
  })
  test('is none where the surest message is no complaint and too few follow', () => {
    expect(recallAtPrecision(ranked('oc'), 0.95)).toBe('0.0 %')
  })
})
