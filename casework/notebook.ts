import type { Instant } from '../domain/calendar/instant.ts'

/** What the staff's chat tools have to remember between two calls: small, by page and key, and gone after a time. */
export interface Notebook {
  /** Writes it unless something stands there already; whether this call was the first. */
  claim(note: Note): Promise<boolean>
  write(note: Note): Promise<void>
  read(page: string, key: string): Promise<unknown>
  /** All notes of a page, by key. */
  list(page: string): Promise<readonly { readonly key: string; readonly value: unknown }[]>
}

export interface Note {
  readonly page: string
  readonly key: string
  /** Anything that JSON can hold; null for nothing any more. */
  readonly value: unknown
  /** When it may be forgotten, on the clock of the machine that keeps it; left out, never. */
  readonly until?: Instant
}
