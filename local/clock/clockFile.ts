import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import { z } from 'zod'

/** How far the running system is ahead of real time, and the latest instant it has shown. Milliseconds. */
const ClockState = z.object({ offsetMs: z.number().nonnegative(), latestMs: z.number().nonnegative() })
type ClockState = z.infer<typeof ClockState>

const readText = (file: string): string | undefined => {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}

/** The state kept in `file`; a clock never moved where there is no file. Throws where the file is damaged. */
export const readClockFile = (file: string): ClockState => {
  const text = readText(file)
  if (text === undefined) return { offsetMs: 0, latestMs: 0 }
  try {
    return ClockState.parse(JSON.parse(text))
  } catch (cause) {
    throw new Error(`${file} does not hold a clock: mend or delete it to go back to real time`, { cause })
  }
}

/**
 * Replaces the file in one step, so that a kill leaves the old state or the new one.
 * `sync` also reaches the disk before returning, for the end of a move.
 */
export const writeClockFile = (file: string, state: ClockState, sync: boolean): void => {
  mkdirSync(dirname(file), { recursive: true })
  const next = `${file}.next`
  const handle = openSync(next, 'w')
  try {
    writeSync(handle, JSON.stringify(state))
    if (sync) fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
  renameSync(next, file)
}
