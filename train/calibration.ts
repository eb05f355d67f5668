/** A score from a model that had not seen the message, and what was true. */
export interface Judged {
  readonly score: number
  readonly truth: boolean
}

const sigmoid = (score: number): number => 1 / (1 + Math.exp(-score))

/** Platt’s method: the slope and offset under which σ(slope · score + offset) is the share that is true. */
export const platt = (judged: readonly Judged[]): { slope: number; offset: number } => {
  const positives = judged.filter(({ truth }) => truth).length
  const high = (positives + 1) / (positives + 2)
  const low = 1 / (judged.length - positives + 2)
  let slope = 1
  let offset = 0
  for (let step = 0; step < 100; step += 1) {
    let [gradientSlope, gradientOffset, a, b, c] = [0, 0, 1e-6, 0, 1e-6]
    for (const { score, truth } of judged) {
      const chance = sigmoid(slope * score + offset)
      const error = chance - (truth ? high : low)
      const weight = Math.max(chance * (1 - chance), 1e-9)
      gradientSlope += error * score
      gradientOffset += error
      a += weight * score * score
      b += weight * score
      c += weight
    }
    const determinant = a * c - b * b
    const [moveSlope, moveOffset] = [
      (c * gradientSlope - b * gradientOffset) / determinant,
      (a * gradientOffset - b * gradientSlope) / determinant,
    ]
    slope -= Math.max(-1, Math.min(1, moveSlope))
    offset -= Math.max(-1, Math.min(1, moveOffset))
    if (Math.abs(moveSlope) + Math.abs(moveOffset) < 1e-9) break
  }
  return { slope: round(slope), offset: round(offset) }
}

export const round = (value: number): number => Number(value.toPrecision(5))

/** The probability from which on a flag is raised, by the best F-score; `beta` above 1 prizes recall. */
export const bestThreshold = (
  judged: readonly { readonly probability: number; readonly truth: boolean }[],
  beta: number,
): number => {
  const sorted = [...judged].sort((one, other) => other.probability - one.probability)
  const positives = judged.filter(({ truth }) => truth).length
  let [found, best, threshold] = [0, 0, 0.5]
  for (const [index, { probability, truth }] of sorted.entries()) {
    if (truth) found += 1
    const score = ((1 + beta ** 2) * found) / (beta ** 2 * positives + index + 1)
    if (score > best) [best, threshold] = [score, probability]
  }
  return round(Math.max(0.02, threshold * 0.98))
}

/** The highest probability from which on at least that share of what is true is found; 0 where nothing is true. */
export const highestWithRecall = (
  judged: readonly { readonly probability: number; readonly truth: boolean }[],
  recall: number,
): number => {
  const found = judged
    .filter(({ truth }) => truth)
    .map(({ probability }) => probability)
    .sort((one, other) => other - one)
  // A little lower, so that what rounding does leaves the last of them found.
  return round((found[Math.ceil(recall * found.length) - 1] ?? 0) * 0.999)
}
