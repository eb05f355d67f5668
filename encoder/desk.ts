import type { Worker } from 'node:worker_threads'
import { parentPort } from 'node:worker_threads'

/*
 * How one thread asks another and waits: the question goes as a message, the answer comes through shared memory, so
 * that reading a message stays a plain function call. What is late is not waited for.
 */

/** The memory that both threads see: which question was answered last, whether well, and the scores. */
export interface Desk {
  readonly state: Int32Array
  readonly scores: Float32Array
}

interface Question {
  readonly ticket: number
  readonly text: string
}

const lastAnswered = 0
const answeredWell = 1

export const newDesk = (outputs: number): Desk => ({
  state: new Int32Array(new SharedArrayBuffer(2 * Int32Array.BYTES_PER_ELEMENT)),
  scores: new Float32Array(new SharedArrayBuffer(outputs * Float32Array.BYTES_PER_ELEMENT)),
})

const answer = ({ state }: Desk, ticket: number, well: 0 | 1): void => {
  Atomics.store(state, answeredWell, well)
  Atomics.store(state, lastAnswered, ticket)
  Atomics.notify(state, lastAnswered)
}

/** In the worker: answers each question in turn with what `scoresFor` says; null where it failed. */
export const answerAt = (desk: Desk, scoresFor: (text: string) => Promise<Float32Array | null>): void => {
  let turn = Promise.resolve()
  parentPort?.on('message', ({ ticket, text }: Question) => {
    turn = turn.then(async () => {
      const scores = await scoresFor(text)
      if (scores !== null) desk.scores.set(scores)
      answer(desk, ticket, scores === null ? 0 : 1)
    })
  })
}

/** Asks and waits, at most so many milliseconds; null where no answer came in time, or none could be given. */
export const askAt = (desk: Desk, worker: Worker) => {
  let ticket = 0
  return (text: string, patience: number): Float32Array | null => {
    ticket += 1
    worker.postMessage({ ticket, text } satisfies Question)
    const until = performance.now() + patience
    for (let seen = Atomics.load(desk.state, lastAnswered); seen !== ticket; ) {
      const left = until - performance.now()
      if (left <= 0 || Atomics.wait(desk.state, lastAnswered, seen, left) === 'timed-out') return null
      seen = Atomics.load(desk.state, lastAnswered)
    }
    return Atomics.load(desk.state, answeredWell) === 1 ? desk.scores.slice() : null
  }
}
