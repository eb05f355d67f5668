/** A word of a message in the form in which the reader compares it, and its place in the text (UTF-16 units). */
export interface Token {
  /** Lower case, no accents or apostrophes; numbers, dates, money and references as `#n`, `#date`, `#money`, `#ref`… */
  readonly word: string
  readonly start: number
  readonly end: number
  /** A comma, dash, colon or bracket stands before it: a negation does not reach across. */
  readonly afterPause: boolean
}

/** A link, a number with its separators and suffix, or a word. No part can match in two ways, so none backtracks. */
const unit = /https?:\/\/\S+|\d+(?:[.,:/-]\d+)*\p{L}*|\p{L}[\p{L}\p{M}\p{N}]*(?:['’‘`´]\p{L}+)*/gu

const longestWord = 40

const numberWords: Readonly<Record<string, string>> = Object.fromEntries([
  ...'one two three four five six seven eight nine ten eleven twelve'.split(' ').map((word) => [word, '#n']),
  ...'thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety'
    .split(' ')
    .map((word) => [word, '#nn']),
  ...'second third fourth fifth sixth seventh eighth ninth tenth umpteenth'
    .split(' ')
    .map((word) => [word, '#nth']),
  ...'monday tuesday wednesday thursday friday saturday sunday mon tue tues weds thurs thur fri'
    .split(' ')
    .map((word) => [word, '#day']),
  ...'january february april june july august september october november december jan feb apr jul aug sept oct nov dec'
    .split(' ')
    .map((word) => [word, '#month']),
])

/** Years before this were over twelve months past when this reader was trained. */
const oldYears = 2025

/** What a number is, by the look of its digits; the first that fits. */
const numberLooks: readonly (readonly [RegExp, (digits: string) => string])[] = [
  [/^\d{1,2}[/]\d{1,2}(?:[/]\d{2,4})?$/, () => '#date'],
  [/^\d{1,2}[.-]\d{1,2}[.-]\d{2,4}$/, () => '#date'],
  [/^(?:19|20)\d{2}$/, (digits) => (Number(digits) < oldYears ? '#oldyear' : '#year')],
  [/^\d{1,2}[:-]\d{1,2}$/, () => '#time'],
  [/^\d{1,3}(?:,\d{3})*(?:\.\d+)?$/, (digits) => (Number(digits.replaceAll(',', '')) > 12 ? '#nn' : '#n')],
]

const suffixLooks: Readonly<Record<string, string>> = {
  st: '#nth',
  nd: '#nth',
  rd: '#nth',
  th: '#nth',
  am: '#time',
  pm: '#time',
  ish: '#time',
  hrs: '#time',
}

const numberClass = (digits: string, suffix: string): string => {
  const look = numberLooks.find(([pattern]) => pattern.test(digits))
  return suffixLooks[suffix] ?? look?.[1](digits) ?? (digits.length >= 5 ? '#ref' : '#nn')
}

const letters = (raw: string): string =>
  raw
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\p{M}'’‘`´]+/gu, '')
    .replaceAll('ł', 'l')
    .replaceAll('ß', 'ss')
    .replace(/(\p{L})\1{2,}/gu, '$1')

const normaliseNumber = (raw: string, before: string): string => {
  const [, digits = '', suffix = ''] = /^([\d.,:/-]+)(.*)$/u.exec(raw.toLowerCase()) ?? []
  if (/[£€$]/.test(before) || /^(?:gbp|quid|p)$/.test(suffix)) return '#money'
  if (suffix === '' || /^(?:st|nd|rd|th|am|pm|ish|hrs)$/.test(suffix)) return numberClass(digits, suffix)
  return /^(?:yr|yrs|yo|y|m|wks|wk|days|mths|months|weeks|years|hours|hr|x|k|ft|cm|mm|c)$/.test(suffix)
    ? `${numberClass(digits, '')}${suffix}`
    : '#ref'
}

/** A word without accents, apostrophes, capitals or drawn-out letters; numbers and the like by class. */
export const normaliseWord = (raw: string, before = ''): string => {
  if (raw.startsWith('http')) return '#link'
  if (/^\d/.test(raw)) return normaliseNumber(raw, before)
  const word = letters(raw.slice(0, longestWord))
  if (/\d/.test(word)) return /^[a-z]{1,2}\d{1,2}[a-z]?$/.test(word) ? '#place' : '#ref'
  return Object.hasOwn(numberWords, word) ? (numberWords[word] ?? word) : word
}

const rest = /\S*/uy

const endOfAddress = (text: string, end: number): number => {
  rest.lastIndex = end
  return rest.exec(text) === null ? end : rest.lastIndex
}

/** The words of a text, in order. An e-mail address is one `#email`. Time grows with the length and no faster. */
export const tokenise = (text: string): Token[] => {
  const tokens: Token[] = []
  let previous = 0
  unit.lastIndex = 0
  for (let match = unit.exec(text); match !== null; match = unit.exec(text)) {
    const start = match.index
    const address = text[unit.lastIndex] === '@'
    const end = address ? endOfAddress(text, unit.lastIndex) : unit.lastIndex
    unit.lastIndex = end
    const word = address ? '#email' : normaliseWord(match[0], text.slice(Math.max(0, start - 1), start))
    const pause = /[,:()–—]|\s-\s/u.test(text.slice(previous, Math.min(start, previous + 50)))
    tokens.push({ word: afterStage(tokens, word, match[0]), start, end, afterPause: pause })
    previous = end
  }
  return tokens
}

/** “Stage 2” keeps its number: it names a step of the complaints process. */
const afterStage = (tokens: readonly Token[], word: string, raw: string): string => {
  const previous = tokens[tokens.length - 1]?.word
  return previous === 'stage' && word.startsWith('#n') ? raw.toLowerCase() : word
}
