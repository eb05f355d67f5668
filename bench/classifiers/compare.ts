import { statSync } from 'node:fs'
import { join } from 'node:path'
import { featuresOf } from '../../domain/classifier/features.ts'
import { gistOf } from '../../domain/classifier/gist.ts'
import { loadModel } from '../../domain/classifier/model.ts'
import { dispositions } from '../../domain/classifier/names.ts'
import { readWith } from '../../domain/classifier/readWith.ts'
import { ourEncoder } from '../../encoder/ourEncoder.ts'
import { buildModel } from '../../train/buildModel.ts'
import { type Labelled, readCorpus } from '../../train/corpus.ts'
import { trainOn } from '../../train/crossValidate.ts'
import { type Shown, showAll } from '../../train/dataset.ts'
import { readHeard } from '../../train/heard.ts'
import { byKeywords } from '../../train/keywordList.ts'
import { scoreRow } from '../../train/linear.ts'
import { outputNames } from '../../train/outputs.ts'
import { splitByWriter } from '../../train/split.ts'
import { byFastText } from './fastText.ts'

/*
 * Every reader on the same messages by the same writers, in one run on one core: how well it tells dispositions apart,
 * how large it is and how fast. `npm run bench:classifier`; first `npm install --prefix bench/classifiers`.
 */

const root = join(import.meta.dirname, '../..')
const { training, test } = splitByWriter(showAll(readCorpus()))
const wholeText = ({ subject, text }: Labelled): string => (subject === null ? text : `${subject}\n${text}`)
const told = training.map(({ message }) => ({ text: wholeText(message), kind: message.disposition }))

interface Result {
  readonly name: string
  readonly kinds: readonly string[]
  readonly bytes: number | null
  /** Milliseconds for each message; null where it was asked about all of them at once. */
  readonly times: readonly number[] | null
  readonly seconds: number
}

const share = (part: number, whole: number): string => `${((100 * part) / Math.max(1, whole)).toFixed(1)} %`

const print = ({ name, kinds, bytes, times, seconds }: Result): void => {
  const truth = test.map(({ message }) => message.disposition)
  const said = kinds.map((kind) => kind === 'complaint')
  const both = truth.filter((kind, index) => kind === 'complaint' && said[index]).length
  const sorted = [...(times ?? [])].sort((one, other) => one - other)
  const at = (part: number) => (sorted[Math.floor(part * (sorted.length - 1))] ?? 0).toFixed(2)
  console.log(
    `| ${[
      name,
      share(both, truth.filter((kind) => kind === 'complaint').length),
      share(both, said.filter(Boolean).length),
      share(truth.filter((kind, index) => kind === kinds[index]).length, truth.length),
      bytes === null ? '–' : `${(bytes / 1e6).toFixed(1)} MB`,
      Math.round(test.length / seconds),
      times === null ? '–' : `${at(0.5)} ms`,
      times === null ? '–' : `${at(0.99)} ms`,
    ].join(' | ')} |`,
  )
}

type Read = (message: Labelled) => string | Promise<string>

const measure = async (name: string, bytes: number | null, read: Read): Promise<void> => {
  for (const { message } of test.slice(0, 100)) await read(message)
  const kinds: string[] = []
  const times: number[] = []
  const began = performance.now()
  for (const { message } of test) {
    const start = performance.now()
    kinds.push(await read(message))
    times.push(performance.now() - start)
  }
  print({ name, kinds, bytes, times, seconds: (performance.now() - began) / 1000 })
}

const first = outputNames.indexOf(`disposition:${dispositions[0]}`)

const likeliest = (scores: ArrayLike<number>): string =>
  dispositions.reduce((best, name, index) =>
    (scores[first + index] ?? 0) > (scores[first + dispositions.indexOf(best)] ?? 0) ? name : best,
  )

/** The linear model on some kinds of features alone. */
const linearOn = (kinds: readonly string[]): { readonly read: Read; readonly bytes: number } => {
  const only = ({ message, shown }: Shown): Shown => ({
    message,
    shown: new Map([...shown].filter(([name]) => kinds.includes(name.slice(0, name.indexOf(':'))))),
  })
  const { model, vocabulary } = trainOn(training.map(only))
  const places = new Map(vocabulary.map((name, place) => [name, place]))
  return {
    bytes: vocabulary.length * model.outputs,
    read: (message) => {
      const known = [...featuresOf(message).shown].filter(
        ([name]) => places.has(name) && kinds.includes(name.slice(0, name.indexOf(':'))),
      )
      const features = Int32Array.from(known, ([name]) => places.get(name) ?? 0)
      const values = Float32Array.from(known, ([, { value }]) => value)
      return likeliest(scoreRow(model, { features, values }))
    },
  }
}

console.log(
  `${test.length} messages of writers held out, ${training.length} to learn from; times on one core of this machine\n`,
)
console.log(
  '| reader | complaint recall | complaint precision | disposition right | model | messages a second | median | 99th percentile |\n| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |',
)
await measure('keyword list', null, (message) => byKeywords(message).disposition)

const fastText = byFastText(
  told,
  test.map(({ message }) => wholeText(message)),
)
if (fastText === null) console.error('fastText is not installed: apt-get install fasttext')
else print({ name: 'fastText (words, pairs, parts of words)', times: null, ...fastText })

try {
  const { naturalBayes, nlpjs } = await import('./libraries.mjs')
  const bayes = naturalBayes(told)
  await measure('natural, naive Bayes', bayes.bytes, (message) => bayes.read(wholeText(message)))
  const neural = await nlpjs(told)
  await measure('nlp.js', neural.bytes, (message) => neural.read(wholeText(message)))
} catch (error) {
  console.error(`natural and nlp.js are left out: npm install --prefix bench/classifiers (${error})`)
}

const grams = linearOn(['w', 'b', 'c'])
await measure('ours: linear, words and parts of words', grams.bytes, grams.read)

const file = buildModel(training, 'comparison', readHeard())
const size = JSON.stringify(file).length
const alone = readWith(loadModel(file))
await measure('ours: linear with hand-made features', size, (message) => alone(message).disposition)

const encode = ourEncoder()
if (encode !== null) {
  const encoderSize = statSync(join(root, 'encoder/model/model.onnx')).size
  await measure('ours: fine-tuned encoder alone', encoderSize, (message) =>
    likeliest(encode(gistOf(message, featuresOf(message))) ?? []),
  )
  const both = readWith(loadModel(file), encode)
  await measure(
    'ours: both, the encoder where in doubt',
    size + encoderSize,
    (message) => both(message).disposition,
  )
}
