import { Worker } from 'node:worker_threads'
import type { Encoder } from '../domain/classifier/encoder.ts'
import { askAt, newDesk } from './desk.ts'
import type { Work } from './worker.ts'

/** How long an answer is waited for, in milliseconds; the first one waits for a model of 35 MB to load. */
export interface Patience {
  readonly first: number
  readonly later: number
}

export interface EncoderFiles {
  /** The worker’s module: TypeScript in a checkout, bundled where there are no packages. */
  readonly worker: string
  /** The folder of model and tokeniser. */
  readonly model: string
  /** The WebAssembly of the ONNX runtime. */
  readonly runtime: string
}

/** A sentence encoder in a thread of its own, started when it is first asked. It keeps no process alive. */
export const encoderFrom = (
  { worker, model, runtime }: EncoderFiles,
  outputs: number,
  patience: Patience,
): Encoder => {
  let ask: ((text: string) => Float32Array | null) | undefined
  const start = () => {
    const desk = newDesk(outputs)
    const thread = new Worker(worker, { workerData: { model, runtime, desk } satisfies Work })
    thread.unref()
    let gone = false
    thread.on('error', (error) => {
      gone = true
      console.error(
        JSON.stringify({ level: 'ERROR', message: 'The encoder’s thread ended', error: String(error) }),
      )
    })
    const asked = askAt(desk, thread)
    let wait = patience.first
    return (text: string) => {
      if (gone) return null
      const scores = asked(text, wait)
      wait = patience.later
      return scores
    }
  }
  return (text) => {
    ask ??= start()
    return ask(text)
  }
}
