/** How a phrase may begin: with a whole word, or with any word that starts so. */
export interface Head {
  readonly word: string
  readonly whole: boolean
}

/** A piece of a phrase’s pattern: a letter, a space, anything at all, or a choice between sequences. */
type Piece =
  | { readonly kind: 'letter'; readonly letter: string; readonly optional: boolean }
  | { readonly kind: 'anything' }
  | { readonly kind: 'choice'; readonly sequences: readonly (readonly Piece[])[]; readonly optional: boolean }

/** The parts of a pattern between the bars that stand outside all brackets. */
export const alternativesOf = (pattern: string): string[] => {
  const parts: string[] = ['']
  let depth = 0
  for (const letter of pattern) {
    if (letter === '(') depth += 1
    if (letter === ')') depth -= 1
    if (letter === '|' && depth === 0) parts.push('')
    else parts.push((parts.pop() ?? '') + letter)
  }
  return parts
}

const endOfBracket = (pattern: string, from: number): number => {
  let depth = 0
  for (let at = from; at < pattern.length; at += 1) {
    if (pattern[at] === '(') depth += 1
    if (pattern[at] === ')') depth -= 1
    if (depth === 0) return at
  }
  throw new Error(`No end of the bracket at ${from}: ${pattern}`)
}

/** The first piece of a pattern, and how much of the pattern it is. */
const firstPiece = (pattern: string): readonly [Piece, number] => {
  if (pattern.startsWith('(?:')) {
    const end = endOfBracket(pattern, 0)
    const optional = pattern[end + 1] === '?'
    const sequences = alternativesOf(pattern.slice(3, end)).map(piecesOf)
    return [{ kind: 'choice', sequences, optional }, end + (optional ? 2 : 1)]
  }
  // A class, a repetition or a look-around: what follows is not followed up.
  if (!/^[\w# -]/.test(pattern)) return [{ kind: 'anything' }, pattern.length]
  const optional = pattern[1] === '?'
  return [{ kind: 'letter', letter: pattern[0] ?? '', optional }, optional ? 2 : 1]
}

const piecesOf = (pattern: string): Piece[] => {
  const pieces: Piece[] = []
  for (let rest = pattern; rest !== ''; ) {
    const [piece, length] = firstPiece(rest)
    pieces.push(piece)
    rest = rest.slice(length)
  }
  return pieces
}

const headsFrom = (pieces: readonly Piece[], said: string): Head[] => {
  const [first, ...rest] = pieces
  if (first === undefined) return [{ word: said, whole: true }]
  if (first.kind === 'anything') return [{ word: said, whole: false }]
  const without = first.optional ? headsFrom(rest, said) : []
  if (first.kind === 'choice')
    return [...first.sequences.flatMap((sequence) => headsFrom([...sequence, ...rest], said)), ...without]
  if (first.letter === ' ') return [{ word: said, whole: true }, ...without]
  return [...headsFrom(rest, said + first.letter), ...without]
}

/** Every word that a match of the pattern can begin with. */
export const headsOf = (pattern: string): Head[] => {
  const heads = new Map(headsFrom(piecesOf(pattern), '').map((head) => [`${head.word} ${head.whole}`, head]))
  return [...heads.values()]
}
