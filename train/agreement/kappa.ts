/** One thing as two people named it. */
export type Pair = readonly [first: string, second: string]

/** How often two people name the same, 0 to 1. */
export const rawAgreement = (pairs: readonly Pair[]): number =>
  pairs.filter(([first, second]) => first === second).length / pairs.length

const shareOf = (name: string, names: readonly string[]): number =>
  names.filter((one) => one === name).length / names.length

/**
 * Cohen’s kappa: how far agreement goes beyond what chance would give two people with these habits. 1 is always,
 * 0 is chance. `null` where chance alone would have them agree always, since it then says nothing.
 * J. Cohen, “A coefficient of agreement for nominal scales”, Educational and Psychological Measurement 20 (1960).
 */
export const cohensKappa = (pairs: readonly Pair[]): number | null => {
  const firsts = pairs.map(([first]) => first)
  const seconds = pairs.map(([, second]) => second)
  const byChance = [...new Set([...firsts, ...seconds])].reduce(
    (sum, name) => sum + shareOf(name, firsts) * shareOf(name, seconds),
    0,
  )
  return byChance === 1 ? null : (rawAgreement(pairs) - byChance) / (1 - byChance)
}
