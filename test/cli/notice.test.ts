import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '../..')

const run = (...words: readonly string[]) =>
  spawnSync(process.execPath, [join(root, 'cli/putright.ts'), 'notice', ...words], { encoding: 'utf8' })

test('list prints a line a kind, with what it must hold and the clause that says so', () => {
  const lines = run('list')
    .stdout.trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  expect(lines.find(({ kind }) => kind === 'extension').needs).toContainEqual({
    element: 'reasons',
    clause: 'Code 6.4, 6.15',
  })
})

test('preview shows an example in each form', () => {
  expect(run('preview', 'extension').stdout).toMatch(/^Subject: We need more time to answer you/)
  expect(run('preview', 'extension', '--format', 'html').stdout).toMatch(/^<!doctype html>/)
  expect(run('preview', 'extension', '--format', 'chat').stdout).toContain('Why we need more time')
  const [card] = JSON.parse(run('preview', 'extension', '--format', 'card').stdout)
  expect(card).toMatchObject({ type: 'RichTextBlock' })
  const [block] = JSON.parse(run('preview', 'extension', '--format', 'blocks').stdout)
  expect(block).toMatchObject({ type: 'section' })
})

test('preview under another policy has its dates and names; where it has no such letter it says why', () => {
  expect(
    run('preview', 'response', '--policy', 'housing-solutions-2024', '--stage', 'second').stdout,
  ).toContain('this step is called “Stage two”')
  const { status, stderr } = run('preview', 'meeting', '--policy', 'code-2024')
  expect({ status, stderr }).toMatchObject({ status: 2, stderr: expect.stringContaining('meeting: ') })
})

test('check names file and line of what is wrong', () => {
  const folder = mkdtempSync(join(tmpdir(), 'notices-'))
  const file = join(folder, 'home.notices.yaml')
  writeFileSync(file, 'notices:\n  survey:\n    subject: How?\n    body: "Tell us: {how}"\n')
  const { status, stderr } = run('check', file)
  rmSync(folder, { recursive: true })
  expect(status).toBe(2)
  expect(stderr).toMatch(/home\.notices\.yaml, line 4, notices\.survey\.body: \{how\} means nothing here/)
})
