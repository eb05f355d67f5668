/** One part of a notice, so that one source gives the text, the email and the chat forms of it. */
export type Part =
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'heading'; readonly text: string }
  /** What to do about danger, before anything else. */
  | { readonly kind: 'danger'; readonly text: string }
  /** The resident's own words, given back. */
  | { readonly kind: 'quote'; readonly text: string }
  /** Dates and what happens on each, in order. */
  | { readonly kind: 'steps'; readonly steps: readonly { readonly when: string; readonly what: string }[] }

/** What one letter, mail or reply says. All texts are plain; whoever renders them escapes them. */
export interface Notice {
  /** One key for one notice of a case, so that it is never recorded twice. */
  readonly key: string
  readonly subject: string
  readonly parts: readonly Part[]
}

/** Whose notice it is: the landlord's name and colour, and how to ring. */
export interface Letterhead {
  readonly name: string
  readonly telephone: string
  readonly accent: string
}
