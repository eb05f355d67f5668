import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildSync } from 'esbuild'
import type { Classifier } from '../domain/classifier/reading.ts'
import { readMessage, readMessageWith } from '../domain/classifier/readMessage.ts'
import { ourEncoder } from '../encoder/ourEncoder.ts'
import { readCorpus } from '../train/corpus.ts'

/** How fast we read, on one core, with our own corpus as the mail. `classifiers/compare.ts` has the others beside us. */
const corpus = readCorpus()

const report = (name: string, read: Classifier, messages: typeof corpus): void => {
  for (const message of messages.slice(0, 500)) read(message)
  const times = messages.map((message) => {
    const start = performance.now()
    read(message)
    return performance.now() - start
  })
  const seconds = times.reduce((sum, time) => sum + time, 0) / 1000
  times.sort((one, other) => one - other)
  const at = (part: number): string => `${(times[Math.floor(part * (times.length - 1))] ?? 0).toFixed(2)} ms`
  console.log(
    `${name.padEnd(34)}${Math.round(times.length / seconds)} messages a second, median ${at(0.5)}, 99th percentile ${at(0.99)}`,
  )
}

report('words and phrases', readMessage, corpus)
const encode = ourEncoder()
const start = performance.now()
encode?.('warm up')
const loading = performance.now() - start
report(
  'with the encoder where in doubt',
  readMessageWith(encode),
  corpus.filter((_, index) => index % 8 === 0),
)
console.log(`${'the encoder’s first answer'.padEnd(34)}${loading.toFixed(0)} ms`)

for (const length of [200_000, 4_400_000]) {
  const text = 'Nobody came on Monday and the tap still leaks. '.repeat(length / 47)
  const began = performance.now()
  readMessage({ channel: 'email', subject: null, text })
  const name = `${length.toLocaleString('en-GB')} characters`
  console.log(`${name.padEnd(34)}${(performance.now() - began).toFixed(0)} ms`)
}

const folder = mkdtempSync(join(tmpdir(), 'putright-bench-'))
const bundle = (name: string, contents: string): string => {
  const outfile = join(folder, `${name}.mjs`)
  buildSync({
    stdin: { contents, resolveDir: import.meta.dirname, loader: 'ts' },
    bundle: true,
    minify: true,
    platform: 'node',
    format: 'esm',
    outfile,
  })
  return outfile
}

interface Cost {
  readonly wall: number
  readonly processor: number
}

/** The median of 15 starts as Lambda makes them: bundled. The processor’s time is what a busy machine leaves true. */
const startOf = (file: string): Cost => {
  const runs = Array.from({ length: 15 }, () => {
    const began = performance.now()
    const told = execFileSync(process.execPath, [file], { encoding: 'utf8' })
    return { wall: performance.now() - began, processor: Number(told) }
  })
  const middle = (pick: (run: Cost) => number): number =>
    runs.map(pick).sort((one, other) => one - other)[7] ?? 0
  return { wall: middle(({ wall }) => wall), processor: middle(({ processor }) => processor) }
}

const tell = 'const used = process.cpuUsage()\nconsole.log((used.user + used.system) / 1000)'
const bare = startOf(bundle('bare', tell))
const reads = bundle(
  'reads',
  `import { readMessage } from '../domain/classifier/readMessage.ts'\nreadMessage({ channel: 'email', subject: null, text: 'Nobody came again.' })\n${tell}`,
)
const withModel = startOf(reads)
const size = (file: string): string =>
  `${(statSync(join(import.meta.dirname, file)).size / 1e6).toFixed(2)} MB`
console.log(
  `${'cold start with a first reading'.padEnd(34)}${(withModel.wall - bare.wall).toFixed(0)} ms beyond Node’s own ${bare.wall.toFixed(0)} ms; of processor time ${(withModel.processor - bare.processor).toFixed(0)} ms`,
)
console.log(
  `${'model, phrases, encoder, bundle'.padEnd(34)}${size('../domain/classifier/model.generated.json')}, ${size('../domain/classifier/concepts/index.generated.json')}, ${size('../encoder/model/model.onnx')}, ${(statSync(reads).size / 1e6).toFixed(2)} MB`,
)
rmSync(folder, { recursive: true })
