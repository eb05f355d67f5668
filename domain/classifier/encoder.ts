/**
 * A sentence encoder: one score for each output of the model, in the model’s order, from what was said as a whole.
 * Null where it has no answer: the reader then goes by words and phrases alone.
 */
export type Encoder = (gist: string) => Float32Array | null
