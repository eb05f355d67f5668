import { existsSync } from 'node:fs'
import {
  unworded,
  type Wording,
  type WordingDocument,
  wordingFrom,
  wordingProblems,
  wordingSchema,
} from '../domain/notices/wording.ts'
import { complainOnStandardError, kept, type Made } from './kept.ts'
import { builtInWordingFile, landlordFile } from './places.ts'
import { type Problem, readYaml } from './yamlFile.ts'

/** The landlord's own words for notices lie beside its file: `larkfield.yaml`, `larkfield.notices.yaml`. */
export const ownWordingFile = (landlord: string = landlordFile()): string =>
  landlord.replace(/(\.ya?ml)?$/, '.notices.yaml')

const missing = (document: WordingDocument): Problem[] =>
  unworded(document).map((kind) => ({ path: ['notices'], message: `has no words for “${kind}”; add them` }))

const builtIn = (): WordingDocument =>
  readYaml(builtInWordingFile(), wordingSchema, (document) => [
    ...wordingProblems(document),
    ...missing(document),
  ])

/** Reads the words of every notice. Throws `BadFile`, which names file, line and what to do. */
const makeWording = (own: string): Made<Wording> => ({
  value: wordingFrom(builtIn(), existsSync(own) ? readYaml(own, wordingSchema, wordingProblems) : null),
  files: [builtInWordingFile(), own],
})

/** Which kinds a landlord words itself. */
export const ownKinds = (own: string = ownWordingFile()): readonly string[] =>
  existsSync(own) ? Object.keys(readYaml(own, wordingSchema, wordingProblems).notices) : []

const wordings = new Map<string, () => Wording>()

/**
 * The words of every notice, the landlord's own before ours: the same object until a file changes, then the new one.
 * Throws `BadFile` where they are not sound.
 */
export const loadWording = (own: string = ownWordingFile()): Wording => {
  const known = wordings.get(own)
  if (known !== undefined) return known()
  const wording = kept(() => makeWording(own), complainOnStandardError)
  const first = wording()
  wordings.set(own, wording)
  return first
}
