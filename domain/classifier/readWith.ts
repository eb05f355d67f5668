import { complaintScore, probabilitiesOf } from './complaintScore.ts'
import { evidenceFor } from './evidence.ts'
import { type Features, featuresOf } from './features.ts'
import { languageOf } from './language.ts'
import { calibrated, type Model, scoresOf } from './model.ts'
import { raisedFlags } from './raisedFlags.ts'
import {
  type Classifier,
  type Disposition,
  dispositions,
  type Procedure,
  procedures,
  type Readable,
  type Reading,
  type Topic,
  topics,
} from './reading.ts'

type Scores = ReadonlyMap<string, number>

const best = <Name extends string>(scores: Scores, kind: string, names: readonly [Name, ...Name[]]): Name =>
  names.reduce((chosen, name) =>
    (scores.get(`${kind}:${name}`) ?? 0) > (scores.get(`${kind}:${chosen}`) ?? 0) ? name : chosen,
  )

const likeliest = (probabilities: Record<Disposition, number>): Disposition =>
  dispositions.reduce((chosen, name) => (probabilities[name] > probabilities[chosen] ? name : chosen))

/** Nothing to read: no words at all. */
const unreadable = (model: Model): Reading => ({
  disposition: 'not_for_us',
  complaint: 0,
  probabilities: probabilitiesOf(new Map(), 0),
  confidence: 'ask',
  procedure: null,
  flags: [],
  topic: 'other',
  evidence: [],
  reader: model.file.reader,
})

const readFeatures = (model: Model, message: Readable, features: Features): Reading => {
  const scores = scoresOf(model, features.shown)
  const complaint = calibrated(model.file, 'is-complaint', complaintScore(scores))
  const probabilities = probabilitiesOf(scores, complaint)
  const disposition = likeliest(probabilities)
  const language = languageOf(message.text)
  const flags = raisedFlags(model, scores, features)
  return {
    disposition,
    complaint,
    probabilities,
    confidence: language === 'english' && probabilities[disposition] >= model.file.askBelow ? 'sure' : 'ask',
    procedure: disposition === 'other_procedure' ? best<Procedure>(scores, 'procedure', procedures) : null,
    flags,
    topic: best<Topic>(scores, 'topic', topics),
    evidence: evidenceFor({ message, model, features, disposition, flags, language }),
    reader: model.file.reader,
  }
}

/** A classifier that reads with a given model: what a message is, how surely, what must be noticed, and why. */
export const readWith =
  (model: Model): Classifier =>
  (message) => {
    const features = featuresOf(message)
    return features.sentences.length === 0 ? unreadable(model) : readFeatures(model, message, features)
  }
