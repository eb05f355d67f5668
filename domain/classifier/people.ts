import type { Token } from './tokens.ts'
import { classesOf } from './wordClasses.ts'

const titles = new Set('mr mrs ms miss mx dr cllr councillor sir lady rev'.split(' '))

/** Words that follow a name or a title without being part of one. */
const small = new Set(
  'a about an and asked asks at by came for from had has in is of on or rang reports said says that the they to was who with writes'.split(
    ' ',
  ),
)

const isName = (token: Token | undefined): boolean =>
  token !== undefined &&
  !token.afterPause &&
  !token.word.startsWith('#') &&
  !small.has(token.word) &&
  classesOf(token.word).length === 0

/** Titles that are also words of another kind: a name must follow with its capital. */
const doubtful = new Set('miss lady sir ms rev'.split(' '))

/** How many words of a name follow a title: “Mr Khalil”, “Mrs Ada Lovelace”; none where it is only a way to speak. */
const lengthAfter = (tokens: readonly Token[], at: number, text: string): number => {
  const [title, first, second] = [tokens[at]?.word ?? '', tokens[at + 1], tokens[at + 2]]
  const isCapital = (token: Token | undefined) => /^\p{Lu}\p{Ll}/u.test(text.slice(token?.start, token?.end))
  if (!titles.has(title) || !isName(first)) return 0
  if (doubtful.has(title) && !isCapital(first)) return 0
  return isName(second) && (isCapital(second) || first?.word.length === 1) ? 2 : 1
}

/** Who somebody is says nothing of what they write: the name after a title becomes one `#name`. */
export const withoutNames = (tokens: readonly Token[], text: string): Token[] => {
  const kept: Token[] = []
  for (let at = 0; at < tokens.length; ) {
    const token = tokens[at]
    const length = lengthAfter(tokens, at, text)
    const [first, last] = [tokens[at + 1], tokens[at + length]]
    if (token !== undefined) kept.push(token)
    if (length > 0 && first !== undefined && last !== undefined)
      kept.push({ ...first, word: '#name', end: last.end })
    at += 1 + length
  }
  return kept
}
