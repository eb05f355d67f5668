import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { CannotStart, ensureFolder } from './cannotStart.ts'

/**
 * Keeps a data folder to one process: SQLite's exclusive lock is the operating system's, so it ends with the process
 * however that ends, and no stale file is left to delete. Returns the release. Throws `CannotStart`.
 */
export const lockFolder = (path: string): (() => void) => {
  ensureFolder(path)
  const database = new DatabaseSync(join(path, '.lock'))
  try {
    database.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    database.close()
    throw new CannotStart(
      `Another Putright uses the folder ${path}: stop it, or start this one with --data DIR.`,
      { cause: error },
    )
  }
  return () => database.close()
}
