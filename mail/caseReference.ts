const separator = '[-\\u2010-\\u2015\\u2212\\ufe58\\ufe63\\uff0d_]'
const letters = '[0-9A-HJKMNP-TV-ZILO]'
const withHyphens = new RegExp(
  `(?<![\\p{L}\\p{N}])PR\\s?${separator}\\s?(${letters}{4})\\s?${separator}\\s?(${letters}{4})(?![\\p{L}\\p{N}])`,
  'iu',
)
const withSpaces = new RegExp(
  `(?<![\\p{L}\\p{N}])PR[\\s:#]{0,2}(${letters}{4})\\s?(${letters}{4})(?![\\p{L}\\p{N}])`,
  'iu',
)

/** Crockford's base 32: no I, L, O or U, so that what looks alike is alike. */
const canonical = (text: string): string => text.toUpperCase().replace(/[IL]/g, '1').replace(/O/g, '0')

/** Without hyphens a reference is only believed with a digit in each half: “pr team lead” names no case. */
const isBelievable = (half: string | undefined): boolean => /\d/.test(half ?? '')

const inText = (text: string): string | null => {
  const strict = withHyphens.exec(text)
  if (strict !== null) return `PR-${canonical(strict[1] ?? '')}-${canonical(strict[2] ?? '')}`
  const loose = withSpaces.exec(text)
  if (loose === null || !isBelievable(loose[1]) || !isBelievable(loose[2])) return null
  return `PR-${canonical(loose[1] ?? '')}-${canonical(loose[2] ?? '')}`
}

/** The first case reference in the first of the texts that has one, as it is printed: `PR-7F3K-9QZ2`. */
export const caseReferenceIn = (...texts: string[]): string | null => {
  for (const text of texts) {
    const found = inText(text)
    if (found !== null) return found
  }
  return null
}
