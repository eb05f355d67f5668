import { dispositions, flags, topics } from '../domain/classifier/reading.ts'
import type { Labelled } from './corpus.ts'
import {
  accuracy,
  calibrationError,
  foundOf,
  type Judgement,
  recallAtPrecision,
  right,
  share,
} from './measures.ts'
import { nearestSimilarities } from './similarity.ts'
import { testGroupOf } from './split.ts'

interface Comparison {
  readonly title: string
  readonly model: readonly Judgement[]
  /** The same model without the sentence encoder. */
  readonly alone: readonly Judgement[]
  readonly keywords: readonly Judgement[]
  /** The messages that the model was trained on, to report how near the test comes to them. */
  readonly training: readonly Labelled[]
}

const row = (...cells: readonly (string | number)[]): void => console.log(`| ${cells.join(' | ')} |`)

const head = (...cells: readonly string[]): void => {
  console.log('')
  row(...cells)
  row(...cells.map((_, index) => (index === 0 ? '---' : '---:')))
}

const isComplaint = ({ message }: Judgement): boolean => message.disposition === 'complaint'
const saysComplaint = ({ disposition }: Judgement): boolean => disposition === 'complaint'

const percent = (all: readonly Judgement[], is: (one: Judgement) => boolean): string =>
  share(all.filter(is).length, all.length)

const procedureRight = (all: readonly Judgement[]): string =>
  percent(
    all.filter(
      ({ message, disposition }) =>
        message.disposition === 'other_procedure' && disposition === 'other_procedure',
    ),
    ({ message, procedure }) => message.procedure === procedure,
  )

const missed = (unasked: readonly Judgement[]): string => {
  const complaints = unasked.filter(isComplaint)
  return `${complaints.filter((one) => !saysComplaint(one)).length} of ${complaints.length}`
}

const falselyHeard = (unasked: readonly Judgement[]): string => {
  const others = unasked.filter((one) => !isComplaint(one))
  return `${others.filter(saysComplaint).length} of ${others.length}`
}

const overall = ({ model, alone, keywords }: Comparison): void => {
  const unasked = (all: readonly Judgement[]) => all.filter(({ asked }) => !asked)
  const lines: readonly (readonly [string, (all: readonly Judgement[]) => string])[] = [
    ['complaint, recall', (all) => foundOf(all, isComplaint, saysComplaint).recall],
    ['complaint, precision', (all) => foundOf(all, isComplaint, saysComplaint).precision],
    ['complaint, recall at a precision of 95 %', (all) => recallAtPrecision(all, 0.95)],
    ['disposition right', accuracy],
    ['calibration error (ECE)', (all) => calibrationError(all).toFixed(3)],
    ['asked', (all) => percent(all, ({ asked }) => asked)],
    ['disposition right among unasked', (all) => accuracy(unasked(all))],
    ['complaints missed among unasked', (all) => missed(unasked(all))],
    ['others read as complaints among unasked', (all) => falselyHeard(unasked(all))],
    ['procedure right, where read as one', procedureRight],
    ['topic right', (all) => percent(all, ({ message, topic }) => message.topic === topic)],
  ]
  head('', 'with the encoder', 'words and phrases alone', 'keyword list')
  for (const [name, measure] of lines) row(name, measure(model), measure(alone), measure(keywords))
}

const byFlag = ({ model, alone, keywords }: Comparison): void => {
  head(
    'flag',
    'cases',
    'recall',
    'precision',
    'false alarms',
    'alone: recall',
    'alone: precision',
    'keywords: recall',
  )
  for (const flag of flags) {
    const truth = ({ message }: Judgement) => message.flags.includes(flag)
    const said = (one: Judgement) => one.flags.includes(flag)
    const [ours, bare, theirs] = [model, alone, keywords].map((all) => foundOf(all, truth, said))
    const alarms = model.filter((one) => said(one) && !truth(one)).length
    row(
      flag,
      ours?.cases ?? 0,
      ours?.recall ?? '–',
      ours?.precision ?? '–',
      alarms,
      bare?.recall ?? '–',
      bare?.precision ?? '–',
      theirs?.recall ?? '–',
    )
  }
}

const confusion = ({ model }: Comparison): void => {
  head('is \\ read as', ...dispositions)
  for (const truth of dispositions) {
    const these = model.filter(({ message }) => message.disposition === truth)
    row(truth, ...dispositions.map((said) => these.filter(({ disposition }) => disposition === said).length))
  }
}

/** How often a probability of so much was right, in five bins. */
const calibrationTable = ({ model }: Comparison): void => {
  head('probability of a complaint', 'messages', 'were complaints')
  for (const low of [0, 0.2, 0.4, 0.6, 0.8]) {
    const these = model.filter(({ complaint }) => complaint >= low && (complaint < low + 0.2 || low === 0.8))
    row(`${low.toFixed(1)} to ${(low + 0.2).toFixed(1)}`, these.length, percent(these, isComplaint))
  }
}

const byGroup = (all: readonly Judgement[], name: string, keyOf: (one: Judgement) => string): void => {
  head(
    name,
    'messages',
    'disposition right',
    'complaint recall',
    'complaint precision',
    'recall at precision 95 %',
    'asked',
  )
  for (const key of [...new Set(all.map(keyOf))].sort()) {
    const group = all.filter((one) => keyOf(one) === key)
    const found = foundOf(group, isComplaint, saysComplaint)
    const asked = group.filter((one) => one.asked).length
    row(
      key,
      group.length,
      accuracy(group),
      found.recall,
      found.precision,
      recallAtPrecision(group, 0.95),
      share(asked, group.length),
    )
  }
}

/** The rows are sorted as text, hence the space before the short ones. */
const lengthOf = ({ message }: Judgement): string => {
  const count = message.text.split(/\s+/).length
  if (count <= 6) return ' 1 to 6'
  if (count <= 20) return ' 7 to 20'
  return count <= 60 ? '21 to 60' : 'more'
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
  confusion(comparison)
  calibrationTable(comparison)
  byGroup(comparison.model, 'writers', ({ message }) => testGroupOf(message.writer) ?? '')
  byGroup(comparison.model, 'words', lengthOf)
  byGroup(comparison.model, 'difficulty', ({ message }) => message.difficulty)
  byGroup(comparison.model, 'channel', ({ message }) => message.channel)
  byGroup(comparison.model, 'writer', ({ message }) => message.writer)
  byTopic(comparison)
  nearness(comparison.model, comparison.training)
  const wrong = comparison.model.filter((one) => !right(one) && !one.asked)
  console.error(
    wrong
      .map(({ message, disposition }) => `${message.id}: ${message.disposition} read as ${disposition}`)
      .join('\n'),
  )
}
