import type { Features } from './features.ts'
import type { Tongue } from './language.ts'
import { type Model, sentenceWeights } from './model.ts'
import { type Disposition, dispositions, type Flag } from './names.ts'
import type { Evidence, Readable } from './reading.ts'
import type { Sentence } from './sentences.ts'

interface Question {
  readonly message: Readable
  readonly model: Model
  readonly features: Features
  readonly disposition: Disposition
  readonly flags: readonly Flag[]
  readonly tongue: Tongue
}

/** A passage longer than this many UTF-16 units no longer shows a reader where to look. */
const longestPassage = 240

const passage = (text: string, { start, end }: Sentence, signal: string): Evidence => {
  const stop = Math.min(end, start + longestPassage)
  const whole = /[\uD800-\uDBFF]/.test(text[stop - 1] ?? '') ? stop - 1 : stop
  return { start, end: whole, text: text.slice(start, whole), signal }
}

/** The sentence of the text that speaks most for a signal; the subject line cannot be shown as a passage. */
const strongest = (
  sentences: readonly Sentence[],
  weights: ReadonlyMap<number, number>,
): Sentence | undefined => {
  const inText = [...sentences.entries()].filter(([, { start }]) => start >= 0)
  const [first, ...others] = inText
  if (first === undefined) return undefined
  return others.reduce(
    (chosen, other) => ((weights.get(other[0]) ?? 0) > (weights.get(chosen[0]) ?? 0) ? other : chosen),
    first,
  )[1]
}

/** One passage for the disposition, one for each flag, and one that names a language other than English. */
export const evidenceFor = ({
  message,
  model,
  features,
  disposition,
  flags,
  tongue,
}: Question): Evidence[] => {
  const rivals = dispositions.filter((name) => name !== disposition).map((name) => `disposition:${name}`)
  const asked = [
    { signal: disposition, output: `disposition:${disposition}`, against: rivals },
    ...flags.map((flag) => ({ signal: flag, output: `flag:${flag}`, against: [] })),
    ...(tongue.name === 'english' ? [] : [{ signal: `language:${tongue.name}`, output: '', against: [] }]),
  ]
  return asked.flatMap(({ signal, output, against }) => {
    const alarm = tongue.alarms.find(({ flag }) => flag === signal)
    const weights =
      alarm === undefined
        ? sentenceWeights(model, features.shown, { output, against })
        : new Map([[alarm.sentence, 1]])
    const sentence = strongest(features.sentences, weights)
    return sentence === undefined ? [] : [passage(message.text, sentence, signal)]
  })
}
