import { compileTimeline } from '../domain/timeline/compile.ts'
import { loadPolicy, policyIds } from './policies.ts'

/** What the states of a compiled machine have in common, as far as a diagram shows them. */
interface Shown {
  readonly Type: string
  readonly Comment?: string
  readonly Resource?: string
}

const functions = { locateCase: 'locate-case', awaitCase: 'await-case', reachMilestones: 'reach-milestones' }

/** A stage and a step in the name of a state: `Stage 1: to acknowledge`. */
const splitName = (name: string): readonly [string, string] => {
  const place = name.lastIndexOf(': ')
  return place < 0 ? ['Before or beside the stages', name] : [name.slice(0, place), name.slice(place + 2)]
}

const isWait = ({ Resource }: Shown): boolean => Resource?.endsWith('.waitForTaskToken') === true

/** Labels of Mermaid end at a colon or a quote. */
const label = (text: string): string => text.replaceAll(':', ' ·').replaceAll('"', '')

interface Group {
  readonly id: string
  readonly name: string
  readonly steps: { readonly id: string; readonly says: string }[]
}

const groupsOf = (states: Readonly<Record<string, Shown>>): readonly Group[] => {
  const groups = new Map<string, Group>()
  for (const [name, state] of Object.entries(states)) {
    if (!isWait(state)) continue
    const [stage, step] = splitName(name)
    const group = groups.get(stage) ?? { id: `g${groups.size}`, name: stage, steps: [] }
    groups.set(stage, group)
    group.steps.push({ id: `${group.id}s${group.steps.length}`, says: step })
  }
  return [...groups.values()]
}

const drawn = ({ id, name, steps }: Group): readonly string[] => [
  `  state "${label(name)}" as ${id} {`,
  ...steps.map((step) => `    ${step.id} : ${label(step.says)}`),
  '  }',
  ...steps.map((step) => `  choose --> ${step.id}`),
  `  ${id} --> choose : the case has moved`,
  `  ${id} --> reach : its date has come`,
]

/** One policy's state machine as it compiles, drawn: a box for each stage, a state for each thing that it waits for. */
const diagram = (id: string): string => {
  const policy = loadPolicy(id)
  const { States } = compileTimeline(policy, functions)
  return [
    `### ${policy.title} (\`${id}\`)`,
    '',
    '```mermaid',
    'stateDiagram-v2',
    '  direction LR',
    '  find : Find where the case is',
    '  choose : Which step',
    '  reach : A date has come',
    '  continue : Continue in a fresh execution',
    '  [*] --> find',
    '  find --> choose',
    '  reach --> choose',
    ...groupsOf(States).flatMap(drawn),
    '  choose --> continue : half a year, or 1,000 rounds',
    '  choose --> [*] : over',
    '  continue --> [*]',
    '```',
  ].join('\n')
}

const begins = '<!-- The diagrams are written by “npm run schemas”. -->'

/** The page about timelines, its diagrams drawn anew. Throws where the page has lost the line that they stand under. */
export const withTimelineDiagrams = (page: string): string => {
  const place = page.indexOf(begins)
  if (place < 0) throw new Error(`docs/timeline.md has lost the line “${begins}”.`)
  return `${page.slice(0, place + begins.length)}\n\n${policyIds().map(diagram).join('\n\n')}\n`
}
