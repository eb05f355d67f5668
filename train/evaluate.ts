import { loadModel } from '../domain/classifier/model.ts'
import { readWith } from '../domain/classifier/readWith.ts'
import { buildModel } from './buildModel.ts'
import { readCorpus } from './corpus.ts'
import { handOf, type Shown, showAll } from './dataset.ts'
import { byKeywords } from './keywordList.ts'
import type { Judgement } from './measures.ts'
import { printTables } from './tables.ts'

/** Held out whole: nobody looked at their messages while features and phrases were written. */
const heldOut = ['w11', 'w12']

const judge = (training: readonly Shown[], test: readonly Shown[]): Judgement[] => {
  const read = readWith(loadModel(buildModel(training, 'evaluation', new Map())))
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

const corpus = showAll(readCorpus())
const isHeld = (shown: Shown): boolean => heldOut.includes(handOf(shown))
const [training, test] = [corpus.filter((shown) => !isHeld(shown)), corpus.filter(isHeld)]
printTables({
  title: `Held-out writers ${heldOut.join(' and ')} (${test.length} messages; trained on ${training.length})`,
  model: judge(training, test),
  keywords: judgeByKeywords(test),
  training: training.map(({ message }) => message),
})

const hands = [...new Set(corpus.map(handOf))].sort()
const everyone = hands.flatMap((hand) => {
  console.error(`Leaving out ${hand} …`)
  return judge(
    corpus.filter((shown) => handOf(shown) !== hand),
    corpus.filter((shown) => handOf(shown) === hand),
  )
})
printTables({
  title: `Each of ${hands.length} writers left out in turn (${corpus.length} messages)`,
  model: everyone,
  keywords: judgeByKeywords(corpus),
  training: null,
})
