import { describe, expect, test } from 'vitest'
import { highestWithRecall } from '../../train/calibration.ts'

/** Ten messages by falling probability, 1.0 to 0.1; `truths` as 1 and 0. */
const judged = (truths: string) =>
  [...truths].map((truth, place) => ({ probability: (10 - place) / 10, truth: truth === '1' }))

describe('from which probability on enough of what is true is found', () => {
  test('the highest one that finds so many, just below the last of them', () => {
    // True at 1.0, 0.8, 0.7 and 0.2: three in four are found from 0.7 on.
    expect(highestWithRecall(judged('1011000010'), 0.75)).toBeCloseTo(0.6993, 5)
  })

  test('the last of all, where all must be found', () => {
    expect(highestWithRecall(judged('1011000010'), 1)).toBeCloseTo(0.1998, 5)
  })

  test('everything is raised, where nothing is known to be true', () => {
    expect(highestWithRecall(judged('0000000000'), 0.97)).toBe(0)
  })
})
