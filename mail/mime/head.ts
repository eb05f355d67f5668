import type { Buffer } from 'node:buffer'
import { decodeText } from './charset.ts'

/** One header field: its name in small letters, its value unfolded and decoded from bytes, encoded words still in it. */
export type Field = { name: string; value: string }
export type Head = { fields: Field[]; bodyStart: number }
type Range = { start: number; end: number }

const maximumFields = 2000
const maximumValue = 256 * 1024
const fieldStart = /^([\x21-\x39\x3b-\x7e]{1,128})[ \t]*:/
const wellKnown =
  /^(from|to|cc|subject|date|sender|reply-to|message-id|mime-version|content-[a-z-]+|received|return-path|references|in-reply-to|x-[a-z0-9-]+)[ \t]*:/im

/** The line that starts at `start`: where its text ends and where the next line starts. */
const lineAt = (raw: Buffer, start: number): { end: number; next: number } => {
  const feed = raw.indexOf(0x0a, start)
  const stop = feed < 0 ? raw.length : feed
  let end = stop
  while (end > start && raw[end - 1] === 0x0d) end--
  return { end, next: feed < 0 ? raw.length : feed + 1 }
}

/** A line among the fields that is no field: does the head go on after it? One look ahead answers for all of them. */
const goesOn = (raw: Buffer, from: number): boolean => {
  const blank = /\n\r?\n/.exec(raw.toString('latin1', from, from + 4096))
  return wellKnown.test(raw.toString('latin1', from, from + (blank?.index ?? 4096)))
}

type Kind = 'blank' | 'folded' | 'field' | 'delimiter' | 'junk'

const kindOf = (raw: Buffer, start: number, end: number, inMultipart: boolean): Kind => {
  if (end === start) return 'blank'
  if (raw[start] === 0x20 || raw[start] === 0x09) return 'folded'
  if (inMultipart && raw[start] === 0x2d && raw[start + 1] === 0x2d) return 'delimiter'
  return fieldStart.test(raw.toString('latin1', start, Math.min(end, start + 200))) ? 'field' : 'junk'
}

type Reading = { ranges: Range[]; inMultipart: boolean; goesOn?: boolean }

/** Does a line that is no field end the head? Blank lines and junk above further fields are passed over. */
const endsHead = (raw: Buffer, start: number, kind: Kind, reading: Reading): boolean => {
  if (kind === 'blank' && (reading.inMultipart || reading.ranges.length > 0)) return true
  if (kind === 'delimiter') return true
  reading.goesOn ??= goesOn(raw, start)
  return !reading.goesOn
}

const take = (reading: Reading, kind: Kind, start: number, end: number): boolean => {
  const last = reading.ranges.at(-1)
  if (kind === 'field') reading.ranges.push({ start, end })
  else if (kind === 'folded' && last !== undefined) last.end = end
  else return false
  return true
}

const rangesOf = (
  raw: Buffer,
  from: number,
  inMultipart: boolean,
): { ranges: Range[]; bodyStart: number } => {
  const reading: Reading = { ranges: [], inMultipart }
  for (let start = from; start < raw.length; ) {
    const { end, next } = lineAt(raw, start)
    const kind = kindOf(raw, start, end, inMultipart)
    if (!take(reading, kind, start, end) && endsHead(raw, start, kind, reading)) {
      return {
        ranges: reading.ranges,
        bodyStart: kind === 'blank' && (inMultipart || reading.ranges.length > 0) ? next : start,
      }
    }
    start = next
  }
  return { ranges: reading.ranges, bodyStart: raw.length }
}

const charsetOf = (raw: Buffer, ranges: Range[]): string => {
  for (const { start, end } of ranges) {
    const text = raw.toString('latin1', start, Math.min(end, start + 2000))
    const charset = /^content-type[ \t]*:[\s\S]*charset\*?=["']?([\w.:-]+)/i.exec(text)?.[1]
    if (charset !== undefined) return charset
  }
  return ''
}

const fieldOf = (raw: Buffer, { start, end }: Range, charset: string): Field => {
  const colon = raw.indexOf(0x3a, start)
  const value = decodeText(raw.subarray(colon + 1, Math.min(end, colon + maximumValue)), charset)
  return {
    name: raw.toString('latin1', start, colon).trim().toLowerCase(),
    value: value
      .replace(/\r?\n(?=[ \t])/g, '')
      .replace(/[\r\n]+/g, ' ')
      .replaceAll('\0', '')
      .trim(),
  }
}

/**
 * Reads the header fields that start at `from`. Raw eight-bit values are decoded by the charset
 * that the same head declares, or by what the bytes show.
 */
export const readHead = (raw: Buffer, from: number, inMultipart: boolean): Head => {
  const { ranges, bodyStart } = rangesOf(raw, from, inMultipart)
  const charset = charsetOf(raw, ranges)
  return { fields: ranges.slice(0, maximumFields).map((range) => fieldOf(raw, range, charset)), bodyStart }
}

/** The first field of that name. */
export const fieldNamed = (fields: Field[], name: string): string | undefined =>
  fields.find((field) => field.name === name)?.value
