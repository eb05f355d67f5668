import fc from 'fast-check'
import { expect, test } from 'vitest'
import { pieceSize, piecesOf } from '../../casework/pieces.ts'
import { largestFile } from '../../casework/uploads.ts'

test('pieces make the whole file, in order, with no gap and no overlap, and none is larger than another but the last', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: largestFile }), (size) => {
      const pieces = piecesOf(size)
      let end = 0
      for (const [index, piece] of pieces.entries()) {
        expect([piece.number, piece.at]).toEqual([index, end])
        end += piece.size
      }
      expect(end).toBe(size)
      expect(pieces.slice(0, -1).every((piece) => piece.size === pieceSize)).toBe(true)
      expect(pieces.at(-1)?.size).toBeGreaterThan(0)
    }),
  )
})

test.each([
  [1, [1]],
  [524_288, [524_288]],
  [524_289, [524_288, 1]],
  [1_048_576, [524_288, 524_288]],
])('a file of %i bytes is cut into %j', (size, pieces) => {
  expect(piecesOf(size).map((piece) => piece.size)).toEqual(pieces)
})

test('the largest file is thirty pieces, which one listing holds', () => {
  expect(piecesOf(15 * 1024 * 1024)).toHaveLength(30)
})
