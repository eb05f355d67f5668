import type { Features } from './features.ts'
import { isPerhapsEnglish, type Tongue } from './language.ts'
import { calibrated, type Judging } from './model.ts'
import { type Flag, flags } from './names.ts'

/** Words that raise a danger flag by themselves, whatever the model makes of the rest. */
const certain: Readonly<Record<string, Flag>> = {
  'danger:gas': 'hazard_emergency',
  'danger:carbon-monoxide': 'hazard_emergency',
  'danger:sewage': 'hazard_emergency',
  'own-life': 'safeguarding',
}

interface Read {
  readonly judging: Judging
  readonly scores: ReadonlyMap<string, number>
  readonly features: Features
  readonly tongue: Tongue
}

const likely = ({ judging, scores }: Read, flag: Flag): boolean => {
  const name = `flag:${flag}`
  return calibrated(judging, name, scores.get(name) ?? 0) >= (judging.thresholds[name] ?? 0.5)
}

/** In a language that the model was not taught, only that language’s words of danger speak; and its writer needs help with English. */
const raisedAbroad = ({ tongue }: Read): ReadonlySet<Flag | undefined> =>
  new Set<Flag | undefined>([...tongue.alarms.map(({ flag }) => flag), 'vulnerability'])

/** The flags of a message: those that the model finds likely enough, and those that plain words of danger raise. */
export const raisedFlags = (read: Read): Flag[] => {
  if (!isPerhapsEnglish(read.tongue)) {
    const raised = raisedAbroad(read)
    return flags.filter((flag) => raised.has(flag))
  }
  const said = new Set(read.features.concepts.map(({ concept }) => certain[concept]))
  const needsHelp = read.tongue.name === 'unknown' ? 'vulnerability' : null
  return flags.filter((flag) => flag === needsHelp || said.has(flag) || likely(read, flag))
}
