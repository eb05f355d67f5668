import { existsSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import type { Node } from 'constructs'
import { ownWordingFile } from '../../configuration/wording.ts'

/** The landlord's file that the context key `landlord` names, from where the command runs; the invented one else. */
export const namedLandlord = (node: Node): string | undefined => {
  const named: unknown = node.tryGetContext('landlord')
  return typeof named === 'string' ? resolve(named) : undefined
}

/** Where a bundle finds the landlord's file, wherever it lay. */
export const landlordInBundle = (file: string | undefined): Readonly<Record<string, string>> =>
  file === undefined ? {} : { PUTRIGHT_LANDLORD: join('/var/task/landlords', basename(file)) }

/** Commands that put the file, and its own words for letters where there are any, into the bundle at `to`. */
export const carryLandlord = (file: string | undefined, to: string): string[] =>
  file === undefined
    ? []
    : [file, ownWordingFile(file)]
        .filter((each) => existsSync(each))
        .map((each) => `cp "${each}" "${join(to, 'landlords', basename(each))}"`)
