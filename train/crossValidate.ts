import { complaintScore } from '../domain/classifier/complaintScore.ts'
import { examplesOf, handOf, type Shown, vocabularyOf } from './dataset.ts'
import { type Linear, learn, scoreRow } from './linear.ts'
import { groups, outputNames } from './outputs.ts'

/** A message with the scores of a model that saw nothing of its writer. */
export interface Scored {
  readonly shown: Shown
  readonly scores: ReadonlyMap<string, number>
  readonly complaint: number
}

const plan = { groups, epochs: 15, rate: 0.2, decay: 0.0005 }

/** Enough folds that each model sees nearly everything; writers share a fold, never a message a writer. */
const mostFolds = 6

export const trainOn = (all: readonly Shown[]): { model: Linear; vocabulary: string[] } => {
  const vocabulary = vocabularyOf(all)
  return { vocabulary, model: learn(examplesOf(all, vocabulary), { ...plan, features: vocabulary.length }) }
}

const foldsOf = (all: readonly Shown[]): (readonly string[])[] => {
  const hands = [...new Set(all.map(handOf))].sort()
  const folds = Math.min(mostFolds, hands.length)
  return Array.from({ length: folds }, (_, fold) => hands.filter((_hand, index) => index % folds === fold))
}

/** Each writer’s messages, scored by a model trained on other writers. */
export const crossValidate = (all: readonly Shown[]): Scored[] =>
  foldsOf(all).flatMap((hands) => {
    const { model, vocabulary } = trainOn(all.filter((shown) => !hands.includes(handOf(shown))))
    const held = all.filter((shown) => hands.includes(handOf(shown)))
    return examplesOf(held, vocabulary).flatMap((example, index) => {
      const shown = held[index]
      const raw = scoreRow(model, example)
      const scores = new Map(outputNames.map((name, output) => [name, raw[output] ?? 0]))
      return shown === undefined ? [] : [{ shown, scores, complaint: complaintScore(scores) }]
    })
  })
