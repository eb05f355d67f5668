import type { Encoder } from './encoder.ts'
import file from './model.generated.json' with { type: 'json' }
import { loadModel } from './model.ts'
import type { Classifier } from './reading.ts'
import { readWith } from './readWith.ts'

const model = loadModel(file)

/**
 * Reads a message with the embedded model that `npm run train` writes, by words and phrases alone: at once, no network,
 * no clock; the same message always gives the same reading.
 */
export const readMessage: Classifier = readWith(model)

/** The same with the sentence encoder heard where words and phrases leave a doubt; null: without. */
export const readMessageWith = (encode: Encoder | null): Classifier => readWith(model, encode)
