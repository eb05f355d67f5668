import type { NoticeKind } from './kinds.ts'
import type { Part } from './part.ts'

export type { Part } from './part.ts'

/** What one letter, mail or reply says. All texts are plain; whoever renders them escapes them. */
export interface Notice {
  /** One key for one notice of a case, so that it is never recorded twice. */
  readonly key: string
  readonly kind: NoticeKind
  readonly subject: string
  readonly parts: readonly Part[]
}

/** Whose notice it is: the landlord's name and colour, and how to ring. */
export interface Letterhead {
  readonly name: string
  readonly telephone: string
  readonly accent: string
}
