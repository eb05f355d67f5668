import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { type HazardLaw, hazardLawSchema } from '../domain/policy/hazardLaw.ts'
import { type Ombudsman, ombudsmanSchema } from '../domain/policy/ombudsman.ts'
import { type Policy, type PolicyDocument, policySchema } from '../domain/policy/policy.ts'
import { unsoundnessOf } from '../domain/policy/soundness.ts'
import { complainOnStandardError, kept, type Made } from './kept.ts'
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

const filesBeside = (document: PolicyDocument): string[] => [
  ombudsmanFile(document.ombudsman),
  ...(document.code === null ? [] : [fileOf(document.code)]),
  ...(document.hazards === null ? [] : [hazardLawFile(document.hazards)]),
]

const make = (file: string): Made<Policy> => {
  const document = readDocument(file)
  const value = {
    ...document,
    ombudsman: ombudsman(document.ombudsman),
    codePolicy: document.code === null ? null : readDocument(fileOf(document.code)),
    hazardLaw: document.hazards === null ? null : hazardLaw(document.hazards),
  }
  return { value, files: [file, ...filesBeside(document)] }
}

/** A policy from a file anywhere, with what stands beside it. Throws `BadFile`. */
export const loadPolicyFile = (path: string): Policy => make(path).value

const makeById = (id: string): Made<Policy> => {
  const file = fileOf(id)
  const made = make(file)
  if (made.value.id !== id) {
    throw new BadFile(
      `${file}: its id is “${made.value.id}”; name the file ${made.value.id}${ending} or mend the id.`,
    )
  }
  return made
}

/** By folder and id, so that another folder of configuration has policies of its own. */
const policies = new Map<string, () => Policy>()

/**
 * One of the policies at hand, by its id: the same object until its file changes, then the new one.
 * Throws `BadFile` where there is none or it is unsound.
 */
export const loadPolicy = (id: string): Policy => {
  const key = join(policyFolder(), id)
  const known = policies.get(key)
  if (known !== undefined) return known()
  const policy = kept(() => makeById(id), complainOnStandardError)
  const first = policy()
  policies.set(key, policy)
  return first
}
