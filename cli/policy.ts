import { loadPolicy, loadPolicyFile, policyIds } from '../configuration/policies.ts'
import { BadFile } from '../configuration/yamlFile.ts'
import { checkAgainstCode } from '../domain/policy/checkAgainstCode.ts'
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

/** `putright policy check`: a policy beside the Code, one finding a line. Takes an id or the path of a file. */
export const checkPolicy = async (fileOrId: string): Promise<void> => {
  const isFile = /[/\\.]/.test(fileOrId)
  const policy = mendable(() => (isFile ? loadPolicyFile(fileOrId) : loadPolicy(fileOrId)))
  const code = mendable(() => loadPolicy('code-2024'))
  for (const finding of checkAgainstCode(policy, code)) await print(finding)
}
