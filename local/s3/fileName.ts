import { createHash } from 'node:crypto'

/** The longest name that common file systems take is 255 bytes; some room is left for the temporary file's ending. */
const longest = 220

const percent = (character: string): string => `%${character.charCodeAt(0).toString(16).toUpperCase()}`

/**
 * The file in a bucket's folder that holds a key: the key itself, percent-encoded, so that an operator can read it
 * and no key (`../../etc/passwd`, `.`, `a/b` beside `a`) can name a place outside or stand in another's way. A key
 * that is too long for a name keeps its beginning and ends in `~` and its hash.
 */
export const fileNameOf = (key: string): string => {
  const name = encodeURIComponent(key.toWellFormed()).replace(/[.~*'()!]/g, percent)
  return name.length <= longest
    ? name
    : `${name.slice(0, 150)}~${createHash('sha256').update(key).digest('hex')}`
}
