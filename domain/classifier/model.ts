import type { Shown } from './strength.ts'

/** One thing that is scored: a flag, a disposition, a procedure or a topic. */
export interface Output {
  readonly name: string
  readonly scale: number
  readonly bias: number
  /** How much the sentence encoder’s score of it counts beside the linear one. */
  readonly heard: number
}

/** From scores to probabilities and decisions. */
export interface Judging {
  /** Per output, the calibrated probability is σ(slope · score + offset). */
  readonly calibration: Readonly<Record<string, { readonly slope: number; readonly offset: number }>>
  /** From which calibrated probability on a flag is raised. */
  readonly thresholds: Readonly<Record<string, number>>
  /** From which probability on a message is read as a complaint, though another disposition be likelier. */
  readonly complaintFrom: number
  /** Below this probability of the chosen disposition, a person is asked. */
  readonly askBelow: number
}

/** What `npm run train` writes: one signed byte a weight, each output with its own scale. */
export interface ModelFile {
  readonly reader: string
  /** SHA-256 of the corpus that it was trained on. */
  readonly corpus: string
  /** Base64 of the hashes of the features’ names, ascending, four bytes each; the order of the rows of `weights`. */
  readonly features: string
  readonly outputs: readonly Output[]
  /** Base64 of features × outputs signed bytes. */
  readonly weights: string
  /** How scores are judged where words and phrases alone gave them, and where the sentence encoder was heard too. */
  readonly alone: Judging
  readonly heard: Judging
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

/** The score of every output, by name. What the model never saw says nothing; `heard` are the encoder’s scores. */
export const scoresOf = (
  model: Model,
  shown: ReadonlyMap<string, Shown>,
  heard: Float32Array | null = null,
): Map<string, number> => {
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
  return new Map(
    outputs.map((output, index) => [
      output.name,
      (sums[index] ?? 0) * output.scale + output.bias + (heard?.[index] ?? 0) * output.heard,
    ]),
  )
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
export const calibrated = (judging: Pick<Judging, 'calibration'>, output: string, score: number): number => {
  const { slope, offset } = judging.calibration[output] ?? { slope: 1, offset: 0 }
  return sigmoid(slope * score + offset)
}

export const softmax = (scores: readonly number[]): number[] => {
  const highest = Math.max(...scores)
  const powers = scores.map((score) => Math.exp(score - highest))
  const sum = powers.reduce((total, power) => total + power, 0)
  return powers.map((power) => power / sum)
}
