import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '../..')

const run = (...words: readonly string[]) => {
  const command = [join(root, 'cli/putright.ts'), 'simulate', ...words]
  const { stdout, stderr, status } = spawnSync(process.execPath, command, { encoding: 'utf8' })
  const lines = stdout.split('\n').filter((line) => line !== '')
  return { status, stderr, answers: lines.map((line) => JSON.parse(line)) }
}

test('a run prints its year, its dates and its weeks, and shows on standard error how far it is', () => {
  const { status, stderr, answers } = run('--policy', 'spso-2020', '--weeks', '8')
  expect(status).toBe(0)
  expect(answers[0]).toMatchObject({ kind: 'year', policy: 'spso-2020', weeks: 8 })
  expect(answers.filter(({ kind }) => kind === 'week')).toHaveLength(8)
  expect(answers.filter(({ kind }) => kind === 'date').map(({ milestone }) => milestone)).toContain('respond')
  expect(stderr).toContain('100%')
})

test('a changed number of days runs beside the policy as written, and both are drawn', () => {
  const svg = join(mkdtempSync(join(tmpdir(), 'putright-')), 'year.svg')
  const { answers } = run('--policy', 'code-2024', '--weeks', '8', '--stage-1-days', '8', '--svg', svg)
  expect(answers.filter(({ kind }) => kind === 'year').map(({ variant }) => variant)).toEqual([
    'as written',
    'stage 1 in 8 working days',
  ])
  expect(readFileSync(svg, 'utf8')).toContain('changed: stage 1 in 8 working days')
})

test('what cannot be run says what to mend, with exit code 2', () => {
  const bad = run('--policy', 'code-2024', '--handlers', '0', '--from', '2027-01-05')
  expect(bad.status).toBe(2)
  expect(bad.stderr).toContain('--handlers')
  expect(bad.stderr).toContain('the first day is a Monday')
  const noNumber = run('--policy', 'flagship-2018', '--stage-1-days', '8')
  expect([noNumber.status, noNumber.stderr]).toEqual([2, expect.stringContaining('--stage-1-days')])
  expect(run('--policy', 'no-such-policy').status).toBe(2)
})
