/** A source of numbers from 0 up to 1, the same for the same seed. */
export type Random = () => number

/** Mulberry32: small, fast, and even enough for queues. */
export const randomFrom = (seed: number): Random => {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** How many of something happen, where `mean` of them do on average (Knuth's method; fine for small means). */
export const poisson = (random: Random, mean: number): number => {
  const limit = Math.exp(-mean)
  let product = random()
  let count = 0
  while (product > limit) {
    product *= random()
    count += 1
  }
  return count
}

const normal = (random: Random): number =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())

/** A time of which half are shorter than `median` and a few much longer, as the length of investigations is. */
export const lognormal = (random: Random, median: number, spread: number): number =>
  median * Math.exp(spread * normal(random))
