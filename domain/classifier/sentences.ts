import { withoutAddresses } from './addresses.ts'
import { withoutDates } from './dates.ts'
import { withoutNames } from './people.ts'
import { type Token, tokenise } from './tokens.ts'

/** A sentence of a message as the reader sees it: normalised words with their places in the text. */
export interface Sentence {
  readonly tokens: readonly Token[]
  /** Where the sentence stands in the text, in UTF-16 units; -1 for the subject line. */
  readonly start: number
  readonly end: number
  readonly question: boolean
}

/** Past this many words a run without a full stop is cut, so that no later step grows with its length. */
const longestSentence = 60

/** A line this long was wrapped by a mail program: its end is no end of a sentence. */
const wrappedLine = 55

const isBreak = (gap: string, lineLength: number): boolean => {
  if (/[!?;…।؟۔]|\.(?:\s|$)|\n\s*\n/u.test(gap)) return true
  return gap.includes('\n') && (lineLength < wrappedLine || /\n\s*[-*•\d]/u.test(gap))
}

/** The words of a text, with one sign for each date, address and name. */
const wordsOf = (text: string): Token[] => withoutNames(withoutAddresses(withoutDates(tokenise(text))), text)

/** Splits text into sentences at full stops, question marks, blank lines and the ends of short lines. */
export const splitSentences = (text: string): Sentence[] => {
  const sentences: Sentence[] = []
  let open: Token[] = []
  let lineStart = 0
  const close = (gap: string): void => {
    const first = open[0]
    const last = open[open.length - 1]
    if (first !== undefined && last !== undefined) {
      sentences.push({ tokens: open, start: first.start, end: last.end, question: /[?؟]/u.test(gap) })
    }
    open = []
  }
  let previousEnd = 0
  for (const token of wordsOf(text)) {
    const gap = text.slice(previousEnd, Math.min(token.start, previousEnd + 200))
    const newline = gap.lastIndexOf('\n')
    if (open.length > 0 && (open.length >= longestSentence || isBreak(gap, previousEnd - lineStart)))
      close(gap)
    if (newline >= 0) lineStart = previousEnd + newline + 1
    open.push(token)
    previousEnd = token.end
  }
  close(text.slice(previousEnd, previousEnd + 20))
  return sentences
}
