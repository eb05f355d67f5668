import { decodedField } from './addresses.ts'
import type { Body, Piece } from './body/collect.ts'
import { htmlLines } from './body/html.ts'
import { isBlank, type Line, lineOf, marked, plainLines, textOf } from './body/line.ts'
import { isForwardSubject, isReplySubject } from './written/divider.ts'
import { isFooterLine } from './written/footer.ts'
import { type Forwarded, newlyWritten } from './written/newlyWritten.ts'

export type Words = { newText: string; fullText: string; forwarded: Forwarded[] }
type Setting = { subject: string; isAnswer: boolean }
type Reading = { written: Line[][]; full: Line[][]; forwarded: Forwarded[] }

const hasWords = (lines: Line[]): boolean => lines.some((line) => /[\p{L}\p{N}]/u.test(line.text))

/** What no reader sees is left out, unless there is nothing else. */
const seenLines = (html: string): Line[] => {
  const lines = htmlLines(html)
  return hasWords(lines) ? lines : htmlLines(html, true)
}

const linesOf = (piece: Piece): Line[] =>
  piece.kind === 'plain' ? plainLines(piece.text) : piece.kind === 'html' ? seenLines(piece.text) : []

/** Text pieces that follow one another are one text: a picture between them does not end it. */
const runs = (pieces: Piece[]): (Line[] | Extract<Piece, { kind: 'message' }>)[] => {
  const found: (Line[] | Extract<Piece, { kind: 'message' }>)[] = []
  for (const piece of pieces) {
    const last = found.at(-1)
    if (piece.kind === 'message') found.push(piece)
    else if (Array.isArray(last)) last.push(lineOf(''), ...linesOf(piece))
    else found.push(linesOf(piece))
  }
  return found
}

const readPieces = (pieces: Piece[], setting: Setting): Reading => {
  const reading: Reading = { written: [], full: [], forwarded: [] }
  for (const run of runs(pieces)) {
    if (Array.isArray(run)) {
      const { lines, forwarded } = newlyWritten(run, {
        forwards: isForwardSubject(setting.subject),
        answers: setting.isAnswer || isReplySubject(setting.subject),
      })
      reading.written.push(lines)
      reading.full.push(run)
      reading.forwarded.push(...forwarded)
    } else addMessage(reading, run)
  }
  return reading
}

/** A mail attached to a mail: its words are passed on. */
const addMessage = (reading: Reading, { head, body }: Extract<Piece, { kind: 'message' }>): void => {
  const subject = decodedField(head, 'subject')
  const inner = readPieces(body.shown, { subject, isAnswer: false })
  reading.written.push(...inner.written)
  reading.full.push(...inner.full)
  const from = decodedField(head, 'from')
  reading.forwarded.push(
    { from: from || null, subject: subject || null, date: decodedField(head, 'date') || null },
    ...inner.forwarded,
  )
}

const joined = (passages: Line[][]): string =>
  passages
    .map(textOf)
    .filter((text) => text !== '')
    .join('\n\n')

/** A mail of a picture and “Sent from my iPhone”, or an answer that is all quotation, has no words: that is no failure. */
const isRightlyEmpty = (full: Line[], setting: Setting): boolean => {
  const rest = full.filter((line) => !isBlank(line) && !isFooterLine(line.text) && !line.signature)
  return (
    !hasWords(rest) ||
    ((setting.isAnswer || isReplySubject(setting.subject)) &&
      rest.some((line) => line.depth > 0 || line.history))
  )
}

/** A text that is all quotation marks is somebody's way of writing. */
const wholeText = (full: Line[]): string => {
  const plain = full.every((line) => isBlank(line) || line.depth > 0)
  return textOf(plain ? full : full.map(marked))
}

const written = (reading: Reading, setting: Setting): string => {
  const text = joined(reading.written)
  if (/[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(text)) return text
  return isRightlyEmpty(reading.full.flat(), setting) ? text : wholeText(reading.full.flat())
}

/** The words of a mail twice: what the sender newly wrote, and all of it. The shown version is read; the plain one where that says nothing. */
export const wordsOf = (body: Body, setting: Setting): Words => {
  const shown = readPieces(body.shown, setting)
  const reading =
    hasWords(shown.full.flat()) || body.plain === body.shown ? shown : readPieces(body.plain, setting)
  return {
    newText: written(reading, setting),
    fullText: joined(reading.full.map((lines) => lines.map(marked))),
    forwarded: reading.forwarded,
  }
}
