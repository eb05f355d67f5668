/** How strongly a message shows a feature. */
export interface Shown {
  /** 0 to about 1: the more often, the larger, with falling returns. */
  readonly value: number
  /** The indices of the sentences that show it; empty for what only the whole shows. */
  readonly sentences: readonly number[]
}

/**
 * How loudly each kind of feature speaks. The features of a kind share one unit of length,
 * so that a long letter does not shout; the shares were chosen on writers left out.
 */
const shares: Readonly<Record<string, number>> = {
  w: 2,
  b: 2,
  c: 0.8,
  g: 2,
  gg: 1,
  k: 1,
  t: 1,
  kk: 0.75,
  q: 0.5,
  o: 2,
  ge: 0.5,
  size: 0.4,
  channel: 0.4,
}

const kindOf = (name: string): string => name.slice(0, name.indexOf(':'))

export type Counts = ReadonlyMap<string, { readonly count: number; readonly sentences: readonly number[] }>

const loudness = (count: number): number => 1 + Math.log(count)

/** From counts to strengths: falling returns for repetition, one length for each kind. */
export const strengthsOf = (counts: Counts): Map<string, Shown> => {
  const lengths = new Map<string, number>()
  for (const [name, { count }] of counts) {
    const kind = kindOf(name)
    lengths.set(kind, (lengths.get(kind) ?? 0) + loudness(count) ** 2)
  }
  return new Map(
    [...counts].map(([name, { count, sentences }]) => {
      const kind = kindOf(name)
      const value = ((shares[kind] ?? 1) * loudness(count)) / Math.sqrt(lengths.get(kind) ?? 1)
      return [name, { value, sentences }]
    }),
  )
}
