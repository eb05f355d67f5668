import { handOf, type Shown } from './dataset.ts'

/**
 * Held out whole: two from the first, while features and phrases were written, and six who wrote for the test alone.
 * Nobody who wrote for training wrote beside them, and neither reader has seen a word of theirs.
 */
const heldOut = ['w11', 'w12', 'w61', 'w62', 'w63', 'w64', 'w65', 'w66']

/**
 * Training and test, by writer. Writers whom the sentence encoder was not taught and who are not held out were written
 * beside others whom it was taught: they help to calibrate it, and judge nothing.
 */
export const splitByWriter = (corpus: readonly Shown[]) => {
  const isHeld = (shown: Shown): boolean => heldOut.includes(handOf(shown))
  return { training: corpus.filter((shown) => !isHeld(shown)), test: corpus.filter(isHeld) }
}
