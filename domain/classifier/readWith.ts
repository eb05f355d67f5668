import { complaintScore, probabilitiesOf } from './complaintScore.ts'
import { evidenceFor } from './evidence.ts'
import { type Features, featuresOf } from './features.ts'
import { isPerhapsEnglish, type Tongue, tongueOf } from './language.ts'
import { calibrated, type Model, rowOf, scoresOf } from './model.ts'
import { type Disposition, dispositions, type Procedure, procedures, type Topic, topics } from './names.ts'
import { raisedFlags } from './raisedFlags.ts'
import type { Classifier, Readable, Reading } from './reading.ts'
import { stem } from './stem.ts'

type Scores = ReadonlyMap<string, number>

const best = <Name extends string>(scores: Scores, kind: string, names: readonly [Name, ...Name[]]): Name =>
  names.reduce((chosen, name) =>
    (scores.get(`${kind}:${name}`) ?? 0) > (scores.get(`${kind}:${chosen}`) ?? 0) ? name : chosen,
  )

/**
 * From this probability on a message is read as a complaint, though another disposition be likelier:
 * to miss a complaint costs a resident more than to offer the choice to one who did not mean it (Code 1.3).
 */
const complaintFrom = 0.42

const likeliest = (probabilities: Record<Disposition, number>): Disposition =>
  probabilities.complaint >= complaintFrom
    ? 'complaint'
    : dispositions.reduce((chosen, name) => (probabilities[name] > probabilities[chosen] ? name : chosen))

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

const tongueIn = (model: Model, message: Readable, { sentences }: Features): Tongue =>
  tongueOf(message.text, sentences, (word) => rowOf(model, `w:${stem(word)}`) >= 0)

const isSure = (model: Model, probability: number, { name }: Tongue): boolean =>
  name === 'english' && probability >= model.file.askBelow

/** Of a text in another language the model knows nothing; the person who is asked finds it among the requests. */
const nothingKnown: Scores = new Map()

const readFeatures = (model: Model, message: Readable, features: Features): Reading => {
  const tongue = tongueIn(model, message, features)
  const isEnglish = isPerhapsEnglish(tongue)
  const scores = isEnglish ? scoresOf(model, features.shown) : nothingKnown
  const complaint = calibrated(model.file, 'is-complaint', complaintScore(scores))
  const probabilities = probabilitiesOf(scores, complaint)
  const disposition = isEnglish ? likeliest(probabilities) : 'service_request'
  const flags = raisedFlags({ model, scores, features, tongue })
  return {
    disposition,
    complaint,
    probabilities,
    confidence: isSure(model, probabilities[disposition], tongue) ? 'sure' : 'ask',
    procedure: disposition === 'other_procedure' ? best<Procedure>(scores, 'procedure', procedures) : null,
    flags,
    topic: best<Topic>(scores, 'topic', topics),
    evidence: evidenceFor({ message, model, features, disposition, flags, tongue }),
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
