import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { complaintScore } from '../domain/classifier/complaintScore.ts'
import type { Scored } from './crossValidate.ts'
import { heardShare, outputNames } from './outputs.ts'

/** What the sentence encoder said of a message, by the message’s id; always one that had not seen its writer. */
export type HeardScores = ReadonlyMap<string, Float32Array>

/** One signed byte a score, in this unit. */
const unit = 0.1

/** Written by `train/encoder/fineTune.py`: base64 of one byte an output, by message. */
const file = join(import.meta.dirname, 'encoder', 'heard.generated.json')

const scoresOf = (base64: string): Float32Array =>
  Float32Array.from(new Int8Array(Buffer.from(base64, 'base64')), (score) => score * unit)

export const readHeard = (): HeardScores =>
  existsSync(file)
    ? new Map(
        Object.entries(JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>).map(
          ([id, base64]) => [id, scoresOf(base64)],
        ),
      )
    : new Map()

const withHeard = (scored: Scored, heard: Float32Array): Scored => {
  const scores = new Map(
    outputNames.map((name, output) => [
      name,
      (scored.scores.get(name) ?? 0) + heardShare(name) * (heard[output] ?? 0),
    ]),
  )
  return { ...scored, scores, complaint: complaintScore(scores) }
}

/** The messages that the encoder has heard, with its scores beside the linear ones; all as they are, where it heard none. */
export const heardAlso = (scored: readonly Scored[], heard: HeardScores): Scored[] => {
  const both = scored.flatMap((one) => {
    const scores = heard.get(one.shown.message.id)
    return scores === undefined ? [] : [withHeard(one, scores)]
  })
  return both.length === 0 ? [...scored] : both
}
