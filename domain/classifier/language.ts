/** The language of a text: a first version that knows English only by its letters. */
export const languageOf = (text: string): string => {
  const letters = text.match(/\p{L}/gu) ?? []
  const latin = letters.filter((letter) => /\p{Script=Latin}/u.test(letter))
  return letters.length > 0 && latin.length / letters.length < 0.5 ? 'unknown' : 'english'
}
