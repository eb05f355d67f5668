import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { type HazardLaw, hazardLawSchema } from '../domain/policy/hazardLaw.ts'
import { type Ombudsman, ombudsmanSchema } from '../domain/policy/ombudsman.ts'
import { type Policy, type PolicyDocument, policySchema } from '../domain/policy/policy.ts'
import { unsoundnessOf } from '../domain/policy/soundness.ts'
import { hazardLawFile, ombudsmanFile, policyFolder } from './places.ts'
import { BadFile, readYaml } from './yamlFile.ts'

const ending = '.yaml'

/** The ids of the policies at hand, in alphabetical order. */
export const policyIds = (): string[] =>
  readdirSync(policyFolder())
    .filter((name) => name.endsWith(ending))
    .map((name) => name.slice(0, -ending.length))
    .sort()

const fileOf = (id: string): string => {
  const known = policyIds()
  if (!known.includes(id)) {
    throw new BadFile(`There is no policy “${id}”. Write one of ${known.join(', ')}, or the path of a file.`)
  }
  return join(policyFolder(), `${id}${ending}`)
}

const readDocument = (file: string): PolicyDocument => readYaml(file, policySchema, unsoundnessOf)

const hazardLaw = (id: string): HazardLaw => readYaml(hazardLawFile(id), hazardLawSchema)
const ombudsman = (id: string): Ombudsman => readYaml(ombudsmanFile(id), ombudsmanSchema)

/** A policy from a file anywhere, with what stands beside it. Throws `BadFile`. */
export const loadPolicyFile = (path: string): Policy => {
  const document = readDocument(path)
  return {
    ...document,
    ombudsman: ombudsman(document.ombudsman),
    codePolicy: document.code === null ? null : readDocument(fileOf(document.code)),
    hazardLaw: document.hazards === null ? null : hazardLaw(document.hazards),
  }
}

/** By folder and id, so that another folder of configuration has policies of its own. */
const loaded = new Map<string, Policy>()

/** One of the policies at hand, by its id. Read once. Throws `BadFile` where there is none or it is unsound. */
export const loadPolicy = (id: string): Policy => {
  const key = join(policyFolder(), id)
  const known = loaded.get(key)
  if (known !== undefined) return known
  const file = fileOf(id)
  const policy = loadPolicyFile(file)
  if (policy.id !== id) {
    throw new BadFile(
      `${file}: its id is “${policy.id}”; name the file ${policy.id}${ending} or mend the id.`,
    )
  }
  loaded.set(key, policy)
  return policy
}
