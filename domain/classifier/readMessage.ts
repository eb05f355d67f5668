import file from './model.generated.json' with { type: 'json' }
import { loadModel } from './model.ts'
import type { Classifier } from './reading.ts'
import { readWith } from './readWith.ts'

/**
 * Reads a message with the embedded model that `npm run train` writes.
 * No network, no clock; the same message always gives the same reading.
 */
export const readMessage: Classifier = readWith(loadModel(file))
