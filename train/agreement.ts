/**
 * How far two readers of the same messages agree: the labels in the corpus, and `agreement/second-reader.jsonl`,
 * given from the text alone. Both readers were language models that wrote for this project, following one guide: this
 * shows how clear the guide is, and is not the agreement of two complaints officers.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { dispositionSchema, flagSchema, flags } from '../domain/classifier/reading.ts'
import { cohensKappa, type Pair, rawAgreement } from './agreement/kappa.ts'
import { type Labelled, readCorpus } from './corpus.ts'

const secondReadingSchema = z.strictObject({
  id: z.string(),
  disposition: dispositionSchema,
  flags: z.array(flagSchema),
})
type SecondReading = z.infer<typeof secondReadingSchema>

interface Both {
  readonly message: Labelled
  readonly second: SecondReading
}

const readBoth = (): Both[] => {
  const known = new Map(readCorpus().map((message) => [message.id, message]))
  return readFileSync(join(import.meta.dirname, 'agreement', 'second-reader.jsonl'), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const second = secondReadingSchema.parse(JSON.parse(line))
      const message = known.get(second.id)
      if (message === undefined) throw new Error(`second-reader.jsonl: ${second.id} is not in the corpus`)
      return { message, second }
    })
}

const row = (...cells: readonly (string | number)[]): void => console.log(`| ${cells.join(' | ')} |`)

const figures = (pairs: readonly Pair[]): [agreed: string, kappa: string] => [
  `${(100 * rawAgreement(pairs)).toFixed(1)} %`,
  cohensKappa(pairs)?.toFixed(2) ?? '–',
]

const printFlags = (all: readonly Both[]): void => {
  row('flag', 'first reader', 'second reader', 'agreed', 'kappa')
  row('---', '---:', '---:', '---:', '---:')
  for (const flag of flags) {
    const pairs = all.map(
      ({ message, second }): Pair => [`${message.flags.includes(flag)}`, `${second.flags.includes(flag)}`],
    )
    const [firsts, seconds] = [0, 1].map((reader) => pairs.filter((pair) => pair[reader] === 'true').length)
    row(flag, firsts ?? 0, seconds ?? 0, ...figures(pairs))
  }
}

const changed = ({ message, second }: Both): string =>
  flags
    .filter((flag) => message.flags.includes(flag) !== second.flags.includes(flag))
    .map((flag) => `${message.flags.includes(flag) ? '-' : '+'}${flag}`)
    .join(' ')

const all = readBoth()
const dispositions = all.map(({ message, second }): Pair => [message.disposition, second.disposition])
const complaints = dispositions.map(
  ([first, second]): Pair => [`${first === 'complaint'}`, `${second === 'complaint'}`],
)
console.log(`${all.length} messages\n`)
row('question', 'agreed', 'kappa')
row('---', '---:', '---:')
row('disposition', ...figures(dispositions))
row('complaint or not', ...figures(complaints))
console.log('')
printFlags(all)
console.log('\nWhere they differ: first reader, second reader, flags the second adds (+) or leaves out (-)\n')
for (const both of all) {
  const { message, second } = both
  if (message.disposition !== second.disposition || changed(both) !== '') {
    console.log(`${message.id}: ${message.disposition}, ${second.disposition} ${changed(both)}`)
  }
}
