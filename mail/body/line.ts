/**
 * One line of a mail's text, with what its client said about it.
 * `depth`: how deep it is quoted. `loose`: it stands in an element that clients quote with, and people indent with.
 * `history`: the client marks that what follows is the mail answered or passed on. `signature`: the client marks it as one.
 */
export type Line = {
  text: string
  depth: number
  loose: boolean
  history: boolean
  signature: boolean
  attribution: boolean
}

export const lineOf = (text: string, depth = 0): Line => ({
  text,
  depth,
  loose: false,
  history: false,
  signature: false,
  attribution: false,
})

export const isBlank = (line: Line): boolean => line.text === ''

/** Invisible padding that newsletters and some clients leave in a text. Joiners stay: Persian, Bengali and emoji need them. */
const padding = /\u00ad|\u034f|\u200b|\u2060|\ufeff/g
const controls = /(?![\t\n\f\r\u0080-\u009f])\p{Cc}/gu

/** A line's text without what no reader sees: padding, control characters, blanks at its end; a no-break space is a space. */
export const visible = (text: string): string =>
  text
    .replace(padding, '')
    .replace(controls, '')
    .replace(/\u00a0/g, ' ')
    .trimEnd()

/** GroupWise writes `>>> Name date >>>` above what it quotes: no quotation itself. */
const quoteMarks = /^ ?(?!>>> .*>>>$)((?:> ?)+)/

/** Plain text to lines: “>” marks become the depth. */
export const plainLines = (text: string): Line[] =>
  text.split(/\r\n|\n|\r|\f|\u2028|\u2029/).map((raw) => {
    const line = visible(raw)
    const marks = quoteMarks.exec(line)?.[0] ?? ''
    return lineOf(line.slice(marks.length), marks.replace(/[^>]/g, '').length)
  })

/** A quoted line with its marks. */
export const marked = (line: Line): Line =>
  line.depth === 0 ? line : { ...line, text: `${'>'.repeat(line.depth)} ${line.text}`.trimEnd() }

/** Lines back to text: no blank lines at the ends, never two in a row. */
export const textOf = (lines: Line[]): string =>
  lines
    .map((line) => line.text)
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .replace(/^\n+|\n+$/g, '')
