import { loadPolicy, loadPolicyFile, policyIds } from '../configuration/policies.ts'
import { BadFile } from '../configuration/yamlFile.ts'
import { checkAgainstCode, type Finding } from '../domain/policy/checkAgainstCode.ts'
import type { Policy } from '../domain/policy/policy.ts'
import { BadInput, print } from './jsonLines.ts'

const mendable = <T>(load: () => T): T => {
  try {
    return load()
  } catch (error) {
    if (error instanceof BadFile) throw new BadInput(error.message, { cause: error })
    throw error
  }
}

/** `putright policy list`: one line a policy. */
export const listPolicies = async (): Promise<void> => {
  for (const id of policyIds()) {
    const policy = mendable(() => loadPolicy(id))
    const stages = policy.stages.map((stage) => stage.id)
    await print({ id, title: policy.title, nation: policy.nation, inForceFrom: policy.inForce.from, stages })
  }
}

/** `putright policy show`: the whole policy as one object. */
export const showPolicy = async (id: string): Promise<void> => {
  const { codePolicy: _code, hazardLaw: _law, ...policy } = mendable(() => loadPolicy(id))
  await print(policy)
}

const verdicts = ['meets', 'exceeds', 'falls-short', 'silent'] as const

const asText = (policy: Policy, findings: readonly Finding[]): string => {
  const lines = findings.map(
    ({ code, policy: clause, verdict, why }) =>
      `Code ${code.padEnd(7)} ${verdict.padEnd(11)} ${why}${clause === '—' ? '' : ` (${clause})`}`,
  )
  const count = (verdict: string) => findings.filter((finding) => finding.verdict === verdict).length
  const counts = verdicts.map((verdict) => `${verdict} ${count(verdict)}`).join(', ')
  return `${policy.title}\n\n${lines.join('\n')}\n\n${counts}, of ${findings.length} paragraphs.\n`
}

/**
 * `putright policy check`: a policy beside the Code, one finding a line, or as text for people.
 * Takes an id or the path of a file. Throws `BadInput`.
 */
export const checkPolicy = async (fileOrId: string, { text = false } = {}): Promise<void> => {
  const isFile = /[/\\.]/.test(fileOrId)
  const policy = mendable(() => (isFile ? loadPolicyFile(fileOrId) : loadPolicy(fileOrId)))
  const findings = checkAgainstCode(
    policy,
    mendable(() => loadPolicy('code-2024')),
  )
  if (text) process.stdout.write(asText(policy, findings))
  else for (const finding of findings) await print(finding)
}
