import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildSync } from 'esbuild'
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

/** As Lambda loads it: bundled. Node’s own start is measured beside it and taken off. */
const startOf = (file: string): number => {
  const runs = Array.from({ length: 9 }, () => {
    const start = performance.now()
    execFileSync(process.execPath, [file])
    return performance.now() - start
  })
  return runs.sort((one, other) => one - other)[4] ?? 0
}
const bare = startOf(bundle('bare', "console.log('ok')"))
const reads = bundle(
  'reads',
  "import { readMessage } from '../domain/classifier/readMessage.ts'\nconsole.log(readMessage({ channel: 'email', subject: null, text: 'Nobody came again.' }).disposition)",
)
const withModel = startOf(reads)
const bundleSize = statSync(reads).size
rmSync(folder, { recursive: true })
const model = join(import.meta.dirname, '../domain/classifier/model.generated.json')

console.log(`messages per second, one core    ${Math.round(times.length / seconds)}`)
console.log(`median, 99th percentile          ${at(0.5)}, ${at(0.99)}`)
console.log(`a message of 200,000 characters  ${longTime.toFixed(0)} ms`)
console.log(
  `cold start with a first reading  ${(withModel - bare).toFixed(0)} ms beyond Node’s own ${bare.toFixed(0)} ms`,
)
console.log(
  `model file, whole bundle         ${(statSync(model).size / 1e6).toFixed(2)} MB, ${(bundleSize / 1e6).toFixed(2)} MB`,
)
