import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { complaintScore } from '../domain/classifier/complaintScore.ts'
import type { Scored } from './crossValidate.ts'
import { heardShare, outputNames } from './outputs.ts'

/** What the sentence encoder said of a message, by the message’s id; always one that had not seen its writer. */
export type HeardScores = ReadonlyMap<string, Float32Array>

/** One signed byte a score, in this unit. */
const unit = 0.1
const most = 127

/** Whose messages the shipped encoder was taught, and base64 of one byte an output for each message heard. */
export const heardSchema = z.object({ seen: z.array(z.string()), scores: z.record(z.string(), z.string()) })

export const heardFile = join(import.meta.dirname, 'encoder', 'heard.generated.json')

export const pack = (scores: Float32Array): string => {
  const bytes = Int8Array.from(scores, (score) => Math.max(-most, Math.min(most, Math.round(score / unit))))
  return Buffer.from(bytes.buffer).toString('base64')
}

const unpack = (base64: string): Float32Array =>
  Float32Array.from(new Int8Array(Buffer.from(base64, 'base64')), (score) => score * unit)

export const readHeard = (): HeardScores => {
  const { scores } = heardSchema.parse(JSON.parse(readFileSync(heardFile, 'utf8')))
  return new Map(Object.entries(scores).map(([id, packed]) => [id, unpack(packed)]))
}

const withHeard = (scored: Scored, heard: Float32Array): Scored => {
  const scores = new Map(
    outputNames.map((name, output) => [
      name,
      (scored.scores.get(name) ?? 0) + heardShare * (heard[output] ?? 0),
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
