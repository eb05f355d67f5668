import { isBlank, type Line, lineOf, marked } from '../body/line.ts'
import { attributionAt } from './attribution.ts'
import { isForwardDivider, isForwardSubject, isOriginalDivider, isRule } from './divider.ts'
import { headerBlockAt, labelled } from './headerBlock.ts'
import { ownWords } from './passage.ts'

export type Forwarded = { from: string | null; subject: string | null; date: string | null }
export type Written = { lines: Line[]; forwarded: Forwarded[] }

/** Where the sender's own words stop: at a mail passed on, or at one answered. */
type Turn = {
  kind: 'forward' | 'history' | 'attribution'
  at: number
  bodyAt: number
  head: Forwarded | null
}

const afterBlanks = (lines: Line[], start: number): number => {
  let at = start
  while (at < lines.length && lines[at]?.text.trim() === '') at++
  return at
}

/** The header lines under a divider, if any, are skipped whatever their number. */
const headUnder = (lines: Line[], start: number): { bodyAt: number; head: Forwarded | null } => {
  const first = afterBlanks(lines, start)
  const block = headerBlockAt(lines, first)
  if (block !== undefined) return { bodyAt: block.end, head: block }
  const wrote = attributionAt(lines, first)
  if (wrote > 0) return { bodyAt: first + wrote, head: null }
  let at = first
  while (labelled(lines[at]?.text ?? '') !== undefined) at++
  return { bodyAt: at, head: null }
}

const turnAt = (lines: Line[], at: number): Turn | undefined => {
  const line = lines[at]
  if (line === undefined || isBlank(line)) return undefined
  if (isForwardDivider(line.text)) return { kind: 'forward', at, ...headUnder(lines, at + 1) }
  if (isOriginalDivider(line.text)) return { kind: 'history', at, ...headUnder(lines, at + 1) }
  const block = headerBlockAt(lines, at)
  if (block !== undefined) return { kind: 'history', at, bodyAt: block.end, head: block }
  const count = attributionAt(lines, at)
  if (count > 0) return { kind: 'attribution', at, bodyAt: at + count, head: null }
  if (line.history) return { kind: 'history', at, ...headUnder(lines, at) }
  return undefined
}

/** A rule above the header lines belongs to them. */
const startOf = (lines: Line[], from: number, at: number): number => {
  let start = at
  while (start > from && (isBlank(lines[start - 1] ?? lineOf('')) || isRule(lines[start - 1]?.text ?? '')))
    start--
  return start
}

/** Apple Mail quotes what it passes on, the divider with it: it then begins the quotation. */
const beginsQuotedForward = (lines: Line[], at: number, depth: number): boolean => {
  let before = at - 1
  while (before >= 0 && isBlank(lines[before] ?? lineOf(''))) before--
  return isForwardDivider(lines[at]?.text ?? '') && (lines[before]?.depth ?? depth) <= depth
}

const nextTurn = (lines: Line[], from: number, depth: number, context: Context): Turn | undefined => {
  for (let at = from; at < lines.length; at++) {
    const within =
      (lines[at]?.depth ?? 0) <= depth || (context.forwards && beginsQuotedForward(lines, at, depth))
    const turn = within ? turnAt(lines, at) : undefined
    if (turn !== undefined) return turn
  }
  return undefined
}

const isQuoted = (line: Line | undefined, depth: number): boolean => line !== undefined && line.depth > depth

const joinPassages = (passages: Line[][]): Line[] =>
  passages.filter((each) => each.length > 0).flatMap((each, at) => (at === 0 ? each : [lineOf(''), ...each]))

/** The stretches of lines at this depth; quoted lines between them are what they answer. */
const stretches = (lines: Line[], depth: number): Line[][] => {
  const found: Line[][] = [[]]
  for (const line of lines) {
    if (isQuoted(line, depth)) found.push([])
    else found.at(-1)?.push(line)
  }
  return found.filter((stretch) => stretch.some((line) => !isBlank(line)))
}

const own = (lines: Line[], depth: number): Line[] => joinPassages(stretches(lines, depth).map(ownWords))

