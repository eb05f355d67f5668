import { hashOf, type ModelFile } from '../domain/classifier/model.ts'
import { round } from './calibration.ts'
import type { Linear } from './linear.ts'
import { heardShare, outputNames } from './outputs.ts'

/** As many features as keep the file small; those with the least weight go first. */
const mostFeatures = 40_000
/** Single words all stay, whatever they weigh: how many of them are known says whether a text is in English. */
const word = 'w:'

interface Parts {
  readonly model: Linear
  readonly vocabulary: readonly string[]
}

const largest = ({ model }: Parts, row: number): number => {
  let most = 0
  for (let output = 0; output < model.outputs; output += 1) {
    most = Math.max(most, Math.abs(model.weights[row * model.outputs + output] ?? 0))
  }
  return most
}

const keptRows = (parts: Parts): number[] =>
  parts.vocabulary
    .map((name, row) => ({
      row,
      weight: name.startsWith(word) ? Number.POSITIVE_INFINITY : largest(parts, row),
    }))
    .sort((one, other) => (one.weight === other.weight ? one.row - other.row : other.weight - one.weight))
    .slice(0, mostFeatures)
    .map(({ row }) => row)
    .sort((one, other) => hashOf(parts.vocabulary[one] ?? '') - hashOf(parts.vocabulary[other] ?? ''))

/** Four bytes a hash, lowest first. Throws where two names share one: then another hash must be found. */
const hashesOf = (names: readonly string[]): string => {
  const hashes = Uint32Array.from(names, hashOf)
  if (new Set(hashes).size < names.length) throw new Error('Two features have the same hash')
  return Buffer.from(hashes.buffer).toString('base64')
}

/** The weights as signed bytes: each output has its own scale, 1/127 of its largest weight. */
export const packWeights = (parts: Parts): Pick<ModelFile, 'features' | 'outputs' | 'weights'> => {
  const { model, vocabulary } = parts
  const rows = keptRows(parts)
  const scales = outputNames.map((_, output) =>
    round(
      rows.reduce(
        (most, row) => Math.max(most, Math.abs(model.weights[row * model.outputs + output] ?? 0)),
        1e-6,
      ) / 127,
    ),
  )
  const bytes = Int8Array.from({ length: rows.length * model.outputs }, (_, index) => {
    const output = index % model.outputs
    const row = rows[Math.floor(index / model.outputs)] ?? 0
    return Math.round((model.weights[row * model.outputs + output] ?? 0) / (scales[output] ?? 1))
  })
  return {
    features: hashesOf(rows.map((row) => vocabulary[row] ?? '')),
    outputs: outputNames.map((name, output) => ({
      name,
      scale: scales[output] ?? 1,
      bias: round(model.bias[output] ?? 0),
      heard: heardShare,
    })),
    weights: Buffer.from(bytes.buffer).toString('base64'),
  }
}
