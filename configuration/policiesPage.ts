import { checkAgainstCode, type Finding } from '../domain/policy/checkAgainstCode.ts'
import { citedInPolicy } from '../domain/policy/clauses.ts'
import type { Limit } from '../domain/policy/limit.ts'
import type { Policy } from '../domain/policy/policy.ts'
import type { Stage } from '../domain/policy/stage.ts'
import { loadPolicy, policyIds } from './policies.ts'
import { readingsIn } from './readings.ts'

/** Which test holds a part of a policy, by the beginning of its path. The first that fits. */
const tests: readonly (readonly [RegExp, string])[] = [
  [
    /^stages\[.*\]\.(acknowledge|contact|respond|extension|meeting|escalate|refer)/,
    'test/domain/deadlines, test/domain/policy/policies.test.ts',
  ],
  [/^(routing|exclusions|before)/, 'test/domain/policy/route.test.ts, test/domain/policy/content.test.ts'],
  [/^counting/, 'test/domain/deadlines'],
  [/./, 'test/domain/policy/content.test.ts'],
]

const testOf = (path: string): string => tests.find(([pattern]) => pattern.test(path))?.[1] ?? ''

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ')
const row = (...cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [row(...head), row(...head.map(() => '---')), ...rows.map((cells) => row(...cells))].join('\n')

const written = (limit: Limit | undefined): string =>
  limit === undefined
    ? '—'
    : `${limit.within.count} ${limit.within.unit.replace('-', ' ')} from ${limit.from.replace('-', ' ')} (${limit.clause})`

const stepsOf = (stage: Stage): [string, Limit | undefined][] => [
  ['acknowledge', stage.acknowledge?.limit],
  ['contact', stage.contact?.limit],
  ['meeting', stage.meeting?.limit],
  ['answer', stage.respond?.limit],
  ['extension', stage.extension?.limit],
]

const label = (text: string): string => text.replaceAll('"', '#quot;')

const nodeOf = (stage: Stage): string => {
  const steps = stepsOf(stage).flatMap(([name, limit]) =>
    limit === undefined ? [] : [`${name}: ${written(limit)}`],
  )
  return `  ${stage.id}["${label([`<b>${stage.name}</b> (${stage.clause})`, ...steps].join('<br/>'))}"]`
}

const edgeOf = (stage: Stage): string[] => {
  if (stage.next === undefined) return []
  const within = stage.escalate === undefined ? '' : `, within ${written(stage.escalate.limit)}`
  return [`  ${stage.id} -- "${label(`not satisfied${within}`)}" --> ${stage.next}`]
}

const beforeOf = (policy: Policy): string[] =>
  policy.before.flatMap((before) => {
    const node = before.stage ?? `before-${before.id}`
    const first = policy.stages.find((stage) => stage.codeStage === 'stage-1' && stage.id === 'stage-1')
    return [
      `  message --> ${node}`,
      ...(before.stage === undefined
        ? [
            `  ${node}["${label(`<b>${before.name}</b> (${before.clause})`)}"]`,
            `  ${node} -- "not put right, or they choose to complain" --> ${first?.id ?? 'stage-1'}`,
          ]
        : []),
    ]
  })

/** A policy's stages as a picture that GitHub draws. */
const diagram = (policy: Policy): string =>
  [
    '```mermaid',
    'flowchart TD',
    '  message(["A message"])',
    ...policy.stages.map(nodeOf),
    '  message -- "a complaint, or they choose to complain" --> stage-1',
    ...beforeOf(policy),
    ...policy.stages.flatMap(edgeOf),
    '```',
  ].join('\n')

const coverage = (policy: Policy): string => {
  const cited = citedInPolicy(policy)
  const rows = policy.document.clauses.map((clause) => {
    const paths = cited.filter(({ clauses }) => clauses.includes(clause)).map(({ path }) => path)
    const where = [...new Set(paths.map((path) => path.replace(/\.(limit|late)$/, '')))]
    const held = [...new Set(where.flatMap((path) => testOf(path).split(', ')))]
    const out = policy.document.leftOut.find((each) => each.clause === clause)
    return [
      clause,
      out === undefined ? where.map((path) => `\`${path}\``).join(', ') : `left out: ${out.because}`,
      held.join(', '),
    ]
  })
  return table(['clause', 'where in the data', 'held by'], rows)
}

const readings = (policy: Policy): string =>
  readingsIn(policy)
    .map(
      ({ clause, path, chosen, because }) => `- **${clause}** (\`${path}\`) ${chosen} *Because:* ${because}`,
    )
    .join('\n')

const findingsBeside = (findings: readonly Finding[]): string =>
  table(
    ['Code', 'clause', 'verdict', 'why'],
    findings
      .filter(({ verdict }) => verdict === 'falls-short' || verdict === 'exceeds')
      .map(({ code, policy, verdict, why }) => [code, policy, verdict, why]),
  )

const section = (policy: Policy, findings: readonly Finding[]): string =>
  [
    `## ${policy.title}`,
    `\`${policy.id}\`, of ${policy.document.landlord}. ${policy.definition.says} (${policy.definition.clause})`,
    diagram(policy),
    '### Beside the Code',
    findings.every(({ verdict }) => verdict === 'meets')
      ? 'It is the Code, adopted as a policy: it meets every paragraph.'
      : findingsBeside(findings),
    '### Readings chosen',
    'Where the document is silent, unclear or contradicts itself.',
    readings(policy),
    '### Every clause',
    coverage(policy),
  ].join('\n\n')

const numbers = (policies: readonly Policy[]): string => {
  const rows = policies.flatMap((policy) =>
    policy.stages
      .filter((stage) => stage.id !== 'external')
      .map((stage) => [
        policy.id,
        stage.name,
        ...stepsOf(stage).map(([, limit]) => written(limit)),
        written(stage.escalate?.limit),
      ]),
  )
  return table(
    ['policy', 'stage', 'acknowledge', 'contact', 'meeting', 'answer', 'extension', 'to ask for the next'],
    rows,
  )
}

const sign = {
  meets: 'meets',
  exceeds: '**exceeds**',
  'falls-short': '**falls short**',
  silent: '·',
} as const

const matrix = (policies: readonly Policy[], findings: ReadonlyMap<string, readonly Finding[]>): string => {
  const paragraphs = [...findings.values()][0]?.map(({ code }) => code) ?? []
  const rows = paragraphs.map((code, index) => [
    code,
    ...policies.map(({ id }) => sign[findings.get(id)?.[index]?.verdict ?? 'silent']),
  ])
  return table(['Code', ...policies.map(({ id }) => id)], rows)
}

const intro = `# Landlords' policies, as data

This page is written by \`npm run docs:policies\` from the files of \`domain/policy/policies\`; a test fails where it is
not current. To read one policy: \`npm run -s putright -- policy show ID\`; beside the Code, clause by clause:
\`npm run -s putright -- policy check ID\` (or the path of a file of your own).

A policy runs as its document says. Where it falls short of the Complaint Handling Code 2024 it is still run as written,
the Code's clock is computed beside it, the earlier date is worked to, and the conflict is shown. How that looks in a
case is told in [how the Code stands beside a policy](decisions/0008-the-code-beside-a-policy.md); how a new
policy is added, in [add a policy](how-to/add-a-policy.md).`

/** The page about all policies, as \`docs/policies.md\` has to have it. */
export const policiesPage = (): string => {
  const policies = policyIds().map(loadPolicy)
  const code = loadPolicy('code-2024')
  const findings = new Map(policies.map((policy) => [policy.id, checkAgainstCode(policy, code)]))
  return `${[
    intro,
    '## Numbers',
    numbers(policies),
    '## All seven beside the Code',
    'A dot is silence. What falls short or exceeds is explained with each policy below.',
    matrix(policies, findings),
    ...policies.map((policy) => section(policy, findings.get(policy.id) ?? [])),
  ].join('\n\n')}\n`
}
