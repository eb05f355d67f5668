import type { Person } from '../message/message.ts'

/**
 * How people are looked up. A person is kept under a few keys, each a text that somebody may type the beginning of:
 * the name from each of its words on, the postcode, and each line of the address with its number before and behind it, so that
 * “skylark”, “Skylark Court flat” and “Flat 4 Skylark” find the same door.
 */

/** Letters that Unicode does not take apart into a plain one and its mark, as people type them without. */
const typedAs: Readonly<Record<string, string>> = {
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ı: 'i',
}

/** Small letters without accents or signs, single spaces. */
export const plain = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[łøđðþßæœı]/g, (letter) => typedAs[letter] ?? letter)
    .replace(/['’]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** A postcode, whole or its first half, as BS 7666 writes them; the space is left out. */
const postcode = /^[a-z]{1,2}\d[a-z\d]?(?: ?\d[a-z]{2})?$/

/** `flat 4 skylark court` → `skylark court flat 4`; `7 chapel lane` → `chapel lane 7`. */
const numberLast = (line: string): string =>
  line.replace(/^((?:(?:flat|apartment|apt|unit|room|block) )?[a-z]?\d+[a-z]?) (.+)$/, '$2 $1')

/** What somebody typed, in the form that keys have; empty where there is too little of it to look up. */
export const soughtKey = (typed: string): string => {
  const text = plain(typed)
  const sought = postcode.test(text) ? text.replace(' ', '') : text
  return sought.length < shortestKey ? '' : sought
}

/** A key shorter than this is not looked up: its beginning says too little. */
export const shortestKey = 2

/** Of how many of a name's words each may be typed first. */
const mostWords = 4

/** Each word of a name may be typed first, the others after it. */
const nameKeys = (name: string): readonly string[] => {
  const words = plain(name).split(' ')
  return words.slice(0, mostWords).map((_, from) => [...words.slice(from), ...words.slice(0, from)].join(' '))
}

export const isUnit = (line: string): boolean =>
  /^(?:flat|apartment|apt|unit|room|block)? ?[a-z]?\d+[a-z]?$/.test(line)

/** A flat's number belongs to the next line, which names the house. */
const withUnits = (lines: readonly string[]): readonly string[] =>
  lines.flatMap((line, index) => {
    const before = lines[index - 1] ?? ''
    if (isUnit(line)) return index === lines.length - 1 ? [line] : []
    return [isUnit(before) ? `${before} ${line}` : line]
  })

/** The last line is the town, which everybody shares, unless it is all there is. */
const addressKeys = (address: string): readonly string[] => {
  const lines = address
    .split(/[,\n]/)
    .map(plain)
    .filter((line) => line !== '')
  const postcodes = lines.filter((line) => postcode.test(line)).map((line) => line.replace(' ', ''))
  const named = withUnits(lines.filter((line) => !postcode.test(line)))
  const local = named.length > 1 ? named.slice(0, -1) : named
  return [...postcodes, ...local.flatMap((line) => [numberLast(line), line])]
}

/** The most keys that one person is kept under. */
const mostKeys = 8

/** The keys of a person, none twice. */
export const keysOf = ({ name, address }: Pick<Person, 'name' | 'address'>): readonly string[] =>
  [...new Set([...nameKeys(name ?? ''), ...addressKeys(address ?? '')])]
    .filter((key) => key.length >= shortestKey)
    .slice(0, mostKeys)
