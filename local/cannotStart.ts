import { accessSync, constants, existsSync, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'

/** A part cannot start for a reason the operator can mend: the message is the one sentence to show them. */
export class CannotStart extends Error {
  override readonly name = 'CannotStart'
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : 'unknown'

/** The command line's option that moves the part elsewhere, if it has one. */
const elsewhere = (option: string | undefined, port: number): string =>
  option ? ` or start Putright with ${option} ${port + 1}` : ''

/** What to do where a port could not be listened on. */
export const portRefused = (error: unknown, port: number, option?: string): Error => {
  const code = codeOf(error)
  if (code === 'EADDRINUSE')
    return new CannotStart(`Port ${port} is in use: stop what runs there${elsewhere(option, port)}.`, {
      cause: error,
    })
  if (code === 'EACCES')
    return new CannotStart(
      `Port ${port} may not be opened by this user: choose one above 1024${option ? ` with ${option} PORT` : ''}.`,
      { cause: error },
    )
  return new CannotStart(`Port ${port} could not be opened (${code}).`, { cause: error })
}

/** One folder after the other: Node's own recursive mkdir never returns where the parent cannot hold a folder (/proc). */
const makeFolder = (path: string): void => {
  if (existsSync(path)) return
  if (dirname(path) !== path) makeFolder(dirname(path))
  mkdirSync(path)
}

/** Makes a folder to keep state in and proves that it can be written. Throws `CannotStart`. */
export const ensureFolder = (path: string, option = '--data'): void => {
  try {
    makeFolder(path)
    // The dot asks for a folder: a file of that name is ENOTDIR.
    accessSync(`${path}/.`, constants.W_OK)
  } catch (error) {
    throw new CannotStart(
      `The folder ${path} can’t be written (${codeOf(error)}): give this user the right to, or choose another with ${option} DIR.`,
      { cause: error },
    )
  }
}
