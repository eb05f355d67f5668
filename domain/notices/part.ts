/** One part of a notice, so that one source gives the text, the email and the chat forms of it. */
export type Part =
  /** `lang`: the language of it, where it is not English (BCP 47; WCAG 3.1.2). */
  | { readonly kind: 'paragraph'; readonly text: string; readonly lang?: string }
  | { readonly kind: 'heading'; readonly text: string }
  /** What to do about danger, before anything else. */
  | { readonly kind: 'danger'; readonly text: string }
  /** Somebody's own words, given back. */
  | { readonly kind: 'quote'; readonly text: string }
  /** Dates and what happens on each, in order. */
  | { readonly kind: 'steps'; readonly steps: readonly { readonly when: string; readonly what: string }[] }
