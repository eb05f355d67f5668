/** How a paragraph of the Code is compared with a policy. */
export type Comparison =
  /** The policy's number beside the Code's own, for a step of a stage. */
  | {
      readonly kind: 'limit'
      readonly stage: 'stage-1' | 'stage-2'
      readonly step: 'acknowledge' | 'respond' | 'extension'
    }
  | { readonly kind: 'extension-notice'; readonly stage: 'stage-1' | 'stage-2' }
  /** The answer goes out when it is known, not when the actions are done. */
  | { readonly kind: 'answer-when-known'; readonly stage: 'stage-1' | 'stage-2' }
  | { readonly kind: 'stages-at-most'; readonly count: number }
  | { readonly kind: 'no-stage-before' }
  | { readonly kind: 'no-reasons-required' }
  /** No younger matter may be left out for its age. */
  | { readonly kind: 'age'; readonly months: number }

/**
 * Paragraphs of the Code 2024 that numbers and structure decide. For every other paragraph a policy names the
 * clause that answers it, or is silent; words that fall short are recorded with the policy.
 */
export const comparisons: Readonly<Record<string, Comparison>> = {
  '2.2(a)': { kind: 'age', months: 12 },
  '2.3': { kind: 'age', months: 12 },
  '5.2': { kind: 'no-stage-before' },
  '5.3': { kind: 'stages-at-most', count: 2 },
  '6.2': { kind: 'limit', stage: 'stage-1', step: 'acknowledge' },
  '6.3': { kind: 'limit', stage: 'stage-1', step: 'respond' },
  '6.4': { kind: 'limit', stage: 'stage-1', step: 'extension' },
  '6.5': { kind: 'extension-notice', stage: 'stage-1' },
  '6.6': { kind: 'answer-when-known', stage: 'stage-1' },
  '6.11': { kind: 'limit', stage: 'stage-2', step: 'acknowledge' },
  '6.12': { kind: 'no-reasons-required' },
  '6.14': { kind: 'limit', stage: 'stage-2', step: 'respond' },
  '6.15': { kind: 'limit', stage: 'stage-2', step: 'extension' },
  '6.16': { kind: 'extension-notice', stage: 'stage-2' },
  '6.17': { kind: 'answer-when-known', stage: 'stage-2' },
}
