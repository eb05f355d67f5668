import { Buffer } from 'node:buffer'
import { type Field, fieldNamed, readHead } from './head.ts'
import { readStructured, type Structured } from './parameters.ts'

/** One MIME part. `body` is a view into the raw mail, still transfer-encoded; a multipart has children instead. */
export type Part = {
  fields: Field[]
  type: string
  parameters: Record<string, string>
  disposition: Structured
  encoding: string
  body: Uint8Array
  children: Part[]
}

/** Deeper parts hang on the deepest one that is kept, so that whoever walks the tree may recurse. */
const maximumDepth = 60
const maximumParts = 25_000

type Reader = {
  raw: Buffer
  /** Open multiparts, outermost first. */
  open: { part: Part; boundary: string }[]
  /** Boundary text to the place of its innermost multipart in `open`. */
  places: Map<string, number[]>
  count: number
}
type Current = { part: Part | null; bodyStart: number }

const plainTypes = /^[a-z0-9!#$&^_.+-]+\/[a-z0-9!#$&^_.+-]+$/

const partOf = (fields: Field[], fallback: string): Part => {
  const { value, parameters } = readStructured(fieldNamed(fields, 'content-type') ?? '')
  return {
    fields,
    type: plainTypes.test(value) ? value : value.startsWith('text') ? 'text/plain' : fallback,
    parameters,
    disposition: readStructured(fieldNamed(fields, 'content-disposition') ?? ''),
    encoding: (fieldNamed(fields, 'content-transfer-encoding') ?? '').toLowerCase().replace(/\([^)]*\)/g, ''),
    body: new Uint8Array(0),
    children: [],
  }
}

/** A preamble is short; a search to the end for every part would take the square of their number. */
const isUsed = (raw: Buffer, boundary: string, from: number): boolean =>
  raw.subarray(from, from + 65_536).includes(`--${boundary}`)

/** The boundary as declared, or, where the declaration is lost or wrong, as the first delimiter shows it. */
const boundaryOf = (reader: Reader, part: Part, from: number): string | undefined => {
  if (!part.type.startsWith('multipart/')) return undefined
  const declared = part.parameters.boundary?.trimEnd()
  if (declared && (reader.open.length > 2 || isUsed(reader.raw, declared, from))) return declared
  const sample = reader.raw.toString('latin1', from, from + 16_384)
  return /(?:^|\n)--([^\s][^\r\n]{0,80}?)[ \t]*\r?\ncontent-/i.exec(sample)?.[1] ?? declared
}

const begin = (reader: Reader, start: number, parent: Part | undefined): Current => {
  const { fields, bodyStart } = readHead(reader.raw, start, reader.open.length > 0)
  const part = partOf(fields, parent?.type === 'multipart/digest' ? 'message/rfc822' : 'text/plain')
  parent?.children.push(part)
  reader.count += 1
  const boundary = boundaryOf(reader, part, bodyStart)
  if (boundary !== undefined) {
    const places = reader.places.get(boundary)
    places === undefined ? reader.places.set(boundary, [reader.open.length]) : places.push(reader.open.length)
    reader.open.push({ part, boundary })
  }
  return { part, bodyStart }
}

const closeTo = (reader: Reader, length: number): void => {
  for (const { boundary } of reader.open.splice(length)) {
    reader.places.get(boundary)?.pop()
  }
}

const delimiter = (reader: Reader, line: string): { place: number; last: boolean } | undefined => {
  const text = line.trimEnd()
  const exact = reader.places.get(text)?.at(-1)
  if (exact !== undefined) return { place: exact, last: false }
  const place = text.endsWith('--') ? reader.places.get(text.slice(0, -2))?.at(-1) : undefined
  return place === undefined ? undefined : { place, last: true }
}

const bodyUpTo = (raw: Buffer, { part, bodyStart }: Current, end: number): void => {
  const stop = raw[end - 1] === 0x0d ? end - 1 : end
  if (part !== null) part.body = raw.subarray(bodyStart, Math.max(bodyStart, stop))
}

const next = (reader: Reader, found: { place: number; last: boolean }, start: number): Current => {
  if (found.last) {
    closeTo(reader, found.place)
    return { part: null, bodyStart: start }
  }
  closeTo(reader, found.place + 1)
  return begin(reader, start, reader.open[Math.min(found.place, maximumDepth)]?.part)
}

type Delimiter = { at: number; end: number; found: { place: number; last: boolean } }

/** Jumps to the next line that delimits a part, so that the time is that of one search through the bytes, whatever they nest. */
const nextDelimiter = (reader: Reader, from: number): Delimiter | undefined => {
  for (let at = reader.raw.indexOf('\n--', from); at >= 0; at = reader.raw.indexOf('\n--', at + 1)) {
    const feed = reader.raw.indexOf(0x0a, at + 1)
    const end = feed < 0 ? reader.raw.length : feed
    const found = end - at < 300 ? delimiter(reader, reader.raw.toString('latin1', at + 3, end)) : undefined
    if (found !== undefined) return { at, end, found }
  }
  return undefined
}

const split = (reader: Reader, root: Current): void => {
  let current = root
  let from = Math.max(0, root.bodyStart - 1)
  while (reader.open.length > 0 && reader.count < maximumParts) {
    const line = nextDelimiter(reader, from)
    if (line === undefined) break
    bodyUpTo(reader.raw, current, line.at)
    current = next(reader, line.found, Math.min(line.end + 1, reader.raw.length))
    from = Math.max(current.bodyStart - 1, line.end)
  }
  bodyUpTo(reader.raw, current, reader.raw.length)
}

/** The MIME tree of a mail or of a nested one. Linear in time; never throws. */
export const readParts = (bytes: Uint8Array): Part => {
  const raw = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const reader: Reader = { raw, open: [], places: new Map(), count: 0 }
  const root = begin(reader, 0, undefined)
  split(reader, root)
  return root.part ?? partOf([], 'text/plain')
}
