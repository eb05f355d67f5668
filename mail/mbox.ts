import { Buffer } from 'node:buffer'

/** How mail programs write the line that starts a mail: an address or “-”, then a date; newer Thunderbirds write nothing more. */
const separator = /^From (?:$|- |\S+@\S+|\S*\s*(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[, ])/

const isSeparator = (line: Buffer): boolean =>
  line.length < 500 &&
  line.subarray(0, 5).toString('latin1') === 'From ' &&
  separator.test(line.toString('latin1').replace(/\r?\n$/, ''))

const isEmpty = (line: Buffer): boolean =>
  line.length === 0 || (line.length <= 2 && (line[0] === 0x0a || line[0] === 0x0d))

/** mboxrd quotes `>From ` once more for every `>`, mboxo only the bare one: taking one off undoes either. */
const unquoted = (line: Buffer): Buffer =>
  line[0] === 0x3e && /^>+From /.test(line.subarray(0, 200).toString('latin1')) ? line.subarray(1) : line

async function* linesOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let rest: Buffer[] = []
  for await (const chunk of chunks) {
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength)
    let start = 0
    for (let feed = bytes.indexOf(0x0a); feed >= 0; feed = bytes.indexOf(0x0a, start)) {
      const line = bytes.subarray(start, feed + 1)
      yield rest.length === 0 ? line : Buffer.concat([...rest, line])
      rest = []
      start = feed + 1
    }
    if (start < bytes.length) rest.push(bytes.subarray(start))
  }
  if (rest.length > 0) yield Buffer.concat(rest)
}

type Reading = { lines: Buffer[] | null; afterEmpty: boolean }

/** Takes in a line; answers the lines of the mail that it ends, if it ends one. */
const takeLine = (reading: Reading, line: Buffer): Buffer[] | null => {
  const begins = reading.afterEmpty && isSeparator(line)
  const ended = begins ? reading.lines : null
  reading.afterEmpty = isEmpty(line)
  if (begins) reading.lines = []
  else if (reading.lines !== null || !isEmpty(line))
    reading.lines = pushed(reading.lines ?? [], unquoted(line))
  return ended
}

const pushed = (lines: Buffer[], line: Buffer): Buffer[] => {
  lines.push(line)
  return lines
}

/** The mails of an mbox file (mboxo and mboxrd), one at a time: memory holds the largest of them. */
export async function* messagesIn(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reading: Reading = { lines: null, afterEmpty: true }
  for await (const line of linesOf(chunks)) {
    const ended = takeLine(reading, line)
    if (ended !== null) yield withoutLastEmpty(ended)
  }
  if (reading.lines !== null && reading.lines.length > 0) yield withoutLastEmpty(reading.lines)
}

/** The empty line before the next separator belongs to the format. */
const withoutLastEmpty = (lines: Buffer[]): Buffer => {
  const last = lines.at(-1)
  return Buffer.concat(last !== undefined && isEmpty(last) ? lines.slice(0, -1) : lines)
}
