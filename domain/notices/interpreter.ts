import type { Reading } from '../classifier/reading.ts'
import { ownLanguageLine } from '../message/ownLanguage.ts'
import type { Part } from './part.ts'

const signal = 'language:'

/** The language that a message was read as, by its English name; `unknown` where it is none of ours; null for English. */
const languageOf = ({ evidence }: Reading): string | null =>
  evidence.find((passage) => passage.signal.startsWith(signal))?.signal.slice(signal.length) ?? null

/**
 * That they may write in their own language, and how to get an interpreter: in their language where we have a line of
 * it, then in plain English. Nothing for somebody who wrote in English.
 */
export const interpreterParts = (reading: Reading, howToReply: string): readonly Part[] => {
  const language = languageOf(reading)
  if (language === null) return []
  const own = ownLanguageLine(language)
  const start =
    language === 'unknown' ? 'Is another language easier for you? Then write' : 'You can write to us'
  const how = `If you would like an interpreter, ${howToReply} and say the name of your language.`
  return [
    ...(own === null ? [] : [{ kind: 'paragraph', ...own } as const]),
    { kind: 'paragraph', text: `${start} in your own language. A person will read it. ${how}` },
  ]
}
