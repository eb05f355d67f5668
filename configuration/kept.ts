import { statSync } from 'node:fs'

/** What was made from files, and the files that it was made from. */
export interface Made<T> {
  readonly value: T
  readonly files: readonly string[]
}

/** How often, in milliseconds, the files are looked at again; a change is taken up within that time. */
const lookAgainAfter = 1000

const stampOf = (files: readonly string[]): string =>
  files.map((file) => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 'gone').join(' ')

/**
 * Keeps what was made from files and makes it anew when one of them has changed, so that an edited policy or a new
 * list of bank holidays is taken up while the system runs. Where the new text is not sound, the last sound one stays
 * and `complain` is told; the first time, the error is thrown.
 */
export const kept = <T>(make: () => Made<T>, complain: (error: unknown) => void): (() => T) => {
  let last: (Made<T> & { readonly stamp: string }) | undefined
  let looked = 0

  const again = (known: Made<T>, stamp: string): Made<T> & { readonly stamp: string } => {
    try {
      return { ...make(), stamp }
    } catch (error) {
      complain(error)
      return { ...known, stamp }
    }
  }

  return () => {
    if (last === undefined) {
      const made = make()
      last = { ...made, stamp: stampOf(made.files) }
      looked = performance.now()
      return last.value
    }
    if (performance.now() - looked < lookAgainAfter) return last.value
    looked = performance.now()
    const stamp = stampOf(last.files)
    if (stamp !== last.stamp) last = again(last, stamp)
    return last.value
  }
}

/** Says on standard error what keeps a changed file from being taken up. */
export const complainOnStandardError = (error: unknown): void =>
  console.error(
    `${error instanceof Error ? error.message : String(error)}\nThe last sound text stays in use.`,
  )
