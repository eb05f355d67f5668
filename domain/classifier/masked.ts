import { withoutAddresses } from './addresses.ts'
import { withoutNames } from './people.ts'
import { normaliseWord, type Token, tokenise } from './tokens.ts'

/** What stands in a text instead of what could tell who wrote it. */
const instead: Readonly<Record<string, string>> = {
  '#address': '[address]',
  '#name': '[name]',
  '#email': '[email]',
  '#link': '[link]',
  '#ref': '[number]',
  '#place': '[place]',
}

/** A telephone number is written in groups: digits that follow digits belong to one. */
const isLongNumber = (text: string, { start, end }: Token): boolean =>
  /\d[\d\s/-]{5,}\d/.test(text.slice(start, end + 12)) && /^\d/.test(text.slice(start, end))

/**
 * A text without what tells who wrote it: the names given, names after a title, addresses, e-mail, links, references
 * and long numbers. What else somebody says of their life stays, so whoever exports it must still look.
 */
export const masked = (text: string, names: readonly string[]): string => {
  const known = new Set(
    names
      .flatMap((name) => name.split(/\s+/u))
      .filter((word) => word.length > 1)
      .map((word) => normaliseWord(word)),
  )
  const tokens = withoutNames(withoutAddresses(tokenise(text)), text)
  let at = 0
  let result = ''
  for (const token of tokens) {
    const word = known.has(token.word)
      ? '[name]'
      : isLongNumber(text, token)
        ? '[number]'
        : instead[token.word]
    result += text.slice(at, token.start) + (word ?? text.slice(token.start, token.end))
    at = token.end
  }
  return (result + text.slice(at)).replaceAll(/(?:\[number\][\s/-]*){2,}/g, '[number] ')
}
