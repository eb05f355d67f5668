import { loadPolicy, policyIds } from '../configuration/policies.ts'
import { BadFile } from '../configuration/yamlFile.ts'
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
