import { AbstractKeyIterator, AbstractValueIterator } from 'abstract-level'

/**
 * dynalite 4.0.0 ends each query by calling `return` on LevelDB's iterator where there is one. Iterators of abstract-level
 * have `close` instead, so it closed none: each query held its snapshot, and the memory of all that was written since,
 * until the process ended. With `return` in its place, what a query opened ends with it.
 */
export const closeIteratorsAfterUse = (): void => {
  for (const { prototype } of [AbstractKeyIterator, AbstractValueIterator])
    if (!('return' in prototype))
      Object.defineProperty(prototype, 'return', {
        value(this: { close(): Promise<void> }) {
          return this.close()
        },
      })
}
