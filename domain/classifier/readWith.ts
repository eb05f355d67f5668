import { complaintScore, probabilitiesOf } from './complaintScore.ts'
import type { Encoder } from './encoder.ts'
import { evidenceFor } from './evidence.ts'
import { type Features, featuresOf } from './features.ts'
import { gistOf } from './gist.ts'
import { isPerhapsEnglish, type Tongue, tongueOf } from './language.ts'
import { calibrated, type Judging, type Model, rowOf, scoresOf } from './model.ts'
import { type Disposition, dispositions, type Procedure, procedures, type Topic, topics } from './names.ts'
import { raisedFlags } from './raisedFlags.ts'
import type { Classifier, Readable, Reading } from './reading.ts'
import { stem } from './stem.ts'

type Scores = ReadonlyMap<string, number>

const best = <Name extends string>(scores: Scores, kind: string, names: readonly [Name, ...Name[]]): Name =>
  names.reduce((chosen, name) =>
    (scores.get(`${kind}:${name}`) ?? 0) > (scores.get(`${kind}:${chosen}`) ?? 0) ? name : chosen,
  )

/** To miss a complaint costs a resident more than to offer the choice to one who did not mean it (Code 1.3). */
const likeliest = (probabilities: Record<Disposition, number>, complaintFrom: number): Disposition =>
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

/** Of a text in another language the model knows nothing; the person who is asked finds it among the requests. */
const nothingKnown: Scores = new Map()

const judged = (scores: Scores, judging: Judging) => {
  const complaint = calibrated(judging, 'is-complaint', complaintScore(scores))
  return { complaint, probabilities: probabilitiesOf(scores, complaint) }
}

interface Reader {
  readonly model: Model
  readonly encode: Encoder | null
}

/** Where the linear reading is as sure as this, nothing that the encoder says has been seen to change it for the better. */
const sureAlone = 0.95

/**
 * Flags on which the encoder is asked where words and phrases raise them and are not so sure as this: chosen on writers
 * left out.
 */
const dangers = ['hazard_emergency', 'safeguarding'] as const
const sureOfDanger = 0.8

const doubtsDanger = (scores: Scores, judging: Judging): boolean =>
  dangers.some((flag) => {
    const output = `flag:${flag}`
    const probability = calibrated(judging, output, scores.get(output) ?? 0)
    return probability >= (judging.thresholds[output] ?? 1) && probability < sureOfDanger
  })

interface Heard {
  readonly scores: Scores
  readonly judging: Judging
}

/** The scores by words and phrases, and by the encoder too where they leave a doubt. */
const scoresFor = ({ model, encode }: Reader, message: Readable, features: Features): Heard => {
  const alone = { scores: scoresOf(model, features.shown), judging: model.file.alone }
  if (encode === null) return alone
  const { probabilities } = judged(alone.scores, alone.judging)
  const isSure = Math.max(...dispositions.map((name) => probabilities[name])) >= sureAlone
  if (isSure && !doubtsDanger(alone.scores, alone.judging)) return alone
  const heard = encode(gistOf(message, features))
  return heard === null
    ? alone
    : { scores: scoresOf(model, features.shown, heard), judging: model.file.heard }
}

const readFeatures = (reader: Reader, message: Readable, features: Features): Reading => {
  const { model } = reader
  const tongue = tongueIn(model, message, features)
  const isEnglish = isPerhapsEnglish(tongue)
  const { scores, judging } = isEnglish
    ? scoresFor(reader, message, features)
    : { scores: nothingKnown, judging: model.file.alone }
  const { complaint, probabilities } = judged(scores, judging)
  const disposition = isEnglish ? likeliest(probabilities, judging.complaintFrom) : 'service_request'
  const flags = raisedFlags({ judging, scores, features, tongue })
  const isSure = tongue.name === 'english' && probabilities[disposition] >= judging.askBelow
  return {
    disposition,
    complaint,
    probabilities,
    confidence: isSure ? 'sure' : 'ask',
    procedure: disposition === 'other_procedure' ? best<Procedure>(scores, 'procedure', procedures) : null,
    flags,
    topic: best<Topic>(scores, 'topic', topics),
    evidence: evidenceFor({ message, model, features, disposition, flags, tongue }),
    reader: model.file.reader,
  }
}

/**
 * A classifier that reads with a given model: what a message is, how surely, what must be noticed, and why.
 * A sentence encoder, where there is one, is asked about what words and phrases leave in doubt.
 */
export const readWith =
  (model: Model, encode: Encoder | null = null): Classifier =>
  (message) => {
    const features = featuresOf(message)
    return features.sentences.length === 0
      ? unreadable(model)
      : readFeatures({ model, encode }, message, features)
  }
