import { join } from 'node:path'

/*
 * Where configuration lies. Everything below this folder has the same layout in a checkout and in a bundle:
 *   domain/policy/policies/*.yaml   domain/policy/law/*.yaml   domain/policy/ombudsmen/*.yaml
 *   domain/notices/wording.yaml     landlords/*.yaml                configuration/bank-holidays.json
 * A bundle copies those folders and names their parent in PUTRIGHT_CONFIGURATION.
 */
const root = (): string => {
  const named = process.env.PUTRIGHT_CONFIGURATION
  if (named !== undefined && named !== '') return named
  const here: string | undefined = import.meta.dirname
  return here === undefined ? process.cwd() : join(here, '..')
}

/** The folders and files that a bundle has to carry, from the root of the repository. */
export const configurationFolders = [
  'domain/policy/policies',
  'domain/policy/law',
  'domain/policy/ombudsmen',
  'domain/notices/wording.yaml',
  'landlords',
  'configuration/bank-holidays.json',
] as const

export const policyFolder = (): string => join(root(), 'domain/policy/policies')
export const hazardLawFile = (id: string): string => join(root(), 'domain/policy/law', `${id}.yaml`)
export const ombudsmanFile = (id: string): string => join(root(), 'domain/policy/ombudsmen', `${id}.yaml`)

export const builtInWordingFile = (): string => join(root(), 'domain/notices/wording.yaml')

/** `PUTRIGHT_LANDLORD` names another landlord's file. */
export const landlordFile = (): string =>
  process.env.PUTRIGHT_LANDLORD ?? join(root(), 'landlords/larkfield.yaml')

/** `PUTRIGHT_BANK_HOLIDAYS` names a newer list, read at run time. */
export const bankHolidaysFile = (): string =>
  process.env.PUTRIGHT_BANK_HOLIDAYS ?? join(root(), 'configuration/bank-holidays.json')
