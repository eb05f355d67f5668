import type { Shown } from './strength.ts'

/** What `npm run train` writes: one signed byte a weight, each output with its own scale. */
export interface ModelFile {
  readonly reader: string
  /** SHA-256 of the corpus that it was trained on. */
  readonly corpus: string
  /** Base64 of the hashes of the features’ names, ascending, four bytes each; the order of the rows of `weights`. */
  readonly features: string
  readonly outputs: readonly { readonly name: string; readonly scale: number; readonly bias: number }[]
  /** Base64 of features × outputs signed bytes. */
  readonly weights: string
  /** Per output, the calibrated probability is σ(slope · score + offset). */
  readonly calibration: Readonly<Record<string, { readonly slope: number; readonly offset: number }>>
  /** From which calibrated probability on a flag is raised. */
  readonly thresholds: Readonly<Record<string, number>>
  /** Below this probability of the chosen disposition, a person is asked. */
  readonly askBelow: number
}

/** A model ready to read with. */
export interface Model {
  readonly file: ModelFile
  readonly features: Uint32Array
  /** A byte a letter. Left as a string: to copy a million of them would be most of a cold start. */
  readonly weights: string
}

/** FNV-1a over UTF-16 units: the names themselves, 400 KB of them, need not be loaded to read. */
export const hashOf = (name: string): number => {
  let hash = 0x811c9dc5
  for (let at = 0; at < name.length; at += 1) hash = Math.imul(hash ^ name.charCodeAt(at), 0x01000193)
  return hash >>> 0
}

const numbersOf = (base64: string): Uint32Array => {
  const raw = atob(base64)
  const byte = (at: number): number => raw.charCodeAt(at)
  return Uint32Array.from({ length: raw.length / 4 }, (_, index) => {
    const at = index * 4
    return byte(at) + byte(at + 1) * 0x100 + byte(at + 2) * 0x10000 + byte(at + 3) * 0x1000000
  })
}

export const loadModel = (file: ModelFile): Model => ({
  file,
  features: numbersOf(file.features),
  weights: atob(file.weights),
})

/** The row of a feature, or -1 where the model was not taught it. */
export const rowOf = ({ features }: Model, name: string): number => {
  const hash = hashOf(name)
  let low = 0
  let high = features.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if ((features[middle] ?? 0) < hash) low = middle + 1
    else high = middle
  }
  return features[low] === hash ? low : -1
}

/** A weight before its output’s scale, -127 to 127. */
const weightAt = ({ weights }: Model, at: number): number => (weights.charCodeAt(at) << 24) >> 24

/** The score of every output, by name. What the model never saw says nothing. */
export const scoresOf = (model: Model, shown: ReadonlyMap<string, Shown>): Map<string, number> => {
  const { outputs } = model.file
  const sums = new Float64Array(outputs.length)
  for (const [name, { value }] of shown) {
    const row = rowOf(model, name)
    if (row < 0) continue
    const start = row * outputs.length
    for (let output = 0; output < outputs.length; output += 1) {
      sums[output] = (sums[output] ?? 0) + value * weightAt(model, start + output)
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
    weightAt(model, row * outputs.length + index) * (outputs[index]?.scale ?? 0)
  const sums = new Map<number, number>()
  for (const [name, { value, sentences }] of shown) {
    const row = rowOf(model, name)
    if (row < 0) continue
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
