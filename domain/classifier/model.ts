import { z } from 'zod'
import type { Shown } from './strength.ts'

/** What `npm run train` writes: one signed byte a weight, each output with its own scale. */
export const modelSchema = z.object({
  reader: z.string(),
  /** SHA-256 of the corpus that it was trained on. */
  corpus: z.string(),
  /** Names of features, one a line; the order of the rows of `weights`. */
  vocabulary: z.string(),
  outputs: z.array(z.object({ name: z.string(), scale: z.number(), bias: z.number() })),
  /** Base64 of features × outputs signed bytes. */
  weights: z.string(),
  /** Per output, the calibrated probability is σ(slope · score + offset). */
  calibration: z.record(z.string(), z.object({ slope: z.number(), offset: z.number() })),
  /** From which calibrated probability on a flag is raised. */
  thresholds: z.record(z.string(), z.number()),
  /** Below this probability of the chosen disposition, a person is asked. */
  askBelow: z.number(),
})
export type ModelFile = z.infer<typeof modelSchema>

/** A model ready to read with. */
export interface Model {
  readonly file: ModelFile
  readonly rows: ReadonlyMap<string, number>
  readonly weights: Int8Array
}

const bytesOf = (base64: string): Int8Array => {
  const raw = atob(base64)
  const bytes = new Int8Array(raw.length)
  for (let index = 0; index < raw.length; index += 1) bytes[index] = (raw.charCodeAt(index) << 24) >> 24
  return bytes
}

export const loadModel = (file: ModelFile): Model => ({
  file,
  rows: new Map(file.vocabulary.split('\n').map((name, row) => [name, row])),
  weights: bytesOf(file.weights),
})

/** The score of every output, by name. What the model never saw says nothing. */
export const scoresOf = (model: Model, shown: ReadonlyMap<string, Shown>): Map<string, number> => {
  const { outputs } = model.file
  const sums = new Float64Array(outputs.length)
  for (const [name, { value }] of shown) {
    const row = model.rows.get(name)
    if (row === undefined) continue
    const start = row * outputs.length
    for (let output = 0; output < outputs.length; output += 1) {
      sums[output] = (sums[output] ?? 0) + value * (model.weights[start + output] ?? 0)
    }
  }
  return new Map(outputs.map(({ name, scale, bias }, index) => [name, (sums[index] ?? 0) * scale + bias]))
}

/** What each sentence adds to the difference between the score of an output and of those it beats. */
export const sentenceWeights = (
  model: Model,
  shown: ReadonlyMap<string, Shown>,
  { output, against }: { readonly output: string; readonly against: readonly string[] },
): Map<number, number> => {
  const { outputs } = model.file
  const column = outputs.findIndex(({ name }) => name === output)
  const others = against.map((other) => outputs.findIndex(({ name }) => name === other))
  const weight = (row: number, index: number): number =>
    (model.weights[row * outputs.length + index] ?? 0) * (outputs[index]?.scale ?? 0)
  const sums = new Map<number, number>()
  for (const [name, { value, sentences }] of shown) {
    const row = model.rows.get(name)
    if (row === undefined) continue
    const rivals = others.reduce((sum, other) => sum + weight(row, other), 0) / Math.max(others.length, 1)
    const part = (value * (weight(row, column) - rivals)) / Math.max(sentences.length, 1)
    for (const sentence of sentences) sums.set(sentence, (sums.get(sentence) ?? 0) + part)
  }
  return sums
}

export const sigmoid = (score: number): number => 1 / (1 + Math.exp(-score))

/** The calibrated probability of an output. */
export const calibrated = (file: Pick<ModelFile, 'calibration'>, output: string, score: number): number => {
  const { slope, offset } = file.calibration[output] ?? { slope: 1, offset: 0 }
  return sigmoid(slope * score + offset)
}

export const softmax = (scores: readonly number[]): number[] => {
  const highest = Math.max(...scores)
  const powers = scores.map((score) => Math.exp(score - highest))
  const sum = powers.reduce((total, power) => total + power, 0)
  return powers.map((power) => power / sum)
}
