import type { Token } from './tokens.ts'

const isDay = (token: Token | undefined): boolean => /^#(?:n|nn|nth)$/.test(token?.word ?? '')

/** March and May are months only beside a number: otherwise one walks, and the other asks leave. */
const isMonth = (token: Token | undefined): boolean => /^(?:#month|march|may)$/.test(token?.word ?? '')

const isYear = (token: Token | undefined): boolean => token?.word === '#year'

/** How many words from here are a date: “3 March”, “3rd of May 2026”, “March 3rd”; 0 if they are none. */
const lengthAt = (tokens: readonly Token[], at: number): number => {
  const [first, second, third] = [tokens[at], tokens[at + 1], tokens[at + 2]]
  const day = isDay(first) && isMonth(second) ? 2 : 0
  const dayOf = isDay(first) && second?.word === 'of' && isMonth(third) ? 3 : 0
  const monthFirst = isMonth(first) && isDay(second) && first?.word !== 'may' ? 2 : 0
  const length = Math.max(day, dayOf, monthFirst)
  return length > 0 && isYear(tokens[at + length]) ? length + 1 : length
}

/** Which day it was says nothing of what happened: each date in words becomes one `#date`. */
export const withoutDates = (tokens: readonly Token[]): Token[] => {
  const kept: Token[] = []
  for (let at = 0; at < tokens.length; ) {
    const length = Math.max(1, lengthAt(tokens, at))
    const [first, last] = [tokens[at], tokens[at + length - 1]]
    if (first !== undefined && last !== undefined)
      kept.push(length === 1 ? first : { ...first, word: '#date', end: last.end })
    at += length
  }
  return kept
}
