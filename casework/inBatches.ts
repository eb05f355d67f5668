/** Cases looked at side by side: enough to hide the waits, few enough for the services' buckets. */
const atOnce = 8

/**
 * Works on each of many, a few side by side, and gives what came of them in order; returns how many there were. One that
 * fails holds up no other: all are tried, then the first failure is thrown.
 */
export async function* inBatches<T, R>(
  all: AsyncIterable<T>,
  work: (each: T) => Promise<readonly R[]>,
  progress: (done: number) => void = () => undefined,
): AsyncGenerator<R, number> {
  const failed: unknown[] = []
  const tried = (each: T): Promise<readonly R[]> =>
    work(each).catch((fault: unknown) => {
      failed.push(fault)
      return []
    })
  let done = 0
  let batch: Promise<readonly R[]>[] = []
  for await (const each of all) {
    batch.push(tried(each))
    done += 1
    if (batch.length < atOnce) continue
    yield* (await Promise.all(batch)).flat()
    batch = []
    progress(done)
  }
  yield* (await Promise.all(batch)).flat()
  progress(done)
  if (failed.length > 0) throw failed[0]
  return done
}
