import type { Labelled } from './corpus.ts'

/** A message and what a reader made of it. */
export interface Judgement {
  readonly message: Labelled
  readonly disposition: string
  readonly complaint: number
  readonly flags: readonly string[]
  readonly procedure: string | null
  readonly topic: string
  readonly asked: boolean
}

export const share = (part: number, whole: number): string =>
  whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`

export interface Found {
  readonly recall: string
  readonly precision: string
  readonly cases: number
}

/** Recall and precision of a yes-or-no question. */
export const foundOf = (
  all: readonly Judgement[],
  truth: (one: Judgement) => boolean,
  said: (one: Judgement) => boolean,
): Found => {
  const both = all.filter((one) => truth(one) && said(one)).length
  const cases = all.filter(truth).length
  return { recall: share(both, cases), precision: share(both, all.filter(said).length), cases }
}

export const right = (one: Judgement): boolean => one.disposition === one.message.disposition

export const accuracy = (all: readonly Judgement[]): string => share(all.filter(right).length, all.length)

/** Expected calibration error of the complaint’s probability, in ten bins of equal width. */
export const calibrationError = (all: readonly Judgement[]): number => {
  const bins = Array.from({ length: 10 }, (_, bin) =>
    all.filter(({ complaint }) => Math.min(9, Math.floor(complaint * 10)) === bin),
  )
  return bins.reduce((sum, bin) => {
    if (bin.length === 0) return sum
    const expected = bin.reduce((total, { complaint }) => total + complaint, 0) / bin.length
    const seen = bin.filter(({ message }) => message.disposition === 'complaint').length / bin.length
    return sum + (bin.length / all.length) * Math.abs(expected - seen)
  }, 0)
}

/**
 * The most complaints that can be found, of all there are, while of those read as complaints at least this share is one:
 * the best of all thresholds, chosen on these messages themselves.
 */
export const recallAtPrecision = (all: readonly Judgement[], least: number): string => {
  const ranked = [...all].sort((one, other) => other.complaint - one.complaint)
  let found = 0
  let most = 0
  ranked.forEach(({ message }, index) => {
    if (message.disposition === 'complaint') found += 1
    if (found / (index + 1) >= least) most = found
  })
  return share(most, found)
}
