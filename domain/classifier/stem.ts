/** A word without its commonest endings, so that “leaks”, “leaking” and “leaked” are one. */
export const stem = (word: string): string => {
  if (word.length < 5 || word.startsWith('#')) return word
  return word.replace(/(?:ies|ied)$/, 'y').replace(/(?:ings?|ed|es|s|ly)$/, '')
}
