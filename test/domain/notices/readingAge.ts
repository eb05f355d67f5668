import { syllable } from 'syllable'

const words = (text: string): readonly string[] => text.match(/[A-Za-z][A-Za-z’']*/g) ?? []

const sentences = (text: string): readonly string[] =>
  text
    .split(/[.?!]+(?:\s|$)|\n+/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => words(sentence).length > 0)

/**
 * The Flesch–Kincaid grade of a text (Kincaid and others, Naval Technical Training Command, 1975):
 * 0.39 × words a sentence + 11.8 × syllables a word − 15.59. A reader's age is about five years more.
 */
export const gradeOf = (text: string): number => {
  const all = words(text)
  const syllables = all.reduce((sum, word) => sum + syllable(word), 0)
  return 0.39 * (all.length / sentences(text).length) + 11.8 * (syllables / all.length) - 15.59
}
