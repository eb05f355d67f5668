import type { Work } from './clock.ts'

export interface Lanes extends Work {
  /** Runs `work` once all earlier work that shares one of its keys has ended, well or badly. */
  readonly run: <T>(keys: readonly string[], work: () => Promise<T>) => Promise<T>
  /** Keys that have work waiting or under way. */
  readonly busy: () => number
}

/** Work in order per key, side by side across keys. */
export const createLanes = (): Lanes => {
  const tails = new Map<string, Promise<void>>()

  const run = <T>(keys: readonly string[], work: () => Promise<T>): Promise<T> => {
    const result = Promise.all(keys.map((key) => tails.get(key))).then(work)
    const forget = () => {
      for (const key of keys) if (tails.get(key) === tail) tails.delete(key)
    }
    const tail = result.then(forget, forget)
    for (const key of keys) tails.set(key, tail)
    return result
  }

  const settled = async (): Promise<void> => {
    while (tails.size > 0) await Promise.all(tails.values())
  }

  return { run, settled, idle: () => tails.size === 0, busy: () => tails.size }
}

/** At most `most` pieces of work at once; the others wait their turn. */
export const createLimit = (most: number) => {
  const waiting: (() => void)[] = []
  let running = 0

  return async <T>(work: () => Promise<T>): Promise<T> => {
    if (running >= most) await new Promise<void>((turn) => waiting.push(turn))
    running += 1
    try {
      return await work()
    } finally {
      running -= 1
      waiting.shift()?.()
    }
  }
}
