import { expect, test } from 'vitest'
import index from '../../../domain/classifier/concepts/index.generated.json' with { type: 'json' }
import file from '../../../domain/classifier/model.generated.json' with { type: 'json' }
import { corpusHash, readCorpus } from '../../../train/corpus.ts'
import { type Example, learn, scoreRow } from '../../../train/linear.ts'
import { buildPhraseIndex } from '../../../train/phraseIndex.ts'

test('the committed model was trained on the committed corpus: after a change to it, npm run train', () => {
  expect(file.corpus).toBe(corpusHash())
})

test('the committed index of phrases is that of the committed phrases: after a change to them, npm run train', () => {
  expect(index).toEqual(JSON.parse(JSON.stringify(buildPhraseIndex())))
})

test('every message of the corpus has a whole label and an id of its own', () => {
  const ids = readCorpus().map(({ id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
})

const example = (feature: number, target: number): Example => ({
  features: Int32Array.of(feature),
  values: Float32Array.of(1),
  targets: Float32Array.of(target),
})

test('training is the same every time, and learns what tells two kinds apart', () => {
  const examples = [example(0, 1), example(1, 0), example(0, 1), example(1, 0)]
  const plan = {
    features: 2,
    groups: [{ kind: 'each' as const, first: 0, size: 1 }],
    epochs: 20,
    rate: 0.5,
    decay: 0,
  }
  const model = learn(examples, plan)
  expect(learn(examples, plan)).toEqual(model)
  expect(scoreRow(model, example(0, 1))[0]).toBeGreaterThan(0)
  expect(scoreRow(model, example(1, 0))[0]).toBeLessThan(0)
})
