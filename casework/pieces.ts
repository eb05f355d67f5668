/** A part of a file that is sent by itself: where it begins and how long it is, in bytes. */
export interface Piece {
  /** From 0, in the order of the file. */
  readonly number: number
  readonly at: number
  readonly size: number
}

/**
 * What is lost at most when the line breaks: four seconds of a line of one megabit. Smaller ones would spend more on
 * asking than they save, since a browser asks first before it sends each to another host.
 */
export const pieceSize = 512 * 1024

/** A file of a size, cut: all pieces are as long as each other but for the last. */
export const piecesOf = (size: number): readonly Piece[] =>
  Array.from({ length: Math.ceil(size / pieceSize) }, (_, number) => {
    const at = number * pieceSize
    return { number, at, size: Math.min(pieceSize, size - at) }
  })
