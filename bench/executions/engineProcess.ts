/** The engine in a process of its own, so that its memory is its own: `engineProcess.ts FOLDER`. */
import { join } from 'node:path'
import { createClock } from '../../local/clock.ts'
import { startStepFunctions } from '../../local/step-functions/startStepFunctions.ts'

const [folder = ''] = process.argv.slice(2)
const clock = createClock({ file: join(folder, 'clock.json') })
const engine = await startStepFunctions({
  port: 0,
  file: join(folder, 'executions.sqlite'),
  clock,
  invoke: async () => ({ payload: null }),
  onError: (error) => console.error(error),
})

const megabytes = (bytes: number): number => Math.round(bytes / 104_857.6) / 10

const orders: Record<string, () => Promise<unknown>> = {
  settle: () => engine.settled(),
  memory: async () => {
    globalThis.gc?.()
    const { rss, heapUsed } = process.memoryUsage()
    return { rss: megabytes(rss), heap: megabytes(heapUsed) }
  },
  moveYear: () => clock.advanceTo(clock.now() + 366 * 86_400_000),
}

process.on('message', (order: string) => {
  orders[order]?.().then((answer) => process.send?.(answer ?? null))
})
process.send?.(engine.url)
