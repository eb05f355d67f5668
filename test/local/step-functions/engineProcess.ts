/** An engine in a process of its own, to be killed: `engineProcess.ts FOLDER PORT`. */
import { appendFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { createClock } from '../../../local/clock.ts'
import { startStepFunctions } from '../../../local/step-functions/startStepFunctions.ts'
import { invokeFrom } from './engineUnderTest.ts'

const [folder = '', port = '0'] = process.argv.slice(2)

const note = (line: object): void => appendFileSync(join(folder, 'calls.jsonl'), `${JSON.stringify(line)}\n`)

const clock = createClock({ file: join(folder, 'clock.json') })
const engine = await startStepFunctions({
  port: Number(port),
  file: join(folder, 'executions.sqlite'),
  clock,
  invoke: invokeFrom({
    work: async ({ id, retries }: { id: number; retries: number }) => {
      note({ name: 'work', id })
      await sleep(Math.random() * 5)
      if (id % 5 === 0 && retries === 0) throw Object.assign(new Error('busy'), { name: 'Busy' })
      return id
    },
    ask: async ({ id, token }: { id: number; token: string }) => {
      note({ name: 'ask', id, token })
      await sleep(Math.random() * 5)
    },
  }),
  onError: (error) => note({ error: String(error) }),
})

process.on('message', (seconds: number) => {
  clock.advanceTo(clock.now() + seconds * 1000).then(() => process.send?.('moved'))
})
process.send?.(Number(new URL(engine.url).port))
