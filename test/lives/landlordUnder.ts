import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse, stringify } from 'yaml'
import { landlordFile } from '../../configuration/places.ts'
import type { Division } from '../../domain/calendar/division.ts'

export interface Under {
  readonly policy: string
  /** Whose bank holidays; England and Wales, unless told. */
  readonly division?: Division
}

/** Larkfield’s own file with one policy in force from the first, in a folder; returns where it is. */
export const landlordUnder = ({ policy, division = 'england-and-wales' }: Under, folder: string): string => {
  const larkfield = parse(readFileSync(landlordFile(), 'utf8'))
  const file = join(folder, 'landlord.yaml')
  writeFileSync(file, stringify({ ...larkfield, division, policies: [{ policy, from: '2020-01-01' }] }))
  return file
}
