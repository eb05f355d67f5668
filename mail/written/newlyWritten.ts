import { isBlank, type Line, lineOf } from '../body/line.ts'
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
  const at = lines.findIndex((line, index) => index >= start && line.text.trim() !== '')
  return at < 0 ? lines.length : at
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
const startOf = (lines: Line[], at: number): number => {
  let start = at
  while (start > 0 && (isBlank(lines[start - 1] ?? lineOf('')) || isRule(lines[start - 1]?.text ?? '')))
    start--
  return start
}

const nextTurn = (lines: Line[], from: number, depth: number): Turn | undefined => {
  for (let at = from; at < lines.length; at++) {
    const line = lines[at]
    const turn = line !== undefined && line.depth <= depth ? turnAt(lines, at) : undefined
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

const isLoose = (line: Line | undefined): boolean => line?.loose === true

/** Lines of a quotation that the client marked: they go, what stands between or below them is an answer and stays. */
const afterMarked = (lines: Line[], turn: Turn, depth: number, context: Context): Line[] => {
  const rest = lines
    .slice(turn.bodyAt)
    .map((line) => (isLoose(line) && line.depth === depth ? { ...line, depth: depth + 1 } : line))
  return read(rest, depth, { ...context, forwards: false }).lines
}

export type Context = { forwards: boolean; subject: string }

const isMarked = (lines: Line[], bodyAt: number, depth: number): boolean => {
  const next = lines[afterBlanks(lines, bodyAt)]
  return isQuoted(next, depth) || (isLoose(next) && lines.some((line) => !isLoose(line)))
}

const passedOn = (lines: Line[], turn: Turn, context: Context): Written => {
  const body = lines.slice(afterBlanks(lines, turn.bodyAt))
  const depth = Math.min(
    ...body.filter((line) => !isBlank(line)).map((line) => line.depth),
    Number.MAX_SAFE_INTEGER,
  )
  const subject = turn.head?.subject ?? ''
  const inner = read(body, depth, { forwards: isForwardSubject(subject), subject })
  const head =
    turn.head === null ? [] : [{ from: turn.head.from, subject: turn.head.subject, date: turn.head.date }]
  const empty = inner.lines.length === 0 && !context.forwards
  return { lines: empty ? own(body, depth) : inner.lines, forwarded: [...head, ...inner.forwarded] }
}

const turned = (lines: Line[], turn: Turn, depth: number, context: Context): Written => {
  const before = lines.slice(0, startOf(lines, turn.at))
  const words = own(before, depth)
  if (turn.kind === 'forward' || (turn.kind === 'history' && context.forwards)) {
    const inner = passedOn(lines, turn, context)
    return { lines: joinPassages([words, inner.lines]), forwarded: inner.forwarded }
  }
  if (isMarked(lines, turn.bodyAt, depth)) {
    return { lines: joinPassages([words, afterMarked(lines, turn, depth, context)]), forwarded: [] }
  }
  if (isPointingBelow(words))
    return { lines: joinPassages([words, own(lines.slice(turn.at), Number.MAX_SAFE_INTEGER)]), forwarded: [] }
  return { lines: words, forwarded: [] }
}

const read = (lines: Line[], depth: number, context: Context): Written => {
  const turn = nextTurn(lines, 0, depth)
  return turn === undefined
    ? { lines: own(lines, depth), forwarded: [] }
    : turned(lines, turn, depth, context)
}

/** The lines that the sender newly wrote, and those of a mail that they pass on. Empty if there are none. */
export const newlyWritten = (lines: Line[], context: Context): Written => read(lines, 0, context)
