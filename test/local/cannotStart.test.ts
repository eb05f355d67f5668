import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { CannotStart, ensureFolder, portRefused } from '../../local/cannotStart.ts'

let path: string
beforeEach(() => {
  path = mkdtempSync(join(tmpdir(), 'putright-folder-'))
})
afterEach(() => {
  chmodSync(path, 0o700)
  rmSync(path, { recursive: true, force: true })
})

const refusalOf = (folder: string): string => {
  try {
    ensureFolder(folder)
    return 'none'
  } catch (error) {
    expect(error).toBeInstanceOf(CannotStart)
    return error instanceof Error ? error.message : ''
  }
}

test('a folder is made with its parents, and one that is there is left as it is', () => {
  const folder = join(path, 'a', 'b', 'c')
  ensureFolder(folder)
  ensureFolder(folder)
  expect(existsSync(folder)).toBe(true)
})

test('a file in the folder’s place is one sentence that says what to do', () => {
  const file = join(path, 'file')
  writeFileSync(file, '')
  expect(refusalOf(file)).toBe(
    `The folder ${file} can’t be written (ENOTDIR): give this user the right to, or choose another with --data DIR.`,
  )
  expect(refusalOf(join(file, 'below'))).toContain(
    `The folder ${join(file, 'below')} can’t be written (ENOTDIR)`,
  )
})

test.skipIf(process.getuid?.() === 0)('a folder that this user may not write is told of', () => {
  chmodSync(path, 0o500)
  expect(refusalOf(path)).toContain('can’t be written (EACCES)')
})

test.skipIf(!existsSync('/proc/self'))('a place where no folder can be made is told of', () => {
  expect(refusalOf('/proc/putright/data')).toContain('The folder /proc/putright/data can’t be written')
})

test('a port below 1024 that this user may not open says which to choose', () => {
  const error = Object.assign(new Error('denied'), { code: 'EACCES' })
  expect(portRefused(error, 25, '--smtp-port').message).toBe(
    'Port 25 may not be opened by this user: choose one above 1024 with --smtp-port PORT.',
  )
})
