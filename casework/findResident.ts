import { contactIn } from '../domain/conversation/words.ts'
import type { Landlord } from '../domain/landlord/landlord.ts'
import type { Person } from '../domain/message/message.ts'

/** Somebody in the landlord's address book. */
export interface KnownResident {
  /** Names the person for as long as the address book stands: `t-1001/0`. */
  readonly id: string
  readonly person: Person
}

const everybody = ({ tenancies }: Landlord): readonly KnownResident[] =>
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

export const residentById = (landlord: Landlord, id: string): KnownResident | null =>
  everybody(landlord).find((each) => each.id === id) ?? null

const digits = (phone: string): string => phone.replace(/\D/g, '').replace(/^44/, '0')

const wordsOf = (text: string): readonly string[] => text.toLowerCase().match(/[\p{L}\d]+/gu) ?? []

/** Everybody whose name, address, postcode, number or address of mail has each of the words typed, begun at least. */
export const findResidents = (landlord: Landlord, typed: string): readonly KnownResident[] => {
  const wanted = wordsOf(typed)
  if (wanted.length === 0) return []
  const number = digits(typed)
  return everybody(landlord).filter(({ person }) => {
    const known = wordsOf(`${person.name} ${person.address} ${person.email ?? ''}`)
    const joined = person.address?.toLowerCase().replace(/\s/g, '') ?? ''
    return (
      wanted.every((word) => known.some((each) => each.startsWith(word))) ||
      joined.includes(typed.toLowerCase().replace(/\s/g, '')) ||
      (number.length >= 6 && person.phone !== null && digits(person.phone).includes(number))
    )
  })
}

/**
 * The one person whose telephone number or email address stands in the words; null where there is none, or more than
 * one. A name is not enough to act on unasked: people complain about their neighbours by name.
 */
export const residentIn = (landlord: Landlord, words: string): KnownResident | null => {
  const { email, phone } = contactIn(words)
  const matches = everybody(landlord).filter(
    ({ person }) =>
      (email !== null && person.email?.toLowerCase() === email.toLowerCase()) ||
      (phone !== null && person.phone !== null && digits(person.phone) === digits(phone)),
  )
  return matches.length === 1 ? (matches[0] ?? null) : null
}

const surnameOf = (name: string): string => wordsOf(name).at(-1) ?? ''

/** The address without its town: `flat 4 skylark court`. */
const startOfAddress = (address: string): string => wordsOf(address).slice(0, 4).join(' ')

/** Whom the words may be about, by surname or by address: to be offered to a person who then decides. */
export const residentsNamedIn = (landlord: Landlord, words: string): readonly KnownResident[] => {
  const certain = residentIn(landlord, words)
  if (certain !== null) return [certain]
  const said = wordsOf(words)
  const line = said.join(' ')
  return everybody(landlord).filter(
    ({ person }) =>
      said.includes(surnameOf(person.name ?? '')) || line.includes(startOfAddress(person.address ?? ' ')),
  )
}
