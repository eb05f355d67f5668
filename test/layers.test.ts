import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'

const planted = mkdtempSync(join(tmpdir(), 'putright-layers-'))

afterAll(() => rmSync(planted, { recursive: true }))

const plant = (path: string, text: string): void => {
  const file = join(planted, path)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, text)
}

/** What the layer rules say of files planted in a tree of the same rooms. */
const verdict = (): string => {
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [
      resolve('node_modules/dependency-cruiser/bin/dependency-cruise.mjs'),
      '--config',
      resolve('.dependency-cruiser.mjs'),
      'domain',
      'functions',
      'bots',
      'local',
    ],
    { cwd: planted, encoding: 'utf8' },
  )
  return stdout + stderr
}

describe('the layer rules can fail', () => {
  test.each([
    ['domain-is-pure', 'domain/reachesOut.ts', "import '../functions/entry.ts'"],
    ['domain-is-pure', 'domain/readsFiles.ts', "import 'node:fs'"],
    ['nothing-needs-local', 'functions/needsLocal.ts', "import '../local/server.ts'"],
    ['functions', 'functions/needsBots.ts', "import '../bots/bot.ts'"],
    ['bots', 'bots/needsFunctions.ts', "import '../functions/entry.ts'"],
    ['nothing-unresolved', 'bots/lost.ts', "import './nowhere.ts'"],
  ])('%s refuses %s', (rule, path, text) => {
    plant('functions/entry.ts', 'export const entry = 1')
    plant('bots/bot.ts', 'export const bot = 1')
    plant('local/server.ts', 'export const server = 1')
    plant('domain/pure.ts', 'export const pure = 1')
    plant(path, text)
    expect(verdict()).toContain(`error ${rule}: ${path}`)
    rmSync(join(planted, path))
  })
})