/** “My answers are below in red”: the history carries the sender's words, and nothing tells which. */
const pointsBelow =
  /\b(?:see|find|added|put|written|typed|my|our|with)\b[^.\n]{0,60}\b(?:answers?|comments?|repl(?:y|ies)|responses?|notes?|additions?)\b[^.\n]{0,40}\b(?:below|in[- ]?line|in (?:red|blue|green|bold|capitals|caps|purple|colou?r)|underneath|interspersed)\b|\b(?:answers?|comments?|repl(?:y|ies)|responses?) (?:are |is )?(?:in[- ]?line|in (?:red|blue|green|bold|capitals|purple|colou?r))\b|\b(?:answered|replied|commented|responded) (?:below|in[- ]?line|in (?:red|blue|green|bold|capitals|purple))\b/i

const isPointingBelow = (lines: Line[]): boolean => pointsBelow.test(lines.map((line) => line.text).join(' '))

/** `answers`: the mail says that it answers one, so that quotation marks mean quotation. */
export type Context = { forwards: boolean; answers: boolean; level?: number }

/** Mails passed on inside one another are told apart this deep. */
const maximumLevel = 20

type Reading = { lines: Line[]; depth: number; passages: Line[][]; forwarded: Forwarded[] }

/** An element that people indent with holds a quotation where words above it say so. */
const asQuoted = (lines: Line[], depth: number): Line[] =>
  lines.map((line) => (line.loose && line.depth === depth ? { ...line, depth: depth + 1 } : line))

const isMarked = ({ lines, depth }: Reading, bodyAt: number): boolean => {
  const next = lines[afterBlanks(lines, bodyAt)]
  return isQuoted(next, depth) || next?.loose === true
}

const passedOn = (lines: Line[], turn: Turn, context: Context): Written => {
  const body = lines.slice(afterBlanks(lines, turn.bodyAt))
  const depth = body.reduce((least, line) => (isBlank(line) ? least : Math.min(least, line.depth)), 1_000_000)
  const subject = turn.head?.subject ?? ''
  const level = (context.level ?? 0) + 1
  const inner = read(body, depth, { forwards: isForwardSubject(subject), answers: true, level })
  const { from, date } = turn.head ?? { from: null, date: null }
  const head = turn.head === null ? [] : [{ from, subject: turn.head.subject, date }]
  return { lines: inner.lines, forwarded: [...head, ...inner.forwarded] }
}

/** Header lines in a mail that answers nothing stand above a mail that the sender has put there. */
const isForward = (turn: Turn, context: Context): boolean =>
  turn.kind === 'forward' || (turn.kind === 'history' && (context.forwards || !context.answers))

/** Takes the words up to the next turn; answers where to go on, or that all is read. */
const takeTurn = (reading: Reading, from: number, context: Context): number | undefined => {
  const { lines, depth, passages } = reading
  const turn = nextTurn(lines, from, depth, context)
  if (turn === undefined) {
    passages.push(own(lines.slice(from), depth))
    return undefined
  }
  const words = own(lines.slice(from, startOf(lines, from, turn.at)), depth)
  passages.push(words)
  if (isForward(turn, context)) {
    const inner = passedOn(lines, turn, context)
    passages.push(inner.lines)
    reading.forwarded.push(...inner.forwarded)
  } else if (isMarked(reading, turn.bodyAt)) return turn.bodyAt
  else if (isPointingBelow(words)) passages.push(own(lines.slice(turn.at), Number.MAX_SAFE_INTEGER))
  return undefined
}

/** Marks that stand before every line are somebody's way of writing. */
const asTyped = (lines: Line[]): Line[] =>
  lines.every((line) => isBlank(line) || line.depth > 0) ? lines : lines.map(marked)

const read = (lines: Line[], depth: number, context: Context): Written => {
  if ((context.level ?? 0) > maximumLevel) return { lines: own(lines, depth), forwarded: [] }
  const reading: Reading = { lines, depth, passages: [], forwarded: [] }
  if (!context.answers && nextTurn(lines, 0, depth, context) === undefined) {
    return { lines: ownWords(asTyped(lines)), forwarded: [] }
  }
  let from = takeTurn(reading, 0, context)
  if (from !== undefined) reading.lines = asQuoted(lines, depth)
  while (from !== undefined) from = takeTurn(reading, from, { ...context, forwards: false, answers: true })
  return { lines: joinPassages(reading.passages), forwarded: reading.forwarded }
}

/** The lines that the sender newly wrote, and those of a mail that they pass on. Empty if there are none. */
export const newlyWritten = (lines: Line[], context: Context): Written => read(lines, 0, context)
