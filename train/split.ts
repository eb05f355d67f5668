import { handOf, type Shown } from './dataset.ts'
import { taughtToEncoder } from './heard.ts'

/** Held out whole from the first: nobody looked at their messages while features and phrases were written. */
const heldOut = ['w11', 'w12']

/**
 * Training and test, by writer: the test is the writers held out and all who came after the sentence encoder was taught,
 * so that no reader has seen a word of theirs.
 */
export const splitByWriter = (corpus: readonly Shown[]) => {
  const taught = taughtToEncoder()
  const isHeld = (shown: Shown): boolean =>
    heldOut.includes(handOf(shown)) || !taught.has(shown.message.writer)
  return { training: corpus.filter((shown) => !isHeld(shown)), test: corpus.filter(isHeld) }
}
