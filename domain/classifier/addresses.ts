import type { Token } from './tokens.ts'
import { classesOf } from './wordClasses.ts'

const streets = new Set(
  'road rd street st lane avenue ave drive crescent terrace gardens gdns grove court ct close row mews square'.split(
    ' ',
  ),
)

const isNumber = (token: Token | undefined): boolean => token?.word === '#n' || token?.word === '#nn'

const isName = (token: Token | undefined): boolean =>
  token !== undefined && !token.word.startsWith('#') && classesOf(token.word).length === 0

/** How many words from here are a house number with its street: “14 Elm Road”, “9 Old Mill Lane”; 0 if they are not. */
const lengthAt = (tokens: readonly Token[], at: number): number => {
  if (!isNumber(tokens[at]) || !isName(tokens[at + 1])) return 0
  if (streets.has(tokens[at + 2]?.word ?? '')) return 3
  return isName(tokens[at + 2]) && streets.has(tokens[at + 3]?.word ?? '') ? 4 : 0
}

/** Where somebody lives says nothing of what they write: each house number with its street becomes one `#address`. */
export const withoutAddresses = (tokens: readonly Token[]): Token[] => {
  const kept: Token[] = []
  for (let at = 0; at < tokens.length; ) {
    const length = Math.max(1, lengthAt(tokens, at))
    const [first, last] = [tokens[at], tokens[at + length - 1]]
    if (first !== undefined && last !== undefined) {
      kept.push(length === 1 ? first : { ...first, word: '#address', end: last.end })
    }
    at += length
  }
  return kept
}
