import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Encoder } from '../domain/classifier/encoder.ts'
import model from '../domain/classifier/model.generated.json' with { type: 'json' }
import { type EncoderFiles, encoderFrom, type Patience } from './encoder.ts'
import { carriedFiles } from './places.ts'

const filesIn = (root: string, worker: string): EncoderFiles => ({
  worker: join(root, worker),
  model: join(root, carriedFiles.model),
  runtime: join(root, carriedFiles.runtime),
})

/** `PUTRIGHT_ENCODER` names the root of a bundle that carries the encoder; `none` does without. */
const ourFiles = (): EncoderFiles | null => {
  const named = process.env.PUTRIGHT_ENCODER
  if (named === 'none') return null
  if (named !== undefined && named !== '') return filesIn(named, 'encoder/worker.mjs')
  const here: string | undefined = import.meta.dirname
  return here === undefined ? null : filesIn(join(here, '..'), 'encoder/worker.ts')
}

/** A function answers somebody who waits; on a machine of one's own the same mail is to give the same reading each time. */
const patience = (): Patience =>
  process.env.PUTRIGHT_ENCODER ? { first: 8_000, later: 3_000 } : { first: 60_000, later: 60_000 }

/** The encoder that we ship; null where it was not brought along, as in functions that read no messages. */
export const ourEncoder = (): Encoder | null => {
  const files = ourFiles()
  return files !== null && Object.values(files).every((path) => existsSync(path))
    ? encoderFrom(files, model.outputs.length, patience())
    : null
}
