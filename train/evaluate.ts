import type { Encoder } from '../domain/classifier/encoder.ts'
import { loadModel, type ModelFile } from '../domain/classifier/model.ts'
import { readWith } from '../domain/classifier/readWith.ts'
import { ourEncoder } from '../encoder/ourEncoder.ts'
import { buildModel } from './buildModel.ts'
import { readCorpus } from './corpus.ts'
import { type Shown, showAll } from './dataset.ts'
import { readHeard } from './heard.ts'
import { byKeywords } from './keywordList.ts'
import type { Judgement } from './measures.ts'
import { splitByWriter } from './split.ts'
import { printTables } from './tables.ts'

const judge = (file: ModelFile, encode: Encoder | null, test: readonly Shown[]): Judgement[] => {
  const read = readWith(loadModel(file), encode)
  return test.map(({ message }) => {
    const { disposition, complaint, flags, procedure, topic, confidence } = read(message)
    return { message, disposition, complaint, flags, procedure, topic, asked: confidence === 'ask' }
  })
}

const judgeByKeywords = (test: readonly Shown[]): Judgement[] =>
  test.map(({ message }) => {
    const { disposition, flags } = byKeywords(message)
    const complaint = disposition === 'complaint' ? 1 : 0
    return { message, disposition, complaint, flags, procedure: null, topic: 'other', asked: false }
  })

const { training, test } = splitByWriter(showAll(readCorpus()))
const file = buildModel(training, 'evaluation', readHeard())
const writers = new Set(test.map(({ message }) => message.writer))
printTables({
  title: `${writers.size} writers held out (${test.length} messages; trained on ${training.length})`,
  model: judge(file, ourEncoder(), test),
  alone: judge(file, null, test),
  keywords: judgeByKeywords(test),
  training: training.map(({ message }) => message),
})
