import { handOf, type Shown } from './dataset.ts'

/**
 * Held out whole. Nobody who wrote for training wrote beside them but those of the first group, and neither reader has
 * seen a word of theirs.
 */
const heldOut: Readonly<Record<string, readonly string[]>> = {
  'two from the first, while features were written': ['w11', 'w12'],
  'six who wrote for the test alone': ['w61', 'w62', 'w63', 'w64', 'w65', 'w66'],
  'eight more who wrote for the test alone, later': [
    'w151',
    'w152',
    'w153',
    'w154',
    'w155',
    'w156',
    'w157',
    'w158',
  ],
  'two who wrote plain, ordinary messages': ['w159', 'w162'],
  'four who wrote a landlord’s inbox as it comes': ['w172', 'w173', 'w174', 'w175'],
}

/** Which writers of the test somebody is of; null for whoever wrote for training. */
export const testGroupOf = (writer: string): string | null =>
  Object.keys(heldOut).find((group) => heldOut[group]?.includes(writer)) ?? null

/**
 * Training and test, by writer. Writers whom the sentence encoder was not taught and who are not held out were written
 * beside others whom it was taught: they help to calibrate it, and judge nothing.
 */
export const splitByWriter = (corpus: readonly Shown[]) => {
  const isHeld = (shown: Shown): boolean => testGroupOf(handOf(shown)) !== null
  return { training: corpus.filter((shown) => !isHeld(shown)), test: corpus.filter(isHeld) }
}
