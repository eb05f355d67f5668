import type { Refusal } from './command.ts'
import type { CaseEvent } from './event.ts'

/** What a command comes to: the events that follow (none where it was done already), or why not. */
export type Decision = { readonly events: readonly CaseEvent[] } | { readonly refusal: Refusal }

export const refuse = (why: string, clause?: string): { readonly refusal: Refusal } => ({
  refusal: clause === undefined ? { why } : { why, clause },
})

/** It has been done already: asking again changes nothing. */
export const nothing: Decision = { events: [] }

export const did = (...events: readonly CaseEvent[]): Decision => ({ events })

/** The first of several refusals that holds; `null` where none does. */
export const firstOf = (...checks: readonly (() => Refusal | null)[]): Refusal | null => {
  for (const check of checks) {
    const refusal = check()
    if (refusal !== null) return refusal
  }
  return null
}

/** A refusal where something holds. */
export const when = (holds: boolean, why: string, clause?: string): Refusal | null =>
  holds ? refuse(why, clause).refusal : null

export const blank = (text: string): boolean => text.trim() === ''
