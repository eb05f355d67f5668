import type { Person } from '../message/message.ts'
import { isUnit, keysOf, plain, shortestKey, soughtKey } from './findable.ts'

/** A number's digits as people in this country dial them. */
export const digitsOf = (phone: string): string => phone.replace(/\D/g, '').replace(/^44/, '0')

/** Of a telephone number, so many digits say whose it is. */
export const shortestNumber = 6

type Resident = Pick<Person, 'name' | 'address' | 'tenancy' | 'phone' | 'email'>

/** The keys of somebody in the address book: tenancy, number and address of mail besides those of anybody. */
export const residentKeysOf = (person: Resident): readonly string[] => [
  ...new Set(
    [
      ...keysOf(person),
      plain(person.tenancy ?? ''),
      digitsOf(person.phone ?? ''),
      plain(person.email ?? ''),
    ].filter((key) => key.length >= shortestKey),
  ),
]

const wordsOf = (text: string): readonly string[] => plain(text).split(' ').filter(Boolean)

/**
 * Under which keys to look for what somebody typed: as it stands, as a number, and by its two longest words, so that
 * “skylark maureen” is found, whose key is none.
 */
export const soughtKeysOf = (typed: string): readonly string[] => {
  const words = wordsOf(typed)
  const number = digitsOf(typed)
  const longest = words.length > 1 ? words.toSorted((left, right) => right.length - left.length) : []
  const keys = [soughtKey(typed), ...longest.slice(0, 2).map(soughtKey)]
  return [...new Set([...keys, ...(number.length < shortestNumber ? [] : [number])])].filter(Boolean)
}

/** Has somebody's name, tenancy, address, number or address of mail each of the words typed, begun at least? */
export const isFoundBy = (person: Resident, typed: string): boolean => {
  const wanted = wordsOf(typed)
  if (wanted.length === 0) return false
  const { name, address, email, tenancy, phone } = person
  const known = wordsOf(`${name ?? ''} ${address ?? ''} ${email ?? ''} ${tenancy ?? ''}`)
  const number = digitsOf(typed)
  return (
    wanted.every((word) => known.some((each) => each.startsWith(word))) ||
    wordsOf(address ?? '')
      .join('')
      .includes(wanted.join('')) ||
    (number.length >= shortestNumber && digitsOf(phone ?? '').includes(number))
  )
}

/** The address without its town: `flat 4 skylark court`. */
const startOfAddress = (address: string): string => {
  const [first = '', second = ''] = address.split(/[,\n]/).map(plain)
  return isUnit(first) ? `${first} ${second}` : first
}

/** Do the words name somebody, by surname or by address? */
export const isNamedIn = ({ name, address }: Resident, words: string): boolean => {
  const said = wordsOf(words)
  const surname = wordsOf(name ?? '').at(-1)
  const start = startOfAddress(address ?? '')
  return (surname !== undefined && said.includes(surname)) || (start !== '' && said.join(' ').includes(start))
}

/** A name with its title, two words that begin with capitals, a house with its street, and a postcode. */
const tellWho: readonly RegExp[] = [
  /\b(?:mr|mrs|ms|miss|mx|dr)\.? +(\p{Lu}[\p{L}'’-]+)/giu,
  /(?<![\p{L}])(\p{Lu}\p{Ll}[\p{L}'’-]* \p{Lu}[\p{L}'’-]+)/gu,
  /(?<!\p{L})((?:[Ff]lat \d+[a-z]?,? )?\d+[a-z]? \p{Lu}\p{L}+ \p{Lu}\p{L}+)/gu,
  /\b([a-z]{1,2}\d[a-z\d]? ?\d[a-z]{2})\b/giu,
]

/** Each is looked up by itself, so there are no more than these. */
const mostKeysSaid = 6

/** Under which keys to look for whomever a story names. */
export const residentKeysIn = (words: string): readonly string[] =>
  [
    ...new Set(
      tellWho.flatMap((pattern) =>
        [...words.matchAll(pattern)].slice(0, mostKeysSaid).map(([, said = '']) => soughtKey(said)),
      ),
    ),
  ]
    .filter(Boolean)
    .slice(0, mostKeysSaid)
