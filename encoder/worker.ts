import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { workerData } from 'node:worker_threads'
import { Tokenizer } from '@huggingface/tokenizers'
import { env, InferenceSession, Tensor } from 'onnxruntime-web/wasm'
import { answerAt, type Desk } from './desk.ts'

/** Where the encoder’s files lie, and the memory through which it is asked. */
export interface Work {
  readonly model: string
  readonly runtime: string
  readonly desk: Desk
}

/** Longer than any gist; the encoder was taught nothing longer. */
const mostPieces = 200

const json = (path: string): object => JSON.parse(readFileSync(path, 'utf8'))

const load = async ({ model, runtime }: Work): Promise<(text: string) => Promise<Float32Array>> => {
  env.wasm.numThreads = 1
  env.wasm.wasmBinary = readFileSync(runtime)
  const tokenizer = new Tokenizer(
    json(join(model, 'tokenizer.json')),
    json(join(model, 'tokenizer_config.json')),
  )
  const session = await InferenceSession.create(readFileSync(join(model, 'model.onnx')))
  return async (text) => {
    const ids = tokenizer.encode(text).ids.slice(0, mostPieces)
    const input = new Tensor('int64', BigInt64Array.from(ids, BigInt), [1, ids.length])
    const { scores } = await session.run({ ids: input })
    return scores?.data as Float32Array
  }
}

const work = workerData as Work
const loading = load(work)
// Told when the first question is asked, not before.
loading.catch(() => {})
answerAt(work.desk, async (text) => {
  try {
    return await (await loading)(text)
  } catch (error) {
    // The reader goes on without us; that it does must be seen.
    console.error(
      JSON.stringify({ level: 'ERROR', message: 'The sentence encoder failed', error: String(error) }),
    )
    return null
  }
})
