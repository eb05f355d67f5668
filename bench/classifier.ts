import { execFileSync } from 'node:child_process'
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { readMessage } from '../domain/classifier/readMessage.ts'
import { readCorpus } from '../train/corpus.ts'

/** How fast the embedded reader is, on one core, with our own corpus as the mail. */
const corpus = readCorpus()
const rounds = 5
const times: number[] = []
for (const message of corpus) readMessage(message)
const began = performance.now()
for (let round = 0; round < rounds; round += 1) {
  for (const message of corpus) {
    const start = performance.now()
    readMessage(message)
    times.push(performance.now() - start)
  }
}
const seconds = (performance.now() - began) / 1000
times.sort((one, other) => one - other)
const at = (part: number): string => `${(times[Math.floor(part * (times.length - 1))] ?? 0).toFixed(2)} ms`

const long = 'Nobody came on Monday and the tap still leaks. '.repeat(4300).slice(0, 200_000)
const longStart = performance.now()
readMessage({ channel: 'email', subject: null, text: long })
const longTime = performance.now() - longStart

/** Node’s own start is measured beside it and taken off. */
const cold = (script: string): number => {
  const runs = Array.from({ length: 7 }, () => {
    const start = performance.now()
    execFileSync(process.execPath, ['--input-type=module', '-e', script], { cwd: import.meta.dirname })
    return performance.now() - start
  })
  return runs.sort((one, other) => one - other)[3] ?? 0
}
const bare = cold("import 'zod'")
const withModel = cold("import 'zod'; await import('../domain/classifier/readMessage.ts')")
const model = join(import.meta.dirname, '../domain/classifier/model.generated.json')

console.log(`messages per second, one core  ${Math.round(times.length / seconds)}`)
console.log(`median, 99th percentile        ${at(0.5)}, ${at(0.99)}`)
console.log(`a message of 200,000 characters ${longTime.toFixed(0)} ms`)
console.log(
  `cold import, beyond Node + zod ${(withModel - bare).toFixed(0)} ms (median of 7; TypeScript not bundled)`,
)
console.log(`model file                     ${(statSync(model).size / 1e6).toFixed(2)} MB`)
