/**
 * Runs work on numbered things, the oldest request first, so many at once at most, and never without a turn for
 * requests and timers in between. What fails is reported and tried again after `retryMs` (real ms).
 */
export const createWorkQueue = (
  run: (id: number) => Promise<void>,
  options: { concurrency: number; retryMs: number; onError: (error: unknown) => void },
) => {
  const { concurrency, retryMs, onError } = options
  let waiting: number[] = []
  let next = 0
  let running = 0
  let closed = false
  let soon = false
  let tellIdle: (() => void)[] = []

  const idle = (): boolean => running === 0 && (closed || next === waiting.length)

  const failed = (id: number, error: unknown): void => {
    if (closed) return
    onError(error)
    setTimeout(add, retryMs, id).unref()
  }

  const finished = (): void => {
    running -= 1
    runSoon()
    if (!idle()) return
    for (const tell of tellIdle) tell()
    tellIdle = []
  }

  /** The next in line. The line is cut now and then, not at each step, so that a long one costs no more. */
  const take = (): number | undefined => {
    const id = waiting[next]
    if (id === undefined) return undefined
    next += 1
    if (next > 1000 && next * 2 > waiting.length) {
      waiting = waiting.slice(next)
      next = 0
    }
    return id
  }

  const runWaiting = (): void => {
    while (running < concurrency && !closed) {
      const id = take()
      if (id === undefined) return
      start(() => run(id).catch((error: unknown) => failed(id, error)))
    }
  }

  const start = (work: () => Promise<void>): void => {
    running += 1
    work().finally(finished)
  }

  const runSoon = (): void => {
    if (soon) return
    soon = true
    setImmediate(() => {
      soon = false
      runWaiting()
    })
  }

  const add = (id: number): void => {
    waiting.push(id)
    runSoon()
  }

  return {
    add,
    /** Counts something else as work until it is over. */
    during: async <T>(action: () => Promise<T>): Promise<T> => {
      running += 1
      try {
        return await action()
      } finally {
        finished()
      }
    },
    idle,
    settled: (): Promise<void> =>
      idle() ? Promise.resolve() : new Promise<void>((tell) => tellIdle.push(tell)),
    /** Starts nothing any more; resolves when what runs is over. */
    close: (): void => {
      closed = true
    },
  }
}
