import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '../..')

const run = (...words: readonly string[]) => {
  const command = [join(root, 'cli/putright.ts'), 'policy', ...words]
  const { stdout, stderr, status } = spawnSync(process.execPath, command, { encoding: 'utf8' })
  const lines = stdout.split('\n').filter((line) => line !== '')
  return { status, stderr, answers: lines.map((line) => JSON.parse(line)) }
}

test('list names the seven policies with their stages', () => {
  const { answers } = run('list')
  expect(answers.map(({ id }) => id)).toHaveLength(7)
  expect(answers).toContainEqual(
    expect.objectContaining({ id: 'flagship-2020', stages: ['stage-1', 'stage-2', 'appeal', 'external'] }),
  )
})

test('show prints the whole of one', () => {
  const [policy] = run('show', 'housing-solutions-2024').answers
  expect(policy).toMatchObject({
    id: 'housing-solutions-2024',
    decisions: { anyPartUpheldIsUpheld: true, clause: '9.1' },
    ombudsman: { telephone: '0300 111 3000' },
  })
})

test('check prints one finding a line, with exactly the four fields', () => {
  const { answers, status } = run('check', 'flagship-2020')
  expect(status).toBe(0)
  expect(answers).toHaveLength(75)
  for (const finding of answers) {
    expect(Object.keys(finding)).toEqual(['code', 'policy', 'verdict', 'why'])
    expect(['meets', 'exceeds', 'falls-short', 'silent']).toContain(finding.verdict)
  }
})

test('check --text is for people: a line a paragraph, and a count at the end', () => {
  const command = [join(root, 'cli/putright.ts'), 'policy', 'check', '--text', 'feedback-first-2021']
  const { stdout } = spawnSync(process.execPath, command, { encoding: 'utf8' })
  expect(stdout).toMatch(/^Code 6\.3 +exceeds +Shorter: 8 working days from received/m)
  expect(stdout).toMatch(/^Code 5\.2 +falls-short +Two feedback steps stand before stage 1\. \(4\)$/m)
  expect(stdout.trimEnd()).toMatch(/meets \d+, exceeds \d+, falls-short \d+, silent \d+, of 75 paragraphs\.$/)
})

test('check takes the file of a policy that is not ours yet: eight working days exceed the Code', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'putright-check-')), 'mine.yaml')
  const code = readFileSync(join(root, 'domain/policy/policies/code-2024.yaml'), 'utf8')
  const mine = code
    .replace('id: code-2024', 'id: mine')
    .replace(
      'count: 10, unit: working-days }, from: acknowledged',
      'count: 8, unit: working-days }, from: acknowledged',
    )
  writeFileSync(file, mine)
  const finding = run('check', file).answers.find(({ code }) => code === '6.3')
  expect(finding).toMatchObject({ verdict: 'exceeds', why: expect.stringContaining('8 working days') })
})

test('a bad file is refused with its line, exit code 2 and nothing on standard output', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'putright-check-')), 'bad.yaml')
  writeFileSync(file, 'id: Bad Policy\n')
  const { status, stderr, answers } = run('check', file)
  expect(status).toBe(2)
  expect(answers).toEqual([])
  expect(stderr).toContain(`${file}, line 1, id: an id has small letters`)
})

test('an unknown id is answered with those there are', () => {
  const { status, stderr } = run('show', 'code-2042')
  expect(status).toBe(2)
  expect(stderr).toContain('Write one of code-2024')
})
