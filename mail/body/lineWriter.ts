import { type Line, visible } from './line.ts'

/** What the elements around the text say of the next line. */
export type Surroundings = Pick<Line, 'depth' | 'loose' | 'signature' | 'attribution'>

type Writing = Line & { pieces: string[] }

const quoteMarks = /^ ?((?:> ?)+)/

const finished = ({ pieces, ...line }: Writing, kept: boolean): Line => {
  const joined = visible(pieces.join(''))
  const text = kept ? joined : joined.replace(/^\s+/, '')
  const marks = quoteMarks.exec(text)?.[0] ?? ''
  return { ...line, text: text.slice(marks.length), depth: line.depth + marks.replace(/[^>]/g, '').length }
}

/**
 * Lays out text as lines the way a browser would: breaks and gaps are only asked for, and written
 * when text follows them, so that nested blocks and empty cells do not pile up blank lines.
 */
export class LineWriter {
  readonly lines: Line[] = []
  #current: Writing | null = null
  #newlines = 0
  #space = false
  #cell = false
  #history = false
  #prefix = ''

  /** Writes what is asked for so far and says how many lines there are: the same again means “still on one line”. */
  commit(): number {
    if (this.#newlines > 0) this.#endLine(false)
    return this.lines.length
  }

  /** A block's edge: the next text starts a line; a paragraph's: after a blank one. */
  edge(newlines: 1 | 2): void {
    this.#newlines = Math.max(this.#newlines, newlines)
  }

  /** `<br>`: ends a line that has text, adds a blank one where there is none yet. */
  breakLine(): void {
    this.#newlines = this.#newlines > 0 || this.#current === null ? this.#newlines + 1 : 1
  }

  space(): void {
    this.#space = true
  }

  /** The next text is in the next cell of the same row. */
  nextCell(): void {
    this.#newlines = 0
    this.#cell = this.#current !== null
  }

  startItem(prefix: string): void {
    this.#prefix = prefix
  }

  /** What follows is the mail answered or passed on. */
  startHistory(): void {
    this.#history = true
    this.edge(1)
  }

  write(text: string, around: Surroundings, kept = false): void {
    if (this.#newlines > 0) this.#endLine(kept)
    const pieces = this.#pieces(around)
    if (this.#cell) pieces.push(' | ')
    else if (this.#space && pieces.length > 0) pieces.push(' ')
    if (this.#prefix !== '') pieces.push(this.#prefix)
    pieces.push(text)
    this.#cell = false
    this.#space = false
    this.#prefix = ''
  }

  end(): Line[] {
    this.#endLine(false)
    return this.lines
  }

  #pieces(around: Surroundings): string[] {
    if (this.#current === null) {
      this.#current = { ...around, text: '', history: this.#history, pieces: [] }
      this.#history = false
    }
    return this.#current.pieces
  }

  #endLine(kept: boolean): void {
    const last = this.#current
    if (last !== null) this.lines.push(finished(last, kept))
    const around = last ?? { depth: 0, loose: false, signature: false, attribution: false }
    const blanks = Math.min(this.#newlines - 1, kept ? 20 : 2)
    for (let count = 0; count < blanks && this.lines.length > 0; count++) {
      this.lines.push({ ...finished({ ...around, text: '', history: false, pieces: [] }, false) })
    }
    this.#current = null
    this.#newlines = 0
    this.#space = false
    this.#cell = false
  }
}
