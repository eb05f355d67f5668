import { dispositions, flags, topics } from '../domain/classifier/reading.ts'
import type { Labelled } from './corpus.ts'
import { accuracy, calibrationError, foundOf, type Judgement, right, share } from './measures.ts'
import { nearestSimilarities } from './similarity.ts'

interface Comparison {
  readonly title: string
  readonly model: readonly Judgement[]
  readonly keywords: readonly Judgement[]
  /** The messages that the model was trained on, to report how near the test comes to them. */
  readonly training: readonly Labelled[] | null
}

const row = (...cells: readonly (string | number)[]): void => console.log(`| ${cells.join(' | ')} |`)

const head = (...cells: readonly string[]): void => {
  console.log('')
  row(...cells)
  row(...cells.map((_, index) => (index === 0 ? '---' : '---:')))
}

const isComplaint = ({ message }: Judgement): boolean => message.disposition === 'complaint'
const saysComplaint = ({ disposition }: Judgement): boolean => disposition === 'complaint'

const overall = ({ model, keywords }: Comparison): void => {
  const [ours, theirs] = [
    foundOf(model, isComplaint, saysComplaint),
    foundOf(keywords, isComplaint, saysComplaint),
  ]
  const unasked = model.filter(({ asked }) => !asked)
  head('', 'linear reader', 'keyword list')
  row('complaint, recall', ours.recall, theirs.recall)
  row('complaint, precision', ours.precision, theirs.precision)
  row('disposition right', accuracy(model), accuracy(keywords))
  row('calibration error (ECE)', calibrationError(model).toFixed(3), '–')
  row('asked', share(model.length - unasked.length, model.length), '–')
  row('disposition right among unasked', accuracy(unasked), '–')
  const missed = unasked.filter((one) => isComplaint(one) && !saysComplaint(one)).length
  row('complaints missed among unasked', `${missed} of ${unasked.filter(isComplaint).length}`, '–')
  const others = model.filter(
    ({ message }) => message.procedure !== null && message.disposition === 'other_procedure',
  )
  const named = others.filter(({ disposition }) => disposition === 'other_procedure')
  row(
    'procedure right, where read as one',
    share(named.filter(({ message, procedure }) => message.procedure === procedure).length, named.length),
    '–',
  )
  row(
    'topic right',
    share(model.filter(({ message, topic }) => message.topic === topic).length, model.length),
    '–',
  )
}

const byFlag = ({ model, keywords }: Comparison): void => {
  head('flag', 'cases', 'recall', 'precision', 'false alarms', 'keywords: recall', 'keywords: precision')
  for (const flag of flags) {
    const truth = ({ message }: Judgement) => message.flags.includes(flag)
    const said = (one: Judgement) => one.flags.includes(flag)
    const [ours, theirs] = [foundOf(model, truth, said), foundOf(keywords, truth, said)]
    const alarms = model.filter((one) => said(one) && !truth(one)).length
    row(flag, ours.cases, ours.recall, ours.precision, alarms, theirs.recall, theirs.precision)
  }
}

const byGroup = (all: readonly Judgement[], name: string, keyOf: (one: Judgement) => string): void => {
  head(name, 'messages', 'disposition right', 'complaint recall', 'complaint precision', 'asked')
  for (const key of [...new Set(all.map(keyOf))].sort()) {
    const group = all.filter((one) => keyOf(one) === key)
    const found = foundOf(group, isComplaint, saysComplaint)
    const asked = group.filter((one) => one.asked).length
    row(key, group.length, accuracy(group), found.recall, found.precision, share(asked, group.length))
  }
}

const byDisposition = ({ model }: Comparison): void => {
  head('disposition', 'cases', 'recall', 'precision')
  for (const name of dispositions) {
    const found = foundOf(
      model,
      ({ message }) => message.disposition === name,
      ({ disposition }) => disposition === name,
    )
    row(name, found.cases, found.recall, found.precision)
  }
}

const byTopic = ({ model }: Comparison): void => {
  head('topic', 'cases', 'recall')
  for (const name of topics) {
    const cases = model.filter(({ message }) => message.topic === name)
    row(name, cases.length, share(cases.filter(({ topic }) => topic === name).length, cases.length))
  }
}

const nearness = (model: readonly Judgement[], training: readonly Labelled[]): void => {
  const nearest = nearestSimilarities(
    model.map(({ message }) => message),
    training,
  ).sort((one, other) => one - other)
  const at = (part: number): string => (nearest[Math.floor(part * (nearest.length - 1))] ?? 0).toFixed(2)
  console.log(
    `\nNearest training message, word-pair overlap: median ${at(0.5)}, 95th percentile ${at(0.95)}, most ${at(1)}.`,
  )
}

/** Prints the tables of `docs/classifier.md`, in Markdown. */
export const printTables = (comparison: Comparison): void => {
  console.log(`\n## ${comparison.title}`)
  overall(comparison)
  byFlag(comparison)
  byDisposition(comparison)
  byGroup(comparison.model, 'difficulty', ({ message }) => message.difficulty)
  byGroup(comparison.model, 'channel', ({ message }) => message.channel)
  byGroup(comparison.model, 'writer', ({ message }) => message.writer)
  byTopic(comparison)
  if (comparison.training !== null) nearness(comparison.model, comparison.training)
  const wrong = comparison.model.filter((one) => !right(one) && !one.asked)
  console.error(
    wrong
      .map(({ message, disposition }) => `${message.id}: ${message.disposition} read as ${disposition}`)
      .join('\n'),
  )
}
