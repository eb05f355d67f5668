import { contactIn } from '../domain/conversation/words.ts'
import type { Landlord } from '../domain/landlord/landlord.ts'
import {
  digitsOf,
  isFoundBy,
  isNamedIn,
  residentKeysIn,
  shortestNumber,
  soughtKeysOf,
} from '../domain/staff/residentKeys.ts'
import type { KnownResident } from './addressBook.ts'
import type { CaseKeeping } from './ports.ts'

/** Where residents are known from: what was imported, and the landlord's own file. The one place that looks in both. */
type Books = Pick<CaseKeeping, 'rules' | 'residents'>

const inFile = ({ tenancies }: Landlord): readonly KnownResident[] =>
  tenancies.flatMap((tenancy) =>
    tenancy.people.map((person, index) => ({
      id: `${tenancy.id}/${index}`,
      person: {
        name: person.name,
        email: person.email ?? null,
        phone: person.phone ?? null,
        address: `${tenancy.address}, ${tenancy.postcode}`,
        tenancy: tenancy.id,
      },
    })),
  )

const sameEmail = (left: KnownResident, right: KnownResident): boolean =>
  left.person.email !== null && left.person.email.toLowerCase() === right.person.email?.toLowerCase()

/** What was imported is newer than the file: who stands in both is taken from there. */
const asOne = (
  imported: readonly KnownResident[],
  filed: readonly KnownResident[],
): readonly KnownResident[] => [
  ...imported,
  ...filed.filter((each) => !imported.some((other) => sameEmail(each, other))),
]

/** How many of those whose keys begin so are looked at. */
const mostLookedAt = 50

const importedUnder = async (
  { residents }: Books,
  keys: readonly string[],
): Promise<readonly KnownResident[]> => {
  const found = await Promise.all(keys.map((key) => residents?.beginning(key, mostLookedAt) ?? []))
  return [...new Map(found.flat().map((each) => [each.id, each])).values()]
}

export const residentById = async (books: Books, id: string): Promise<KnownResident | null> =>
  inFile(books.rules.landlord).find((each) => each.id === id) ?? (await books.residents?.byId(id)) ?? null

/** Everybody whose name, tenancy, address, postcode, number or address of mail has each of the words typed, begun at least. */
export const findResidents = async (books: Books, typed: string): Promise<readonly KnownResident[]> => {
  const fits = ({ person }: KnownResident): boolean => isFoundBy(person, typed)
  const imported = await importedUnder(books, soughtKeysOf(typed))
  return asOne(imported.filter(fits), inFile(books.rules.landlord).filter(fits))
}

/**
 * The one person whose telephone number or email address stands in the words; null where there is none, or more than
 * one. A name is not enough to act on unasked: people complain about their neighbours by name.
 */
export const residentIn = async (books: Books, words: string): Promise<KnownResident | null> => {
  const { email, phone } = contactIn(words)
  const number = digitsOf(phone ?? '')
  const keys = [email ?? '', ...(number.length < shortestNumber ? [] : [number])].flatMap(soughtKeysOf)
  const fits = ({ person }: KnownResident): boolean =>
    (email !== null && person.email?.toLowerCase() === email.toLowerCase()) ||
    (number !== '' && digitsOf(person.phone ?? '') === number)
  const imported = await importedUnder(books, keys)
  const matches = asOne(imported.filter(fits), inFile(books.rules.landlord).filter(fits))
  return matches.length === 1 ? (matches[0] ?? null) : null
}

/** Whom the words may be about, by surname or by address: to be offered to a person who then decides. */
export const residentsNamedIn = async (books: Books, words: string): Promise<readonly KnownResident[]> => {
  const certain = await residentIn(books, words)
  if (certain !== null) return [certain]
  const fits = ({ person }: KnownResident): boolean => isNamedIn(person, words)
  const imported = await importedUnder(books, residentKeysIn(words))
  return asOne(imported.filter(fits), inFile(books.rules.landlord).filter(fits))
}
