import { complaintScore } from '../domain/classifier/complaintScore.ts'
import { examplesOf, type Shown, vocabularyOf } from './dataset.ts'
import { type Linear, learn, scoreRow } from './linear.ts'
import { groups, outputNames } from './outputs.ts'

/** A message with the scores of a model that saw nothing of its writer. */
export interface Scored {
  readonly shown: Shown
  readonly scores: ReadonlyMap<string, number>
  readonly complaint: number
}

export const plan = { groups, epochs: 20, rate: 0.3, decay: 0.002 }

export const trainOn = (all: readonly Shown[]): { model: Linear; vocabulary: string[] } => {
  const vocabulary = vocabularyOf(all)
  return { vocabulary, model: learn(examplesOf(all, vocabulary), { ...plan, features: vocabulary.length }) }
}

/** Each writer’s messages, scored by a model trained on the others. */
export const crossValidate = (all: readonly Shown[]): Scored[] => {
  const writers = [...new Set(all.map(({ message }) => message.writer))].sort()
  return writers.flatMap((writer) => {
    const { model, vocabulary } = trainOn(all.filter(({ message }) => message.writer !== writer))
    const held = all.filter(({ message }) => message.writer === writer)
    return examplesOf(held, vocabulary).flatMap((example, index) => {
      const shown = held[index]
      const raw = scoreRow(model, example)
      const scores = new Map(outputNames.map((name, output) => [name, raw[output] ?? 0]))
      return shown === undefined ? [] : [{ shown, scores, complaint: complaintScore(scores) }]
    })
  })
}
